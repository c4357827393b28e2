/** Starts the whole product as people do, in a process of its own, on a folder of its own, and stops it well. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))

export interface RunningHouse {
  readonly address: string
  /** Milliseconds from the start of the process to the first page served. */
  readonly firstPage: number
  readonly process: ChildProcess
  stop(): Promise<void>
}

export const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'lfa-bench-'))
export const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true })

export async function startHouse(folder: string): Promise<RunningHouse> {
  const began = performance.now()
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, LFA_DATA: folder, LFA_PORT: '0', DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const found = /ready: (http:\/\/\S+)/.exec(text)
      if (found?.[1] !== undefined) resolve(found[1])
    })
    child.once('exit', code => reject(new Error(`The product ended with ${String(code)}`)))
  })
  const response = await fetch(`${address}/sign-in`)
  await response.text()
  if (response.status !== 200) throw new Error(`The first page answered ${response.status}`)
  const firstPage = performance.now() - began
  const stop = (): Promise<void> =>
    new Promise(resolve => {
      const ended = child.exitCode !== null || child.signalCode !== null
      if (ended) resolve()
      else child.once('exit', () => resolve()).kill('SIGTERM')
    })
  return { address, firstPage, process: child, stop }
}

/** Resident memory in MiB of a process and all below it; shared pages are counted once (PSS), as the machine feels them. */
export async function memoryOfTree(root: number): Promise<number> {
  const parents = new Map<number, number>()
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue
    const stat = await readFile(`/proc/${entry}/stat`, 'utf8').catch(() => '')
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    parents.set(Number(entry), parent)
  }
  const below = (id: number): number[] => [
    id,
    ...[...parents].filter(([, parent]) => parent === id).flatMap(([child]) => below(child)),
  ]
  let kibibytes = 0
  for (const id of below(root)) {
    const rollup = await readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '')
    kibibytes += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0)
  }
  return kibibytes / 1024
}
