/** What a council chooses for auditing: how many audits an auditor usually takes, and how long one has. */
import { dateOfDay, dayNumber } from '../calendar/day-numbers.ts'
import type { LocalDate } from '../calendar/dates.ts'
import { workingDays } from '../calendar/working-days.ts'

export interface AuditingSettings {
  /** For auditors of whom nothing else is kept; null is no limit. */
  readonly usualMonthlyCapacity: number | null
  /** From allocation to handing in. */
  readonly workingDays: number
  /** Whether an auditor of whom no training is recorded is avoided where somebody else can audit. */
  readonly trainingRecorded: boolean
}

export const mostAuditsAMonth = 60
export const mostWorkingDays = 60

/** No source gives days for handing in (domain notes 3.4): 15 working days is our proposal. Capacity is the council's to say. */
export const usualAuditingSettings: AuditingSettings = {
  usualMonthlyCapacity: null,
  workingDays: 15,
  trainingRecorded: false,
}

/** The last day on which an audit allocated on this day is handed in on time. */
export const auditDueOn = (allocatedOn: LocalDate, settings: Pick<AuditingSettings, 'workingDays'>): LocalDate =>
  dateOfDay(workingDays().after(dayNumber(allocatedOn), settings.workingDays))
