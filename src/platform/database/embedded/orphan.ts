/**
 * When our own process is killed outright, the database lives on without a parent. The next start stops it as it would its
 * own and starts anew, once the process is shown to be a PostgreSQL server of this very folder whose launcher is gone. The
 * file postmaster.pid is only read; PostgreSQL alone judges whether it is stale.
 */
import { execFileSync } from 'node:child_process'
import { readFile, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { databaseProblems } from '../problems.ts'
import { isAlive, beginningOf, ourselves, type Identity } from './process-identity.ts'

const pollEvery = 50
const patience = 60_000
const markName = 'lfa.launcher'

/** A setting for the server's command line that says who launched it, so that a later start can tell an orphan. */
export function launcherMark(): Readonly<Record<string, string>> {
  const { pid, began } = ourselves()
  return { [markName]: `${pid}:${encodeURIComponent(began ?? '')}` }
}

/** The process number in postmaster.pid, whoever it is; null when there is no such file. */
export async function recordedServer(data: string): Promise<number | null> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number.parseInt(text, 10)
  return Number.isInteger(pid) && pid > 1 ? pid : null
}

/**
 * Stops a server of this data folder that an earlier run left behind, by a fast shutdown. Throws
 * `database.already-running` when its launcher is alive.
 */
export async function stopOrphan(data: string, log: (line: string) => void): Promise<void> {
  const pid = await recordedServer(data)
  if (pid === null || !(await isServerOf(pid, data))) return
  const launcher = launcherIn(await commandOf(pid))
  if (launcher && isAlive(launcher)) throw databaseProblems.alreadyRunning({ folder: data, pid: launcher.pid })
  log(`database: stopping process ${pid}, left over from a run that ended without stopping it`)
  await stopAndWait(pid, data)
}

async function stopAndWait(pid: number, data: string): Promise<void> {
  const began = beginningOf(pid)
  process.kill(pid, 'SIGINT')
  for (let waited = 0; waited < patience; waited += pollEvery) {
    if (beginningOf(pid) !== began) return
    await pause(pollEvery)
  }
  throw databaseProblems.orphanDidNotStop({ folder: data, pid })
}

/** Whether this living process is a PostgreSQL server of this data folder. */
export async function isServerOf(pid: number, data: string): Promise<boolean> {
  if (beginningOf(pid) === null) return false
  try {
    if (process.platform !== 'linux') {
      const command = await commandOf(pid)
      return command.includes('postgres') && command.includes(data)
    }
    const [program, workingFolder] = await Promise.all([readlink(`/proc/${pid}/exe`), readlink(`/proc/${pid}/cwd`)])
    return /\/postgres( \(deleted\))?$/.test(program) && workingFolder === data
  } catch {
    return false
  }
}

async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'linux') return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ')
  return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
}

function launcherIn(command: string): Identity | null {
  const mark = /lfa\.launcher=(\d+):(\S*)/.exec(command)
  return mark ? { pid: Number(mark[1]), began: decodeURIComponent(mark[2] ?? '') } : null
}
