/** What every bench prints with its numbers: the machine, the commit, the denominators. A number without them is not evidence. */
import { execFileSync } from 'node:child_process'
import { cpus, totalmem, version } from 'node:os'

export interface Measured {
  readonly what: string
  /** The number and its unit, in words. */
  readonly found: string
  /** The target, in words. */
  readonly target: string
  readonly reached: boolean
  /** Over how many of what it was measured. */
  readonly over: string
}

export function print(measured: readonly Measured[]): void {
  for (const { what, found, target, reached, over } of measured) {
    process.stdout.write(`${reached ? 'reached' : 'MISSED '}  ${what}: ${found} (target ${target}; ${over})\n`)
  }
}

/** What was found where nobody has set a target: nothing is reached and nothing missed. */
export function printFound(all: readonly Pick<Measured, 'what' | 'found' | 'over'>[]): void {
  for (const { what, found, over } of all) process.stdout.write(`found    ${what}: ${found} (${over})\n`)
}

export function printMachine(): void {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  const changed =
    execFileSync('git', ['status', '--porcelain'], { encoding: 'utf8' }).trim() === '' ? '' : ' with changes'
  const [cpu] = cpus()
  process.stdout.write(
    `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${version().split(' ')[0] ?? ''}, ` +
      `Node ${process.version}, commit ${commit}${changed}\n`,
  )
}

/** The value below which `share` of the sorted times lie. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}
