/**
 * The PostgreSQL server that comes with the product: made on first start, reached by a private socket alone, watched and
 * started again if it ends, stopped with us. One running product to a folder. Needs nothing installed but npm packages.
 */
import { rmdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { asOwner } from './connection.ts'
import { checkDurability, checkServerVersion, type Query } from './durability.ts'
import { serverAccount, type Account } from './embedded/account.ts'
import { dataArgument, initialise } from './embedded/initialise.ts'
import { claimFolder, holderOf } from './embedded/launcher-lock.ts'
import { databaseName, ownerUser } from './embedded/names.ts'
import { stopOrphan } from './embedded/orphan.ts'
import { findPlaces, makeSocketFolder, type Places } from './embedded/places.ts'
import { nativePackage, usablePrograms, type NativePackage } from './embedded/programs.ts'
import { supervise, type Supervised } from './embedded/supervise.ts'
import { databaseProblems } from './problems.ts'

/** Where to connect: `new pg.Client({ host: socketFolder, user: ownerUser, database })`. */
export interface EmbeddedAddress {
  readonly socketFolder: string
  readonly database: string
  readonly ownerUser: string
}

export interface EmbeddedServer extends EmbeddedAddress {
  /** PostgreSQL's own folder, for backups. */
  readonly dataFolder: string
  /** The server's process now; another one after it was started again. */
  readonly pid: number
  /** A fast shutdown; resolves when the server has ended and the folder is free. Safe to call again. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** The database is in `<folder>/postgres`. Made if it is not there. */
  readonly folder: string
  log(line: string): void
  /** Under root, the account that runs the server (it must be known to the system); `nobody` if left out. */
  readonly uid?: number
  /** Another copy of the programs than the installed package, for tests. */
  readonly nativePackage?: NativePackage
}

/** Starts the server. Throws a `Problem` in plain words when it cannot; nothing is left running then. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const account = serverAccount(options.uid)
  const places = await findPlaces(resolve(options.folder), account)
  if (places.closed && process.platform !== 'linux') throw databaseProblems.folderClosed({ folder: places.folder })
  const letGo = await claimFolder(places.folder, places.socketFolder)
  try {
    const supervised = await startHeld(options, places, account)
    let stopped: Promise<void> | undefined
    return {
      ...addressOf(places.socketFolder),
      dataFolder: places.data,
      get pid() {
        return supervised.pid()
      },
      stop: () => (stopped ??= stopAll(supervised, places, letGo)),
    }
  } catch (error) {
    await letGo()
    throw error
  }
}

/** The database of a product that is running on this folder now (for commands beside it), or null. */
export async function runningEmbedded(folder: string): Promise<EmbeddedAddress | null> {
  const holder = await holderOf(resolve(folder))
  return holder && addressOf(holder.socketFolder)
}

const addressOf = (socketFolder: string): EmbeddedAddress => ({ socketFolder, database: databaseName, ownerUser })

async function startHeld(options: EmbeddedOptions, places: Places, account: Account | null): Promise<Supervised> {
  const found = options.nativePackage ?? (await nativePackage())
  const programs = await usablePrograms(found, places.programs, account)
  await stopOrphan(places.data, options.log)
  await initialise(places, programs, account)
  await makeSocketFolder(places.socketFolder, account)
  const supervised = await supervise({
    postgres: programs.postgres,
    data: places.data,
    dataArgument: dataArgument(places),
    socketFolder: places.socketFolder,
    account,
    log: options.log,
  })
  try {
    await prepareDatabase(places.socketFolder)
    return supervised
  } catch (error) {
    await supervised.stop()
    throw error
  }
}

async function prepareDatabase(socketFolder: string): Promise<void> {
  await asOwner({ socketFolder, database: 'postgres', user: ownerUser }, async client => {
    const query: Query = async sql => (await client.query<Record<string, unknown>>(sql)).rows
    await checkServerVersion(query)
    await checkDurability(query)
    const there = await query(`select from pg_database where datname = '${databaseName}'`)
    if (there.length === 0) await query(`create database ${databaseName}`)
  })
}

async function stopAll(supervised: Supervised, places: Places, letGo: () => Promise<void>): Promise<void> {
  await supervised.stop()
  await rmdir(places.socketFolder).catch(() => undefined)
  await letGo()
}
