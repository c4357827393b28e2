/** Opening a round: which months a round can be for, and the reference by which people and addresses know it. */
import { isLocalDate, monthStart, type LocalDate } from '../calendar/dates.ts'

export const auditTypes = [
  { code: 'monthly-case', label: 'Monthly case audit', suffix: 'monthly' },
  { code: 'themed', label: 'Themed audit', suffix: 'themed' },
  { code: 'deep-dive', label: 'Deep dive', suffix: 'deep-dive' },
  { code: 'pre-supervision', label: 'Pre-supervision audit', suffix: 'pre-supervision' },
  { code: 'self-assessment', label: 'Self-assessment', suffix: 'self-assessment' },
  { code: 'spot-check', label: 'Spot check', suffix: 'spot-check' },
  { code: 'service-review', label: 'Service review', suffix: 'service-review' },
] as const

export type AuditType = (typeof auditTypes)[number]['code']

export const auditTypeLabel = (code: string): string => auditTypes.find(type => type.code === code)?.label ?? code

/** The first day of a month from its number and year, as typed; null where there is no such month. */
export function monthFrom(month: string, year: string): LocalDate | null {
  if (!/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return null
  const text = `${year}-${month.padStart(2, '0')}-01`
  return isLocalDate(text) ? text : null
}

const earliest = '2000-01-01'

/** What is wrong with a round's month, as the message of a form; null when nothing is. */
export function monthFault(month: LocalDate | null, today: LocalDate): string | null {
  if (month === null) return 'Enter a month and a year, such as 5 2018'
  if (month > monthStart(today)) return 'The month must be this month or an earlier one'
  return month < earliest ? 'The year must be 2000 or later' : null
}

/** "2018-05-monthly", or "2018-05-monthly-2" and so on where that is taken. */
export function roundReference(month: LocalDate, auditType: AuditType, taken: readonly string[]): string {
  const base = `${month.slice(0, 7)}-${auditTypes.find(type => type.code === auditType)?.suffix ?? auditType}`
  let reference = base
  for (let number = 2; taken.includes(reference); number += 1) reference = `${base}-${number}`
  return reference
}
