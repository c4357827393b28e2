/**
 * The way to disagree with the second look, with time limits: the auditor says why, and a third person decides. No source gives days
 * but for the decision (domain notes 3.5: ten working days), so the council chooses both. The grade decided stands beside the others.
 */
import type { LocalDate } from '../calendar/dates.ts'
import { dateOfDay, dayNumber } from '../calendar/day-numbers.ts'
import { workingDays } from '../calendar/working-days.ts'
import type { Grade } from '../grades/grade.ts'

export interface DisputeSettings {
  /** Working days after moderation in which the auditor may disagree; the last one counts. */
  readonly raiseDays: number
  /** Working days after that in which it is decided. */
  readonly decideDays: number
  /** Whether a head of service decides wherever one of the grades is inadequate. */
  readonly headForInadequate: boolean
}

export const usualDisputeSettings: DisputeSettings = { raiseDays: 5, decideDays: 10, headForInadequate: true }
export const mostDisputeDays = 30

const daysAfter = (day: LocalDate, count: number): LocalDate => dateOfDay(workingDays().after(dayNumber(day), count))

export const lastDayToRaise = (moderatedOn: LocalDate, { raiseDays }: DisputeSettings): LocalDate =>
  daysAfter(moderatedOn, raiseDays)
export const decideBy = (raisedOn: LocalDate, { decideDays }: DisputeSettings): LocalDate =>
  daysAfter(raisedOn, decideDays)

/** Whether only a head of service decides: because of the auditor's, the agreed or the wanted grade. */
export const isForHead = (grades: readonly Grade[], { headForInadequate }: DisputeSettings): boolean =>
  headForInadequate && grades.includes('inadequate')

export type DisputeOutcome = 'open' | 'withdrawn' | 'kept' | 'restored' | 'another'

interface Ended {
  /** Null where it was withdrawn. */
  readonly grade: Grade | null
}

/** What became of a dispute: the agreed grade kept, the auditor's restored, or another given. */
export function outcomeOfDispute(auditor: Grade, agreed: Grade, ended: Ended | null): DisputeOutcome {
  if (ended === null) return 'open'
  if (ended.grade === null) return 'withdrawn'
  if (ended.grade === agreed) return 'kept'
  return ended.grade === auditor ? 'restored' : 'another'
}

export const disputeOutcomeWords: Readonly<Record<DisputeOutcome, string>> = {
  open: 'Waits for a decision',
  withdrawn: 'Withdrawn',
  kept: 'The agreed grade was kept',
  restored: 'The auditor’s grade was restored',
  another: 'Another grade was given',
}
