/**
 * Reads a day from a cell: a spreadsheet's own number (counted from 1900 or from 1904), dd/mm/yyyy, yyyy-mm-dd, or a month in
 * letters. The day comes first, as in Britain. What cannot be one certain day is refused with a reason, never guessed.
 */
import { addDays, isLocalDate, localDate, type LocalDate } from '../calendar/dates.ts'

export type DateFault = 'not-a-date' | 'not-in-the-calendar' | 'year-of-two-digits' | 'year-not-believable'

export type DateRead = { readonly date: LocalDate } | { readonly fault: DateFault }

/** Nobody on these lists was born or met before 1920, nor will be met after 2100. */
const firstYear = 1920
const lastYear = 2100

/** Day 0 of each way of counting. Day 60 of the first is 29 February 1900, which never was: later days are one ahead. */
const zeroOf1900 = localDate('1899-12-31')
const zeroOf1904 = localDate('1904-01-01')
const dayThatNeverWas = 60
const mostDays = 100_000

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const believed = (date: LocalDate): DateRead => {
  const year = Number(date.slice(0, 4))
  return year < firstYear || year > lastYear ? { fault: 'year-not-believable' } : { date }
}

/** A day from a spreadsheet's number; the time of day is dropped. */
export function dateOfSerial(serial: number, from1904: boolean): DateRead {
  const day = Math.floor(serial)
  if (!Number.isFinite(serial) || day < 0 || day > mostDays) return { fault: 'year-not-believable' }
  if (from1904) return believed(addDays(zeroOf1904, day))
  if (day === dayThatNeverWas) return { fault: 'not-in-the-calendar' }
  return believed(addDays(zeroOf1900, day > dayThatNeverWas ? day - 1 : day))
}

const twoDigits = (text: string): string => text.padStart(2, '0')

function dateOfParts(year: string, month: string | null, day: string): DateRead {
  if (month === null) return { fault: 'not-a-date' }
  if (year.length === 2) return { fault: 'year-of-two-digits' }
  const text = `${year}-${twoDigits(month)}-${twoDigits(day)}`
  return isLocalDate(text) ? believed(text) : { fault: 'not-in-the-calendar' }
}

const waysOfWriting = [
  /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?:[T ][\d:.,]+Z?)?$/,
  /^(?<day>\d{1,2})[-/. ](?<month>\d{1,2})[-/. ](?<year>\d{4}|\d{2})(?: [\d:.]+)?$/,
  /^(?<day>\d{1,2})(?:st|nd|rd|th)?[- /](?<month>[a-z]{3,9})[- /,]{1,2}(?<year>\d{4}|\d{2})$/i,
] as const
const serialAsText = /^\d{5}(?:\.\d+)?$/

/** The month's number; null for letters that name none. */
function monthOf(written: string): string | null {
  if (/^\d/.test(written)) return written
  const place = months.findIndex(month => written.toLowerCase().startsWith(month))
  return place === -1 ? null : String(place + 1)
}

/** A day from text that is neither blank nor longer than 40 characters. */
export function dateOfText(text: string, from1904: boolean): DateRead {
  for (const way of waysOfWriting) {
    const parts = way.exec(text)?.groups
    if (parts) return dateOfParts(parts['year'] ?? '', monthOf(parts['month'] ?? ''), parts['day'] ?? '')
  }
  return serialAsText.test(text) ? dateOfSerial(Number(text), from1904) : { fault: 'not-a-date' }
}

/** Whole years from birth to a day, by birthdays; -1 for a child not yet born. */
export function ageOn(born: LocalDate, day: LocalDate): number {
  if (born > day) return -1
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4))
  return day.slice(5) < born.slice(5) ? years - 1 : years
}
