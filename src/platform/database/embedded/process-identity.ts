/**
 * Tells whether a process that was written down earlier is still the same one. A number alone is not enough: numbers are
 * used again, so the moment the process began (and, on Linux, which boot of the machine) is compared with it.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

export interface Identity {
  readonly pid: number
  readonly began: string | null
}

const stateField = 0
const startField = 19

export const ourselves = (): Identity => ({ pid: process.pid, began: beginningOf(process.pid) })

/** Whether that very process is still alive. */
export function isAlive(identity: Identity): boolean {
  const began = beginningOf(identity.pid)
  return began !== null && began === identity.began
}

/** The moment a living process began, as an opaque text to compare; null when there is no such process. */
export function beginningOf(pid: number): string | null {
  return process.platform === 'linux' ? beginningOnLinux(pid) : beginningElsewhere(pid)
}

function beginningOnLinux(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[stateField] === 'Z') return null
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[startField]}`
  } catch {
    return null
  }
}

function beginningElsewhere(pid: number): string | null {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null
  } catch {
    return null
  }
}
