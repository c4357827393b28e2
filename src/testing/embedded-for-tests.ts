/**
 * For tests of the embedded database: a folder of its own, a query on a server, and a second product as another process,
 * which can be killed outright as a power cut would.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { asOwner } from '#platform/database/connection.ts'
import type { EmbeddedAddress } from '#platform/database/embedded.ts'

/** A private temporary folder, removed when the test ends. */
export async function temporaryFolder(test: { after(work: () => Promise<void>): void }): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lfa-test-'))
  test.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** The rows of one statement, run as the database's owner on a connection of its own. */
export async function rowsOn(server: EmbeddedAddress, sql: string): Promise<readonly Record<string, unknown>[]> {
  const address = { socketFolder: server.socketFolder, database: server.database, user: server.ownerUser }
  return asOwner(address, async client => (await client.query<Record<string, unknown>>(sql)).rows)
}

/** The same, tried until the server answers again (it was killed and is being started anew). */
export async function rowsOnceBack(server: EmbeddedAddress, sql: string): Promise<readonly Record<string, unknown>[]> {
  const deadline = performance.now() + 10_000
  for (;;) {
    try {
      return await rowsOn(server, sql)
    } catch (error) {
      if (performance.now() > deadline) throw error
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  }
}

export interface OtherProduct extends EmbeddedAddress {
  readonly pid: number
  readonly process: ChildProcess
}

/** Another process that runs the database in this folder until it is killed. */
export async function otherProduct(folder: string): Promise<OtherProduct> {
  const module = new URL('../platform/database/embedded.ts', import.meta.url).href
  const script = `
    const { startEmbedded } = await import(${JSON.stringify(module)})
    const { socketFolder, database, ownerUser, pid } = await startEmbedded({ folder: ${JSON.stringify(folder)}, log() {} })
    console.log(JSON.stringify({ socketFolder, database, ownerUser, pid }))`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return { ...(JSON.parse(line) as EmbeddedAddress & { pid: number }), process: child }
}

/** Ends a process at once, as a power cut would, and waits until it is gone. */
export async function killOutright(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}
