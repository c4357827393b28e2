/**
 * The sampling frame: the cases that a sample may be drawn from, and how many were left out and why. A case is left out when
 * it is closed or was audited lately (domain notes 3.2: random, but not a file audited in the last 12 months). It is never
 * left out because its practitioner is not known: cases that change hands are those that most need a look.
 */
import { addDays, addMonths, type LocalDate } from '../calendar/dates.ts'

/** A case as the case list has it, with what rounds know of earlier audits. */
export interface FrameCase {
  readonly caseReference: string
  /** In words, such as "Child in need". */
  readonly caseStatus: string
  /** As the case list names it; left out or null where it names none. */
  readonly team?: string | null
  /** As the case list names them; left out or null where it names nobody. */
  readonly worker?: string | null
  /** In words, such as "5 to 9"; left out or null where the age is not known. */
  readonly ageGroup?: string | null
  /** The locality's name; null where the team in the case list matches none of ours. */
  readonly locality: string | null
  readonly open: boolean
  /** The day it was last audited, or allocated for an audit that is still under way; null when never. */
  readonly lastAuditedOn: LocalDate | null
}

export interface LeftOut {
  /** In words, ready to be shown. */
  readonly reason: string
  readonly cases: number
}

export interface SamplingFrame<Case extends FrameCase = FrameCase> {
  readonly cases: readonly Case[]
  /** Every reason that was looked at, also where it left out none. */
  readonly exclusions: readonly LeftOut[]
}

interface FrameRules {
  /** Cases audited within this many months are left out. 0 turns the rule off. */
  readonly exclusionMonths: number
  readonly today: LocalDate
}

/** The council's usual practice (domain notes 3.2). A setting, not law. */
export const usualExclusionMonths = 12

/** Divides the cases of a list into those that may be drawn and those left out. A closed case is counted as closed only. */
export function samplingFrame<Case extends FrameCase>(listed: readonly Case[], rules: FrameRules): SamplingFrame<Case> {
  const open = listed.filter(one => one.open)
  const cases = open.filter(one => !auditedLately(one, rules))
  const exclusions = [{ reason: 'Closed', cases: listed.length - open.length }]
  if (rules.exclusionMonths > 0)
    exclusions.push({ reason: latelyInWords(rules.exclusionMonths), cases: open.length - cases.length })
  return { cases, exclusions }
}

/** Was it audited, or allocated, within the months of the rule? On the very day so many months ago no longer counts. */
export function auditedLately({ lastAuditedOn }: FrameCase, { exclusionMonths, today }: FrameRules): boolean {
  return exclusionMonths > 0 && lastAuditedOn !== null && lastAuditedOn > monthsBefore(today, exclusionMonths)
}

export const latelyInWords = (months: number): string =>
  months === 1 ? 'Audited in the last month' : `Audited in the last ${months} months`

/** The same day so many months earlier, or that month's last day where it has no such day. */
export function monthsBefore(day: LocalDate, months: number): LocalDate {
  const first = addMonths(day, -months)
  const last = addDays(addMonths(first, 1), -1)
  const wanted = `${first.slice(0, 8)}${day.slice(8)}` as LocalDate
  return wanted < last ? wanted : last
}
