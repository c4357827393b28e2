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

function dateOfParts(year: string, month: string, day: string): DateRead {
  if (year.length === 2) return { fault: 'year-of-two-digits' }
  const text = `${year}-${twoDigits(month)}-${twoDigits(day)}`
  return isLocalDate(text) ? believed(text) : { fault: 'not-in-the-calendar' }
}

const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ][\d:.,]+Z?)?$/
const dayFirst = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?: [\d:.]+)?$/
const monthInLetters = /^(\d{1,2})(?:st|nd|rd|th)?[- /]([a-z]{3,9})[- /,]{1,2}(\d{4}|\d{2})$/i
const serialAsText = /^\d{5}(?:\.\d+)?$/

function monthOf(letters: string): string {
  const number = months.findIndex(month => letters.toLowerCase().startsWith(month)) + 1
  return String(number)
}

/** A day from text that is neither blank nor longer than 40 characters. */
export function dateOfText(text: string, from1904: boolean): DateRead {
  const [iso, british, lettered] = [yearFirst.exec(text), dayFirst.exec(text), monthInLetters.exec(text)]
  if (iso) return dateOfParts(iso[1] ?? '', iso[2] ?? '', iso[3] ?? '')
  if (british) return dateOfParts(british[3] ?? '', british[2] ?? '', british[1] ?? '')
  if (lettered) return monthOf(lettered[2] ?? '') === '0' ? { fault: 'not-a-date' } : dateOfParts(lettered[3] ?? '', monthOf(lettered[2] ?? ''), lettered[1] ?? '')
  return serialAsText.test(text) ? dateOfSerial(Number(text), from1904) : { fault: 'not-a-date' }
}

/** Whole years from birth to a day, by birthdays; -1 for a child not yet born. */
export function ageOn(born: LocalDate, day: LocalDate): number {
  if (born > day) return -1
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4))
  return day.slice(5) < born.slice(5) ? years - 1 : years
}
