/**
 * What the tables of the SSDA903 say of each child, gathered until all have been read: periods of care need every episode, and
 * reviews the periods. Rows that come again in another year's file are one.
 */
import type { LocalDate } from '../../calendar/dates.ts'
import { codeOf } from '../../cases/codes.ts'
import { eventOf, type ChildRead, type JourneyEvent, type JourneyPart, type ReadAt } from '../journey.ts'
import { careEvents, factsOf, periodKey } from './care-events.ts'
import { periodsOf, type CareEpisode, type CarePeriod } from './periods.ts'
import type { CareRow } from './read-row.ts'
import type { CareTableName } from './tables.ts'

interface Review {
  readonly on: LocalDate
  readonly participation: string | null
  readonly at: ReadAt
}

/** All that is held of one child. */
export interface CareChild {
  readonly reference: string
  child: ChildRead | null
  readonly episodes: CareEpisode[]
  readonly reviews: Map<LocalDate, Review>
  readonly events: Map<string, JourneyEvent>
  unaccompanied: { readonly until: LocalDate | null } | null
}

export const careChild = (reference: string): CareChild => ({
  reference,
  child: null,
  episodes: [],
  reviews: new Map(),
  events: new Map(),
  unaccompanied: null,
})

type Gather = (into: CareChild, row: CareRow, at: ReadAt) => void

const said = ({ facts, until }: JourneyEvent): number => Object.keys(facts).length + (until === null ? 0 : 1)

/** Of one event told twice, the fuller is kept; of two as full, the one read last. */
function keep(into: CareChild, event: JourneyEvent): void {
  const name = `${event.kind} ${event.key}`
  const known = into.events.get(name)
  if (!known || said(event) >= said(known)) into.events.set(name, event)
}

const nothing: Gather = () => undefined

function episode(into: CareChild, row: CareRow, at: ReadAt): void {
  const decom = row.day('DECOM')
  if (decom === null) return
  into.episodes.push({
    decom,
    rne: row.text('RNE'),
    ls: row.text('LS'),
    cin: row.text('CIN'),
    place: row.text('PLACE'),
    provider: row.text('PLACE_PROVIDER'),
    dec: row.day('DEC'),
    rec: row.text('REC'),
    reason: row.text('REASON_PLACE_CHANGE'),
    at,
  })
}

function review(into: CareChild, row: CareRow, at: ReadAt): void {
  const on = row.day('REVIEW')
  if (on === null) return
  const participation = row.text('REVIEW_CODE')
  if (participation !== null || !into.reviews.has(on)) into.reviews.set(on, { on, participation, at })
}

function missing(into: CareChild, row: CareRow, at: ReadAt): void {
  const on = row.day('MIS_START')
  if (on === null) return
  const code = row.text('MISSING')
  const facts = factsOf({ absent: code === null ? null : code === 'A' })
  keep(into, eventOf('missing', `${on} ${code ?? 'M'}`, on, { until: row.day('MIS_END'), facts, at }))
}

/** A code of accommodation ends in 1 where it is suitable and in 2 where it is not. */
function careLeaver(into: CareChild, row: CareRow, at: ReadAt): void {
  const [inTouch, activity, accommodation] = [row.text('IN_TOUCH'), row.text('ACTIV'), row.text('ACCOM')]
  const lodged = accommodation === null || accommodation === '0' ? null : accommodation
  const facts = factsOf({
    inTouch: inTouch === null ? null : codeOf(inTouch, 'inTouch'),
    activity: activity === '0' ? null : activity,
    accommodation: lodged?.slice(0, 1),
    suitable: lodged === null ? null : lodged.endsWith('1'),
  })
  into.events.set('leaving-care', eventOf('leaving-care', 'OC3', null, { facts, at }))
}

function adopted(into: CareChild, row: CareRow, at: ReadAt): void {
  const [decided, matched] = [row.day('DATE_INT'), row.day('DATE_MATCH')]
  if (decided !== null) keep(into, eventOf('adoption-decision', decided, decided, { at }))
  if (matched !== null) keep(into, eventOf('adoption-match', matched, matched, { at }))
}

function decidedAdoption(into: CareChild, row: CareRow, at: ReadAt): void {
  const on = row.day('DATE_PLACED')
  if (on === null) return
  const facts = factsOf({ reversedOn: row.day('DATE_PLACED_CEASED') })
  keep(into, eventOf('adoption-decision', on, on, { facts, at }))
}

function allocation(into: CareChild, row: CareRow, at: ReadAt): void {
  const [on, worker] = [row.day('SW_DECOM'), row.text('SW_ID')]
  if (on === null) return
  const facts = factsOf({ worker, reason: row.text('SW_REASON') })
  keep(into, eventOf('allocation', `${on} ${worker ?? ''}`, on, { until: row.day('SW_DEC'), facts, at }))
}

const gatherers: Readonly<Record<CareTableName, Gather>> = {
  Header: (into, row) => {
    into.child = row.child ?? into.child
  },
  Episodes: episode,
  Reviews: review,
  UASC: (into, row) => {
    into.unaccompanied = { until: row.day('DUC') ?? into.unaccompanied?.until ?? null }
  },
  OC2: nothing,
  OC3: careLeaver,
  AD1: adopted,
  PlacedAdoption: decidedAdoption,
  PrevPerm: nothing,
  Missing: missing,
  SWEpisodes: allocation,
  DoLo: nothing,
}

/** Takes what a row of a table says of the child. */
export function gather(table: CareTableName, into: CareChild, row: CareRow, at: ReadAt): void {
  into.child ??= row.child
  gatherers[table](into, row, at)
}

const within = (day: LocalDate, { on, until }: CarePeriod): boolean =>
  (on === null || on <= day) && (until === null || day <= until)

function reviewEvent({ on, participation, at }: Review, periods: readonly CarePeriod[]): JourneyEvent {
  const period = periods.findLast(one => within(on, one))
  const of = period ? periodKey(period) : null
  return eventOf('looked-after-review', on, on, { of, facts: factsOf({ participation }), at })
}

/** All that was gathered of a child, as events. */
export function partOf(held: CareChild): JourneyPart {
  const periods = periodsOf(held.episodes)
  return {
    caseReference: held.reference,
    child: held.child,
    events: [
      ...periods.flatMap(period => careEvents(period, held.unaccompanied)),
      ...Array.from(held.reviews.values(), one => reviewEvent(one, periods)),
      ...held.events.values(),
    ],
  }
}
