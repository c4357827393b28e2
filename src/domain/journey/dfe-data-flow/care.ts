/** Placements of the data flow and the periods of care that they make up, with what it tells of adoption and of leaving care. */
import type { LocalDate } from '../../calendar/dates.ts'
import { eventOf, type JourneyEvent } from '../journey.ts'
import { codeIn, endOf, factsOf, shapedIn, tellOrder, type KeyMaker, type RecordPlace } from '../record-values.ts'
import { keyOf, namedDay, property, propertiesOf, isPurged, standing, type Properties } from './values.ts'

export interface FlowPlacement {
  readonly id: string | null
  readonly on: LocalDate | null
  readonly until: LocalDate | null
  readonly startReason: string | null
  readonly endReason: string | null
  readonly placementType: string | null
  readonly reasonChanged: string | null
}

/** Shapes of the codes of the SSDA903. */
const shapes = {
  began: /^[SPLTBU]$/,
  type: /^[A-Z][0-9]{1,2}$/,
  ended: /^(?:X1|E[0-9]{1,2}[A-Z]?)$/,
  changed: /^[A-Z]{3,8}$/,
}
const becameLookedAfter = 'S'
const newStatusAlone = 'L'
const careGoesOn = 'X1'

export function placementsIn(episode: Properties, at: RecordPlace): readonly FlowPlacement[] {
  return standing(property(episode, 'child_looked_after_placements'), at).map(one => {
    const code = (name: string, shape: RegExp): string | null => shapedIn(property(one, name), name, shape, at)
    const began = namedDay(one, 'start_date', at)
    const ended = namedDay(one, 'end_date', at)
    tellOrder([began, ended], null, at)
    return {
      id: keyOf(one, 'child_looked_after_placement_id', began.day, at),
      on: began.day,
      until: endOf(began.day, ended, at),
      startReason: code('start_reason', shapes.began),
      endReason: code('end_reason', shapes.ended),
      placementType: code('placement_type', shapes.type),
      reasonChanged: code('change_reason', shapes.changed),
    }
  })
}

function compare(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}

/** Placements in their order, cut where care ended or began anew. */
function periodsOf(placements: readonly FlowPlacement[]): readonly (readonly FlowPlacement[])[] {
  const sorted = [...placements].sort((one, other) => compare(one.on ?? '9', other.on ?? '9'))
  const periods: FlowPlacement[][] = []
  let ended = true
  for (const placement of sorted) {
    if (ended || placement.startReason === becameLookedAfter) periods.push([])
    periods.at(-1)?.push(placement)
    ended = hasEnded(placement)
  }
  return periods
}

const hasEnded = ({ endReason, until }: FlowPlacement): boolean =>
  until !== null && endReason !== null && endReason !== careGoesOn

/** A new legal status in the same placement comes as a new record. */
function withoutNewStatuses(placements: readonly FlowPlacement[]): readonly FlowPlacement[] {
  const found: FlowPlacement[] = []
  for (const placement of placements) {
    const before = found.at(-1)
    const same = placement.startReason === newStatusAlone && before?.placementType === placement.placementType
    if (before && same) found.splice(-1, 1, { ...placement, id: before.id, on: before.on })
    else found.push(placement)
  }
  return found
}

/** `unaccompanied`: null where it is not told. Periods of care are known by their first day. */
export function careEvents(
  placements: readonly FlowPlacement[],
  unaccompanied: (on: LocalDate | null) => boolean | null,
  { keys, at }: { readonly keys: KeyMaker; readonly at: RecordPlace },
): readonly JourneyEvent[] {
  return periodsOf(placements).flatMap(period => {
    const [first, last] = [period[0], period.at(-1)]
    if (!first || !last) return []
    const of = keys('looked-after', first.on)
    const ends = hasEnded(last)
    const care = eventOf('looked-after', of, first.on, {
      until: ends ? last.until : null,
      facts: factsOf({ reasonCeased: ends ? last.endReason : null, unaccompanied: unaccompanied(first.on) }),
      at: { file: at.file, row: at.row },
    })
    return [care, ...withoutNewStatuses(period).map(one => placementEvent(one, of, { keys, at }))]
  })
}

function placementEvent(
  { id, on, until, placementType, reasonChanged }: FlowPlacement,
  of: string,
  { keys, at }: { readonly keys: KeyMaker; readonly at: RecordPlace },
): JourneyEvent {
  const facts = factsOf({ placementType, reasonChanged })
  return eventOf('placement', keys('placement', id), on, { until, of, facts, at: { file: at.file, row: at.row } })
}

const adoptionDays = [
  ['initial_decision_date', 'adoption-decision'],
  ['matched_date', 'adoption-match'],
  ['placed_date', 'adoption-placement'],
] as const

export function adoptionIn(episode: Properties, keys: KeyMaker, at: RecordPlace): readonly JourneyEvent[] {
  const adoption = propertiesOf(property(episode, 'adoption'))
  if (adoption === null || isPurged(adoption, at)) return []
  return adoptionDays.flatMap(([name, kind]) => {
    const on = namedDay(adoption, name, at)
    if (on.day === null) return []
    tellOrder([on], null, at)
    return [eventOf(kind, keys(kind, on.day), on.day, { at: { file: at.file, row: at.row } })]
  })
}

/** The latest contact, and how the young person is; the flow does not say when they became eligible. */
export function leavingCareIn(episode: Properties, keys: KeyMaker, at: RecordPlace): readonly JourneyEvent[] {
  const told = propertiesOf(property(episode, 'care_leavers'))
  if (told === null || isPurged(told, at)) return []
  const facts = factsOf({
    accommodation: codeIn(property(told, 'accommodation'), 'accommodation', 'accommodation', at),
    activity: codeIn(property(told, 'activity'), 'activity', 'activity', at),
  })
  const contact = namedDay(told, 'contact_date', at)
  tellOrder([contact], null, at)
  if (contact.day === null && Object.keys(facts).length === 0) return []
  const place = { file: at.file, row: at.row }
  const of = keys('leaving-care', 'leaving care')
  const leaving = eventOf('leaving-care', of, null, { facts, at: place })
  if (contact.day === null) return [leaving]
  return [leaving, eventOf('adviser-contact', keys('adviser-contact', contact.day), contact.day, { of, at: place })]
}
