/**
 * Calendar facts and moments, told apart by type. A `LocalDate` is a day as people say it ("14 May 2018"); an `Instant` is a
 * moment. Domain code never asks the time: both come in as arguments. Dates are shown in London time, whatever the server's.
 */
export type LocalDate = string & { readonly __brand: 'LocalDate' }
export type Instant = string & { readonly __brand: 'Instant' }

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

const utcOf = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`)

/** True for a real day written yyyy-mm-dd (so not 2023-02-29). */
export function isLocalDate(text: string): text is LocalDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** A day from its text, yyyy-mm-dd. Throws on anything else: text from people is parsed by forms first. */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new Error(`Not a calendar date: ${text}`)
  return text
}

/** A moment from an ISO string or milliseconds since 1970. */
export function instant(from: string | number): Instant {
  return new Date(from).toISOString() as Instant
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(utcOf(date) + days * 86_400_000).toISOString().slice(0, 10) as LocalDate
}

/** Whole days from `earlier` to `later`; negative when they are the other way round. */
export function daysBetween(earlier: LocalDate, later: LocalDate): number {
  return Math.round((utcOf(later) - utcOf(earlier)) / 86_400_000)
}

export function monthStart(date: LocalDate): LocalDate {
  return `${date.slice(0, 7)}-01` as LocalDate
}

/** The first day of the month `count` months later (or earlier, when negative). */
export function addMonths(date: LocalDate, count: number): LocalDate {
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + count
  const year = String(Math.floor(months / 12)).padStart(4, '0')
  return `${year}-${String((months % 12) + 1).padStart(2, '0')}-01` as LocalDate
}

/** "14 May 2018", as GOV.UK writes dates. */
export function longDate(date: LocalDate): string {
  return `${Number(date.slice(8))} ${monthNames[Number(date.slice(5, 7)) - 1] ?? ''} ${date.slice(0, 4)}`
}

/** "May 2018". */
export function monthAndYear(date: LocalDate): string {
  return longDate(monthStart(date)).slice(2)
}

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** The parts of the last minute asked for: every request asks for its own, and formatting one costs more than a query. */
let lastMinute: { readonly minute: string; readonly parts: Readonly<Record<string, string>> } | null = null

function londonParts(moment: Instant): Readonly<Record<string, string>> {
  const minute = moment.slice(0, 16)
  if (lastMinute?.minute !== minute) {
    const parts = london.formatToParts(new Date(moment)).map(part => [part.type, part.value])
    lastMinute = { minute, parts: Object.fromEntries(parts) as Record<string, string> }
  }
  return lastMinute.parts
}

/** The day it was in London at that moment. */
export function dayOf(moment: Instant): LocalDate {
  const parts = londonParts(moment)
  return `${parts['year']}-${parts['month']}-${parts['day']}` as LocalDate
}

/** Minutes since midnight in London at that moment. */
export function minuteOfDay(moment: Instant): number {
  const parts = londonParts(moment)
  return Number(parts['hour']) * 60 + Number(parts['minute'])
}

/** The moment at which it is so many minutes past midnight in London on a day; on a day when clocks change, by the clock on the wall. */
export function londonMoment(day: LocalDate, minutes: number): Instant {
  const asIfUtc = utcOf(day) + minutes * 60_000
  const shown = instant(asIfUtc)
  const ahead = minuteOfDay(shown) + daysBetween(day, dayOf(shown)) * 1440 - minutes
  return instant(asIfUtc - ahead * 60_000)
}

/** "14 May 2018 at 9:05am", in London time. */
export function longMoment(moment: Instant): string {
  const parts = londonParts(moment)
  const hour = Number(parts['hour'])
  const clock = `${hour % 12 === 0 ? 12 : hour % 12}:${parts['minute']}${hour < 12 ? 'am' : 'pm'}`
  return `${longDate(dayOf(moment))} at ${clock}`
}
