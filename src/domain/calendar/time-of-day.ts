/** A time of day as people type it, and a moment with its weekday as it is told to people who must act by then. */
import { weekdayOf } from './bank-holidays.ts'
import { dayOf, longMoment, type Instant } from './dates.ts'

/** Of twelve hours, as of twenty-four; null where there is no such hour. */
function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour > 23 ? null : hour
  if (hour < 1 || hour > 12) return null
  return (hour % 12) + (half === 'pm' ? 12 : 0)
}

/** Minutes since midnight for "10:40", "9.05", "2.30pm", "5pm" or "midday"; null for anything else. */
export function readTimeOfDay(text: string): number | null {
  const typed = text.trim().toLowerCase().replace(/\s+/g, '')
  if (typed === 'midday' || typed === 'noon') return 720
  const found = /^(\d{1,2})(?:[:.]([0-5]\d)(am|pm)?|(am|pm))$/.exec(typed)
  if (!found) return null
  const hour = hourOf(Number(found[1]), found[3] ?? found[4])
  return hour === null ? null : hour * 60 + Number(found[2] ?? 0)
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

/** "Tuesday 12 June 2018 at 10:40am", in London time. */
export function weekdayMoment(moment: Instant): string {
  return `${weekdays[weekdayOf(dayOf(moment))] ?? ''} ${longMoment(moment)}`
}
