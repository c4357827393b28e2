/**
 * Where a re-audit stands, read from records: the audit it follows, a waiver, an allocation to another auditor, a later audit that
 * was handed in. Nothing is ticked off: it is done when the later audit is there. What changed is told only from agreed grades.
 */
import type { LocalDate } from '../calendar/dates.ts'
import { gradeSteps, type Grade } from '../grades/grade.ts'

export const reAuditStates = ['overdue', 'owed', 'allocated', 'done', 'waived', 'set-aside'] as const
export type ReAuditState = (typeof reAuditStates)[number]

export const reAuditStateWords: Readonly<Record<ReAuditState, { readonly label: string; readonly colour: string }>> = {
  overdue: { label: 'Overdue', colour: 'red' },
  owed: { label: 'Owed', colour: 'yellow' },
  allocated: { label: 'Allocated', colour: 'blue' },
  done: { label: 'Done', colour: 'green' },
  waived: { label: 'Waived', colour: 'grey' },
  'set-aside': { label: 'Set aside', colour: 'grey' },
}

export interface ReAuditRecords {
  readonly dueOn: LocalDate
  /** False once the earlier audit was opened again to correct it: the grade that is agreed then decides anew. */
  readonly gradeStands: boolean
  readonly waived: boolean
  /** A later audit of the case has another auditor. */
  readonly allocated: boolean
  /** And was handed in with a grade. */
  readonly handedIn: boolean
}

/** What was done counts before what was decided: a waived case that was audited again all the same is done. */
export function reAuditState(records: ReAuditRecords, today: LocalDate): ReAuditState {
  if (records.handedIn) return 'done'
  if (records.waived) return 'waived'
  if (!records.gradeStands) return 'set-aside'
  if (today > records.dueOn) return 'overdue'
  return records.allocated ? 'allocated' : 'owed'
}

export const isOpen = (state: ReAuditState): boolean => ['overdue', 'owed', 'allocated'].includes(state)

export type Outcome = 'improved' | 'same' | 'worse'

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  improved: 'Improved',
  same: 'The same grade',
  worse: 'Worse',
}

/** What became of the grade. Null while either is not agreed: nobody has said yet. */
export function outcomeOf(earlier: Grade, later: Grade | null): Outcome | null {
  if (later === null) return null
  const steps = gradeSteps(earlier, later)
  if (steps === 0) return 'same'
  return steps > 0 ? 'improved' : 'worse'
}
