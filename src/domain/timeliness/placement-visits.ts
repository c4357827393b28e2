/**
 * Visits to looked-after children, by regulation 28 of the Care Planning, Placement and Case Review (England) Regulations 2010. How
 * often depends on how long the placement has lasted, whether it is meant to last, and on orders where the child lives with parents.
 */
import { monthsAfter } from '../calendar/day-numbers.ts'
import { eventsOf } from '../journey/combine.ts'
import type { JourneyEvent } from '../journey/journey.ts'
import { numberOf, type Desk } from './desk.ts'
import type { Limit } from './measure.ts'
import { chainOf, periodsOf, type Period } from './periods.ts'
import { tellWindows, type Known, type Opening } from './recurring.ts'

const week: Limit = { count: 1, unit: 'weeks' }
const sixWeeks: Limit = { count: 6, unit: 'weeks' }

const withParents = ({ facts }: JourneyEvent): boolean =>
  facts['withParents'] === true || facts['placementType'] === 'P1'

/** An interim care order, a care order. */
type CareOrder = 'C1' | 'C2'

/** The part of a placement in which an order was in force; the key of the order tells one part from another. */
interface Part {
  readonly period: Period
  readonly order: JourneyEvent
}

const earlier = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.min(one, other)

function partUnder(period: Period, order: JourneyEvent): Part | null {
  const from = numberOf(order.on)
  if (from === null || period.start === null) return null
  const start = Math.max(from, period.start)
  const end = earlier(numberOf(order.until), period.end)
  return end !== null && end <= start ? null : { period: { ...period, start, end, chains: new Map() }, order }
}

function partsUnder(desk: Desk, orders: readonly CareOrder[]): readonly Part[] {
  const held = eventsOf(desk.journey, 'legal-status').filter(({ facts }) =>
    orders.some(code => facts['status'] === code),
  )
  return periodsOf(desk, 'placement')
    .filter(({ event }) => withParents(event))
    .flatMap(period => held.map(order => partUnder(period, order)).filter(part => part !== null))
}

/** Where a child lives with parents, other rules hold while there is an order; without knowing of orders, none can be told. */
function ordinaryPlacements(desk: Desk): readonly Period[] {
  const placements = periodsOf(desk, 'placement')
  if (!placements.some(({ event }) => withParents(event))) return placements
  const under = new Set(partsUnder(desk, ['C1', 'C2']).map(({ period }) => period.event.key))
  const orders = desk.journey.known.has('legal-status')
  return placements.filter(({ event }) => !withParents(event) || (orders && !under.has(event.key)))
}

const visits = ['looked-after-visit'] as const

function visitsIn(desk: Desk, known: (opening: Opening, period: Period) => Known | null): void {
  for (const period of ordinaryPlacements(desk))
    tellWindows(desk, period, chainOf(desk, period, visits), opening => known(opening, period))
}

const asUsual: Known = {}

const inFirstYear = ({ start }: Opening, period: Period): boolean =>
  period.start !== null && start !== null && start < monthsAfter(period.start, 12)

/** T26: within a week of the start of each placement. */
export const firstVisits = (desk: Desk): void => visitsIn(desk, ({ at }) => (at === 0 ? asUsual : null))

/** T27: then within six weeks of the visit before, for the first year. */
export const visitsInFirstYear = (desk: Desk): void =>
  visitsIn(desk, (opening, period) => (opening.at > 0 && inFirstYear(opening, period) ? asUsual : null))

/** T28: after a year, three months where the placement is meant to last until the child is 18, and six weeks where it is not. */
export const visitsAfterYear = (desk: Desk): void => {
  const longTerm = desk.counting.limit ?? sixWeeks
  visitsIn(desk, (opening, { event, start }) => {
    if (opening.at === 0 || start === null || opening.start === null || opening.start < monthsAfter(start, 12))
      return null
    const meant = event.facts['longTerm']
    return { limits: meant === true ? [longTerm] : meant === false ? [sixWeeks] : [sixWeeks, longTerm] }
  })
}

/** The day of the first review of the period in which a day falls; null where there has been none. */
function firstReview(desk: Desk, day: number | null): number | null {
  if (day === null) return null
  const period = periodsOf(desk, 'looked-after').find(
    ({ start, end }) => start !== null && start <= day && (end === null || day <= end),
  )
  return period === undefined ? null : (chainOf(desk, period, ['looked-after-review']).events[0]?.day ?? null)
}

type LimitOf = (opening: Opening, period: Period) => Limit

/** With a parent under an order: the order's key tells one part of a placement from another. */
function visitsUnder(desk: Desk, code: CareOrder, limitOf: LimitOf): void {
  if (!desk.journey.known.has('legal-status')) unknownOrders(desk)
  for (const { period, order } of partsUnder(desk, [code]))
    tellWindows(desk, period, chainOf(desk, period, visits), opening => ({
      instance: [order.key, period.event.key, ...(opening.by ? [opening.by.key] : [])].join(' > '),
      limits: [limitOf(opening, period)],
    }))
}

/** No source says which order there is: a kind that is needed is missing, and each such placement is unknown. */
function unknownOrders(desk: Desk): void {
  for (const period of periodsOf(desk, 'placement'))
    if (withParents(period.event)) tellWindows(desk, period, chainOf(desk, period, visits), () => asUsual)
}

/** T30: with a parent under an interim care order, each week until the first review, then every four weeks. */
export function visitsUnderInterimOrder(desk: Desk): void {
  const later = desk.counting.limit ?? week
  visitsUnder(desk, 'C1', ({ start }, period) => {
    const review = firstReview(desk, period.start)
    return review !== null && start !== null && start >= review ? later : week
  })
}

/** T31: with a parent under a care order, within a week of the order or the move, then every six weeks. */
export const visitsUnderCareOrder = (desk: Desk): void =>
  visitsUnder(desk, 'C2', ({ at }) => (at === 0 ? week : (desk.counting.limit ?? sixWeeks)))

/** T54: placed for adoption, within a week and then each week until the first review after the placement. */
export function visitsWhenPlacedForAdoption(desk: Desk): void {
  for (const period of periodsOf(desk, 'adoption-placement')) {
    const reviews = chainOf(desk, period, ['looked-after-review']).events
    const until = { ...period, end: earlier(reviews[0]?.day ?? null, period.end), chains: new Map() }
    tellWindows(desk, until, chainOf(desk, until, visits), () => asUsual)
  }
}
