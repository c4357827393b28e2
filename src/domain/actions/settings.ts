/** What a council chooses for actions: when the loop is checked, and the usual time for an action by severity. */
import { addDays, type LocalDate } from '../calendar/dates.ts'

export const severities = [
  { code: 'high', label: 'High: a child is not safe or not seen until it is done' },
  { code: 'medium', label: 'Medium: a child waits, or a plan drifts' },
  { code: 'low', label: 'Low: practice or recording falls short, without harm' },
] as const
export type ActionSeverity = (typeof severities)[number]['code']

export interface ActionSettings {
  /** Weeks from verification to the question whether the child's situation changed. */
  readonly loopWeeks: number
  readonly highDays: number
  readonly mediumDays: number
  readonly lowDays: number
}

/** No national rule: ours are a week, a month and three months, and twelve weeks for a change to show. */
export const usualActionSettings: ActionSettings = { loopWeeks: 12, highDays: 7, mediumDays: 28, lowDays: 84 }

export const settingLimits: Readonly<Record<keyof ActionSettings, number>> = {
  loopWeeks: 52,
  highDays: 365,
  mediumDays: 365,
  lowDays: 365,
}

/** The day an action is due where nobody chose another. */
export const usualDueOn = (severity: ActionSeverity, today: LocalDate, settings: ActionSettings): LocalDate =>
  addDays(today, settings[`${severity}Days`])
