/**
 * Keeps the server running: a server that ends without being asked is started again, after a pause that grows while it
 * keeps failing. What was acknowledged is still there, for PostgreSQL recovers from its write-ahead log.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { Problem } from '#domain/problem.ts'
import { databaseProblems } from '../problems.ts'
import { isServerOf, recordedServer } from './orphan.ts'
import { startServerProcess, type ServerPlan, type ServerProcess } from './server-process.ts'

export interface Supervised {
  /** The server's process now; it changes when it is started again. */
  pid(): number
  stop(): Promise<void>
}

const shortestPause = 100
const longestPause = 5_000
const firstAttempts = 20
/** After this long a fast shutdown is taken to hang, and the server is dropped; it recovers at the next start. */
const stopPatience = 60_000

/** Resolves when the server first accepts connections. Throws when it does not start; nothing is left running then. */
export async function supervise(plan: ServerPlan): Promise<Supervised> {
  let server = await firstStart(plan)
  const stopping = new AbortController()
  const asked = (): boolean => stopping.signal.aborted
  const watch = async (): Promise<void> => {
    let failures = 0
    for (;;) {
      await server.ended
      if (asked()) return
      const wait = Math.min(longestPause, shortestPause * 2 ** failures)
      plan.log(`database: the server ended without being asked; starting it again in ${wait} ms`)
      await pause(wait, undefined, { signal: stopping.signal }).catch(() => undefined)
      if (asked()) return
      server = startServerProcess(plan)
      failures = (await server.ready) ? 0 : failures + 1
    }
  }
  const watching = watch()
  return {
    pid: () => server.pid ?? 0,
    async stop() {
      stopping.abort()
      await stopServer(server)
      await watching
    },
  }
}

async function stopServer(server: ServerProcess): Promise<void> {
  server.signal('SIGINT')
  const givingUp = setTimeout(() => server.signal('SIGQUIT'), stopPatience)
  await server.ended
  clearTimeout(givingUp)
}

/** What is left of a killed server may take a moment to let go of its memory, or to be cleared up by the system: try again. */
async function firstStart(plan: ServerPlan): Promise<ServerProcess> {
  for (let attempt = 1; ; attempt += 1) {
    const server = startServerProcess(plan)
    if (await server.ready) return server
    const said = server.said().join('\n')
    const locked = said.includes('lock file "postmaster.pid" already exists')
    const lingering = locked || (said.includes('shared memory block') && said.includes('in use'))
    if (locked) await refuseLivingServer(plan.data)
    if (lingering && attempt < firstAttempts) await pause(shortestPause * attempt)
    else throw await whyNot(plan.data, locked, said)
  }
}

async function refuseLivingServer(data: string): Promise<void> {
  const pid = await recordedServer(data)
  if (pid !== null && (await isServerOf(pid, data))) throw databaseProblems.alreadyRunning({ folder: data, pid })
}

async function whyNot(data: string, locked: boolean, said: string): Promise<Problem> {
  if (!locked) return databaseProblems.didNotStart({ folder: data, said })
  return databaseProblems.lockInDoubt({ folder: data, pid: (await recordedServer(data)) ?? 0 })
}
