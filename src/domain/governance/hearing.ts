/** How and when a scrutiny member wishes to hear (recommendation 2 of the founding report), and whether what was promised was kept. */
import { addDays, addMonths, localDate, type LocalDate } from '../calendar/dates.ts'

export const hearingReports = [
  { code: 'scrutiny-report', label: 'The yearly report to members' },
  { code: 'round-summary', label: 'Learning reports of rounds' },
] as const
export const hearingTimes = [
  { code: 'each', label: 'As each is released' },
  { code: 'quarterly', label: 'Every quarter' },
  { code: 'yearly', label: 'Once a year' },
] as const
export const hearingForms = [
  { code: 'page', label: 'As a page here' },
  { code: 'document', label: 'As a Word document' },
  { code: 'slides', label: 'As slides' },
] as const

export type HearingReport = (typeof hearingReports)[number]['code']
export type HearingTime = (typeof hearingTimes)[number]['code']
export type HearingForm = (typeof hearingForms)[number]['code']

export interface HearingPreference {
  readonly reports: readonly HearingReport[]
  readonly howOften: HearingTime
  readonly form: HearingForm
  /** Whether an e-mail says that there is something to read. */
  readonly byEmail: boolean
}

/** Days within which something that is heard of as it comes should have been read. */
const daysForEach = 14

/** The last day of the quarter, or of the year from April to March, that a day is in. */
function lastDayOf(day: LocalDate, months: 3 | 12): LocalDate {
  const month = Number(day.slice(5, 7))
  const sinceApril = (month + 8) % 12
  const left = months - (sinceApril % months)
  return addDays(addMonths(localDate(`${day.slice(0, 7)}-01`), left), -1)
}

/** The day by which a member should have heard of what was released on a day. */
export function heardBy(howOften: HearingTime, releasedOn: LocalDate): LocalDate {
  if (howOften === 'each') return addDays(releasedOn, daysForEach)
  return lastDayOf(releasedOn, howOften === 'quarterly' ? 3 : 12)
}

export type Heard = 'heard' | 'heard-late' | 'still-time' | 'not-heard'

export const heardWords: Readonly<Record<Heard, string>> = {
  heard: 'Kept',
  'heard-late': 'Kept late',
  'still-time': 'Not read yet; there is time',
  'not-heard': 'Not kept: not read in time',
}

/** Whether the promise was kept for one report. Read is what counts, in whatever form. */
export function heardStanding(by: LocalDate, firstReadOn: LocalDate | null, today: LocalDate): Heard {
  if (firstReadOn !== null) return firstReadOn <= by ? 'heard' : 'heard-late'
  return today <= by ? 'still-time' : 'not-heard'
}
