/** Periods of being looked after, from episodes: all that share one id are one period, open while any of them is. */
import type { LocalDate } from '../../calendar/dates.ts'
import { eventOf, type EventFact, type JourneyPart, type ReadAt } from '../journey.ts'

export interface EpisodeRead {
  readonly caseReference: string
  readonly period: string
  readonly begins: LocalDate | null
  readonly entered: LocalDate | null
  readonly ceased: LocalDate | null
  /** X1 is an episode that another follows. */
  readonly reason: string | undefined
  readonly need: string | undefined
  readonly at: ReadAt
}

interface Period {
  readonly caseReference: string
  begins: LocalDate | null
  ends: LocalDate | null
  open: boolean
  readonly facts: Record<string, EventFact>
  readonly at: ReadAt
}

const goesOn = 'X1'

const earlier = (one: LocalDate | null, other: LocalDate | null): LocalDate | null =>
  one === null || (other !== null && other < one) ? other : one

/** The latest end stands, with its reason. */
function endsOn(period: Period, day: LocalDate, reason: string | undefined): void {
  if (period.ends !== null && day <= period.ends) return
  period.ends = day
  if (reason !== undefined) period.facts['reasonCeased'] = reason
}

export function gatherPeriods() {
  const periods = new Map<string, Period>()
  return {
    add: (read: EpisodeRead): void => {
      const key = `${read.caseReference} ${read.period}`
      const { caseReference, at } = read
      const period = periods.get(key) ?? { caseReference, begins: null, ends: null, open: false, facts: {}, at }
      periods.set(key, period)
      period.begins = earlier(period.begins, read.entered ?? read.begins)
      if (read.need !== undefined) period.facts['categoryOfNeed'] = read.need
      if (read.ceased === null) period.open = true
      else if (read.reason !== goesOn) endsOn(period, read.ceased, read.reason)
    },
    parts: (): readonly JourneyPart[] =>
      [...periods].map(([key, period]) => ({
        caseReference: period.caseReference,
        child: null,
        events: [
          eventOf('looked-after', key.slice(period.caseReference.length + 1), period.begins, {
            until: period.open ? null : period.ends,
            facts: period.facts,
            at: period.at,
          }),
        ],
      })),
  }
}
