/**
 * One running product to a folder. `launcher.pid` says which process runs the database in this folder; it appears whole by
 * a hard link, which only one of two racing starts can make. A file left by a process that is gone is moved aside, and put
 * back if it turns out to be another start's new one. PostgreSQL's own postmaster.pid stands guard beneath.
 */
import { randomUUID } from 'node:crypto'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { databaseProblems } from '../problems.ts'
import { isAlive, ourselves, type Identity } from './process-identity.ts'

export interface Holder extends Identity {
  readonly socketFolder: string
}

const attempts = 20

const lockFile = (folder: string): string => join(folder, 'launcher.pid')

/**
 * Claims the folder for this process and returns how to let it go. Throws `database.already-running` when a living process
 * holds it, this one included.
 */
export async function claimFolder(folder: string, socketFolder: string): Promise<() => Promise<void>> {
  const mine = JSON.stringify({ ...ourselves(), socketFolder } satisfies Holder)
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (await placed(folder, mine)) return () => letGo(folder, mine)
    await setAsideIfStale(folder)
  }
  throw databaseProblems.alreadyRunning({ folder, pid: (await holderOf(folder))?.pid ?? 0 })
}

/** The living process that runs the database in this folder, or null. */
export async function holderOf(folder: string): Promise<Holder | null> {
  const holder = parse(await readIfThere(lockFile(folder)))
  return holder && isAlive(holder) ? holder : null
}

async function placed(folder: string, mine: string): Promise<boolean> {
  const draft = join(folder, `launcher.${randomUUID()}`)
  await writeFile(draft, mine)
  try {
    await link(draft, lockFile(folder))
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

async function setAsideIfStale(folder: string): Promise<void> {
  refuseIfAlive(folder, await readIfThere(lockFile(folder)))
  const aside = join(folder, `launcher.${randomUUID()}`)
  try {
    await rename(lockFile(folder), aside)
  } catch {
    return
  }
  try {
    const moved = await readIfThere(aside)
    const holder = parse(moved)
    if (holder && isAlive(holder)) await link(aside, lockFile(folder)).catch(() => undefined)
    refuseIfAlive(folder, moved)
  } finally {
    await rm(aside, { force: true })
  }
}

function refuseIfAlive(folder: string, text: string | null): void {
  const holder = parse(text)
  if (holder && isAlive(holder)) throw databaseProblems.alreadyRunning({ folder, pid: holder.pid })
}

async function letGo(folder: string, mine: string): Promise<void> {
  if ((await readIfThere(lockFile(folder))) === mine) await rm(lockFile(folder), { force: true })
}

async function readIfThere(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null)
}

function parse(text: string | null): Holder | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null')
    return value !== null && typeof value === 'object' && 'pid' in value ? (value as Holder) : null
  } catch {
    return null
  }
}
