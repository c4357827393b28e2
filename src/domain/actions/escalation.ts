/** Who is told of an overdue action, up the line: its owner at once, the team manager after a week, the head of service after four. */
import type { Role } from '../access/roles.ts'
import { daysBetween, type LocalDate } from '../calendar/dates.ts'
import type { ActionState } from './lifecycle.ts'

export interface EscalationStep {
  readonly to: 'owner' | Extract<Role, 'team-manager' | 'head-of-service'>
  /** Whole days after the due day from which this step is told. */
  readonly fromDays: number
}

export const escalationSteps: readonly EscalationStep[] = [
  { to: 'owner', fromDays: 1 },
  { to: 'team-manager', fromDays: 7 },
  { to: 'head-of-service', fromDays: 28 },
]

/** Days after the due day; 0 on it, before it, and for what its owner has handed on. */
export function daysOverdue(state: ActionState, dueOn: LocalDate, today: LocalDate): number {
  return state === 'open' && today > dueOn ? daysBetween(dueOn, today) : 0
}

export const stepsReached = (days: number): readonly EscalationStep[] =>
  escalationSteps.filter(({ fromDays }) => days >= fromDays)

/** The number of days from which a step is told. */
export const daysUntil = (to: EscalationStep['to']): number =>
  escalationSteps.find(step => step.to === to)?.fromDays ?? 0

/** After so many days the number says nothing more. */
const longDays = 90

export const overdueWords = (days: number): string =>
  days > longDays ? 'Long overdue' : `Overdue by ${days} ${days === 1 ? 'day' : 'days'}`
