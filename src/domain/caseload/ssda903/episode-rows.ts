/** Episodes: a new one whenever the placement, the legal status or both changed while a child was looked after. */
import type { LocalDate } from '../../calendar/dates.ts'
import type { JourneyEvent } from '../../journey/journey.ts'
import type { CaseloadChild } from '../caseload.ts'
import { british, endBy, eventsIn, lookedAfterIn, textOf, type Cells, type Year } from './cells.ts'

/** By whether the placement is new, the status is new, and the carer is the same. */
function reasonFor(placement: JourneyEvent | null, status: JourneyEvent | null): string {
  const same = placement?.facts['sameCarer'] === true
  if (placement && status) return same ? 'U' : 'B'
  if (placement) return same ? 'T' : 'P'
  return 'L'
}

const within = (period: JourneyEvent, { on, of }: JourneyEvent): boolean =>
  on !== null &&
  (of === null || of === period.key) &&
  on >= (period.on ?? on) &&
  (period.until === null || on < period.until)

/** What lasts on a day. */
const then = (events: readonly JourneyEvent[], day: LocalDate): JourneyEvent | null =>
  events.findLast(({ on }) => on !== null && on <= day) ?? null

interface Stay {
  readonly child: CaseloadChild
  readonly period: JourneyEvent
  readonly placements: readonly JourneyEvent[]
  readonly statuses: readonly JourneyEvent[]
  /** The first days of its episodes. */
  readonly days: readonly LocalDate[]
}

function stayOf(child: CaseloadChild, period: JourneyEvent): Stay {
  const placements = eventsIn(child, 'placement').filter(one => within(period, one))
  const statuses = eventsIn(child, 'legal-status').filter(one => within(period, one))
  const all = [period, ...placements, ...statuses].flatMap(({ on }) => (on === null ? [] : [on]))
  return { child, period, placements, statuses, days: [...new Set(all)].sort() }
}

function episode(stay: Stay, place: number, year: Year): Cells {
  const { child, period, placements, statuses, days } = stay
  const day = days[place] as LocalDate
  const status = then(statuses, day)
  const first = place === 0 && day === period.on
  return {
    DECOM: british(day),
    RNE: first ? 'S' : reasonFor(begunOn(placements, day), begunOn(statuses, day)),
    LS: (status && textOf(status, 'status')) ?? 'C2',
    CIN: textOf(period, 'categoryOfNeed') ?? 'N1',
    HOME_POST: child.postcode,
    PL_POST: child.postcode,
    ...placedCells(then(placements, day)),
    ...endCells(stay, place, year),
  }
}

const begunOn = (events: readonly JourneyEvent[], day: LocalDate): JourneyEvent | null =>
  events.find(({ on }) => on === day) ?? null

const placedCells = (placement: JourneyEvent | null): Cells => ({
  PLACE: (placement && textOf(placement, 'placementType')) ?? 'Z1',
  PLACE_PROVIDER: placement && textOf(placement, 'provider'),
})

/** Blank while it lasts at the end of the year. */
function endCells({ period, placements, days }: Stay, place: number, year: Year): Cells {
  const next = days[place + 1]
  const dec = endBy(next ?? period.until, year)
  if (dec === null) return {}
  const placement = then(placements, days[place] as LocalDate)
  const moves = next !== undefined && begunOn(placements, next) !== null
  return {
    DEC: british(dec),
    REC: next === undefined ? (textOf(period, 'reasonCeased') ?? 'E8') : 'X1',
    REASON_PLACE_CHANGE: moves && placement ? textOf(placement, 'reasonChanged') : null,
  }
}

/** Those that lasted in the year; the first of a stay that began earlier is not among them when it ended before. */
export function episodeRows(child: CaseloadChild, year: Year): readonly Cells[] {
  return lookedAfterIn(child, year).flatMap(period => {
    const stay = stayOf(child, period)
    return stay.days.flatMap((day, place) => {
      const end = stay.days[place + 1] ?? period.until
      return day <= year.to && (end === null || end >= year.from) ? [episode(stay, place, year)] : []
    })
  })
}
