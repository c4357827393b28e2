/** How many owed re-audits were done, and what they found, in words that never say more than the numbers hold. */
import { wilson } from '../statistics/wilson.ts'
import { fewestForPercent, share } from '../statistics/share.ts'
import type { Outcome, ReAuditState } from './standing.ts'

export interface Counted {
  readonly state: ReAuditState
  readonly outcome: Outcome | null
}

export interface ReAuditCounts {
  /** Owed at any time and neither waived nor set aside. */
  readonly owed: number
  readonly done: number
  /** Done, and its grade not yet agreed. */
  readonly waiting: number
  readonly improved: number
  readonly same: number
  readonly worse: number
  readonly waived: number
  readonly overdue: number
}

export function countReAudits(all: readonly Counted[]): ReAuditCounts {
  const states = (...wanted: readonly ReAuditState[]) => all.filter(one => wanted.includes(one.state)).length
  const outcomes = (wanted: Outcome | null) => all.filter(one => one.state === 'done' && one.outcome === wanted).length
  return {
    owed: states('overdue', 'owed', 'allocated', 'done'),
    done: states('done'),
    waiting: outcomes(null),
    improved: outcomes('improved'),
    same: outcomes('same'),
    worse: outcomes('worse'),
    waived: states('waived'),
    overdue: states('overdue'),
  }
}

const cases = (count: number): string => `${count} ${count === 1 ? 'case' : 'cases'}`
const whole = (proportion: number): number => Math.round(proportion * 100)

/** "Of 12 cases, 11 were audited again: 7 improved, 3 had the same grade, 1 was worse." Then how sure one can be of it. */
export function countsInWords(counts: ReAuditCounts): readonly string[] {
  const { owed, done, waiting, improved, same, worse } = counts
  if (owed === 0) return ['No re-audit has been owed yet.']
  const found = `: ${improved} improved, ${same} had the same grade, ${worse} ${worse === 1 ? 'was' : 'were'} worse`
  const wait = waiting === 0 ? '' : `, and ${waiting} ${waiting === 1 ? 'waits' : 'wait'} for an agreed grade`
  const head = `Of ${cases(owed)} owed a re-audit, ${done} ${done === 1 ? 'was' : 'were'} audited again`
  return [
    done === 0 ? `${head}.` : `${head}${found}${wait}.`,
    ...howSureOfImprovement(improved, improved + same + worse),
  ]
}

/** The share that improved with its interval, or that there are too few; nothing of none. */
export function howSureOfImprovement(improved: number, compared: number): readonly string[] {
  if (compared === 0) return []
  if (compared < fewestForPercent)
    return [`Too few for a percentage: ${improved} of ${compared} improved. Read the audits, not the share.`]
  const { percent } = share(improved, compared)
  const interval = wilson(improved, compared)
  const range = interval === null ? '' : `, 95% interval ${whole(interval.lower)}% to ${whole(interval.upper)}%`
  return [`${percent ?? 0}% improved (${improved} of ${compared}${range}).`]
}
