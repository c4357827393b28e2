/**
 * Where everything of one embedded database is: `<folder>/postgres` (the data), `<folder>/launcher.pid`, the socket, and a
 * copy of the programs where the packaged ones cannot be used. A socket's path must be short and enterable by the server's
 * account, so it moves to a private folder under the system's temporary folder when `<folder>/socket` is not.
 */
import { lstat, mkdir, realpath } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sha256 } from '../../digest.ts'
import { databaseProblems } from '../problems.ts'
import { canEnter, give, type Account } from './account.ts'

export interface Places {
  /** The caller's folder, by its real path. */
  readonly folder: string
  readonly data: string
  /** The server's account cannot reach the folder by path: it must be started inside it. */
  readonly closed: boolean
  readonly socketFolder: string
  /** Where a copy of the programs goes if one is needed. */
  readonly programs: string
}

/** 100 characters for the whole path, of which `/.s.PGSQL.5432` takes 14. */
const longestSocketFolder = 85
const shortNameLength = 16

export async function findPlaces(asked: string, account: Account | null): Promise<Places> {
  await mkdir(asked, { recursive: true })
  const folder = await realpath(asked)
  const closed = !(await canEnter(account, folder))
  const name = sha256(folder).slice(0, shortNameLength)
  return {
    folder,
    data: join(folder, 'postgres'),
    closed,
    socketFolder: await socketPlace(folder, closed, name, account),
    programs: closed ? join('/var/lib/learning-from-audit', name) : folder,
  }
}

async function socketPlace(folder: string, closed: boolean, name: string, account: Account | null): Promise<string> {
  const beside = join(folder, 'socket')
  if (!closed && beside.length <= longestSocketFolder) return beside
  const temporary = await realpath(tmpdir()).catch(() => '/tmp')
  const short = join(temporary, `lfa-${name}`)
  const usable = short.length <= longestSocketFolder && (await canEnter(account, temporary))
  return usable ? short : join('/tmp', `lfa-${name}`)
}

/** Makes the socket folder, for the server's account alone. Throws if somebody else has put something there. */
export async function makeSocketFolder(socketFolder: string, account: Account | null): Promise<void> {
  try {
    await mkdir(socketFolder, { mode: 0o700 })
    await give(account, socketFolder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  if (!(await isOurs(socketFolder, account))) throw databaseProblems.socketFolderTaken({ folder: socketFolder })
  await give(account, socketFolder)
}

async function isOurs(socketFolder: string, account: Account | null): Promise<boolean> {
  const found = await lstat(socketFolder)
  const own = process.getuid?.()
  return found.isDirectory() && [account?.uid ?? own, own].includes(found.uid) && (found.mode & 0o077) === 0
}
