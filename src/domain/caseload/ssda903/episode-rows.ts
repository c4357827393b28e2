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

function episode({ child, period, placements, statuses, days }: Stay, place: number, year: Year): Cells {
  const [day, next] = [days[place] as LocalDate, days[place + 1] ?? period.until]
  const [placement, status] = [then(placements, day), then(statuses, day)]
  const moved = placements.find(({ on }) => on === day) ?? null
  const ordered = statuses.find(({ on }) => on === day) ?? null
  const dec = endBy(next, year)
  const last = place === days.length - 1
  const changes = !last && placements.some(({ on }) => on === next)
  return {
    DECOM: british(day),
    RNE: place === 0 && day === period.on ? 'S' : reasonFor(moved, ordered),
    LS: (status && textOf(status, 'status')) ?? 'C2',
    CIN: textOf(period, 'categoryOfNeed') ?? 'N1',
    PLACE: (placement && textOf(placement, 'placementType')) ?? 'Z1',
    PLACE_PROVIDER: placement && textOf(placement, 'provider'),
    DEC: british(dec),
    REC: dec === null ? null : last ? (textOf(period, 'reasonCeased') ?? 'E8') : 'X1',
    REASON_PLACE_CHANGE: dec !== null && changes && placement ? textOf(placement, 'reasonChanged') : null,
    HOME_POST: child.postcode,
    PL_POST: child.postcode,
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
