/** The only place that asks the time. Tests and the county's story put another clock in its place. */
import { instant, type Instant } from '#domain/calendar/dates.ts'

export type Clock = () => Instant

export const systemClock: Clock = () => instant(Date.now())

export const fixedClock = (at: string): Clock => {
  const moment = instant(at)
  return () => moment
}
