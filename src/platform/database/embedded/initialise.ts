/**
 * Makes the data folder on first start. It is made beside its place and moved there when whole, so that a start that is cut
 * short leaves nothing that a later start could mistake for a database. Sorting is by code point (built-in C.UTF-8), which
 * no change of libraries can alter under an index.
 */
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { databaseProblems } from '../problems.ts'
import { give, giveTree, type Account } from './account.ts'
import { ownerUser } from './names.ts'
import type { Places } from './places.ts'
import type { Programs } from './programs.ts'

const run = promisify(execFile)

const initialArguments = [
  '--data-checksums',
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
  '--auth-local=trust',
  '--auth-host=reject',
  '--no-instructions',
  `--username=${ownerUser}`,
] as const

/** How the server's account names a data folder: by its path, or as "where I am" when it cannot walk the path. */
export const dataArgument = (places: Places): string => (places.closed ? '/proc/self/cwd' : places.data)

/** Makes the data folder if there is none. Throws when something else is there or another version made it. */
export async function initialise(places: Places, programs: Programs, account: Account | null): Promise<void> {
  const version = await readFile(join(places.data, 'PG_VERSION'), 'utf8').catch(() => null)
  if (version === null) return makeNew(places, programs, account)
  const found = Number.parseInt(version, 10)
  if (found !== programs.major) {
    throw databaseProblems.otherMajor({ folder: places.data, found, expected: programs.major })
  }
  await giveTree(account, places.data)
}

async function makeNew(places: Places, programs: Programs, account: Account | null): Promise<void> {
  const present = await readdir(places.data).catch(() => [])
  if (present.length > 0) throw databaseProblems.notADatabase({ folder: places.data })
  await clearPartial(places.data)
  const partial = `${places.data}.partial-${randomUUID()}`
  await mkdir(partial, { mode: 0o700 })
  await give(account, partial)
  await runInitdb({ ...places, data: partial }, programs, account)
  await rename(partial, places.data)
  await keepOnDisk(dirname(places.data))
}

/** An earlier initdb may outlive the start that was killed: it loses its folder and ends, and never meets the new one's. */
async function clearPartial(data: string): Promise<void> {
  const left = (await readdir(dirname(data))).filter(name => name.startsWith(`${basename(data)}.partial`))
  for (const name of left) {
    await rm(join(dirname(data), name), { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined)
  }
}

async function runInitdb(places: Places, programs: Programs, account: Account | null): Promise<void> {
  const options = { cwd: places.data, env: { LC_ALL: 'C', TZ: 'UTC' }, ...account }
  try {
    await run(programs.initdb, [...initialArguments, `--pgdata=${dataArgument(places)}`], options)
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim()
    throw databaseProblems.didNotStart({ folder: places.folder, said: said || String(error) })
  }
}

/** A rename is sure to be there after a power cut only once its folder is written. */
async function keepOnDisk(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
