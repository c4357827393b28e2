/**
 * Runs one PostgreSQL server process as our child, never detached. Settings that guard privacy, memory and the private
 * socket are given on the command line, so that nothing kept in the data folder can weaken them.
 */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Account } from './account.ts'
import { launcherMark } from './orphan.ts'

export interface ServerPlan {
  readonly postgres: string
  readonly data: string
  /** What the server is told its data folder is; see `dataArgument`. */
  readonly dataArgument: string
  readonly socketFolder: string
  readonly account: Account | null
  log(line: string): void
}

export interface ServerProcess {
  /** Null when it could not be started at all. */
  readonly pid: number | null
  /** True once connections are accepted; false if the process ended before that. */
  readonly ready: Promise<boolean>
  /** Resolves when the process has ended, for any reason. */
  readonly ended: Promise<void>
  /** The last lines it wrote. */
  said(): readonly string[]
  /** SIGINT is a fast shutdown; SIGQUIT drops everything and leaves recovery to the next start. */
  signal(name: 'SIGINT' | 'SIGQUIT'): void
}

const keptLines = 12

/**
 * Error messages may quote case facts, so none is written (log_min_messages=log leaves out ERROR and WARNING; the
 * application receives them itself), nor any statement, parameter or detail.
 */
const privacy = {
  log_min_messages: 'log',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
  log_line_prefix: '',
  logging_collector: 'off',
  log_destination: 'stderr',
}

/** Small: one application of ten connections on a machine that does other things. No helper process that idles. */
const size = {
  shared_buffers: '64MB',
  max_connections: '40',
  max_wal_size: '512MB',
  maintenance_work_mem: '32MB',
  io_method: 'sync',
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  max_logical_replication_workers: '0',
  max_wal_senders: '0',
  autovacuum: 'on',
  autovacuum_max_workers: '2',
}

function settingsFor(plan: ServerPlan): Readonly<Record<string, string>> {
  const place = {
    listen_addresses: '',
    unix_socket_directories: plan.socketFolder,
    unix_socket_permissions: '0700',
    timezone: 'UTC',
    log_timezone: 'UTC',
  }
  return { ...privacy, ...size, ...place, ...launcherMark() }
}

export function startServerProcess(plan: ServerPlan): ServerProcess {
  const settings = Object.entries(settingsFor(plan)).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(plan.postgres, ['-D', plan.dataArgument, ...settings], {
    cwd: plan.data,
    env: { LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe'],
    ...plan.account,
  })
  const lastLines: string[] = []
  const signal = (name: 'SIGINT' | 'SIGQUIT'): void => void child.kill(name)
  const stopWithUs = (): void => signal('SIGINT')
  process.once('exit', stopWithUs)

  const ended = new Promise<void>(resolve => {
    child.once('exit', () => resolve())
    child.once('error', error => {
      lastLines.push(error.message)
      resolve()
    })
  }).finally(() => process.removeListener('exit', stopWithUs))

  const ready = new Promise<boolean>(resolve => {
    child.once('close', () => resolve(false))
    child.once('error', () => resolve(false))
    createInterface({ input: child.stderr }).on('line', line => {
      lastLines.splice(0, Math.max(0, lastLines.length - keptLines + 1))
      lastLines.push(line)
      plan.log(`database: ${line}`)
      if (line.includes('database system is ready to accept connections')) resolve(true)
    })
  })
  return { pid: child.pid ?? null, ready, ended, said: () => lastLines, signal }
}
