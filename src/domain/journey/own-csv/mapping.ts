/**
 * A council's own table, mapped by hand: what its rows are, and which column holds what. For what no extract holds, such as
 * supervision, core groups and management decisions. A mapping comes from a browser and is believed only after `mappingFaults`.
 */
import type { CellValue } from '../../cases/cells.ts'
import { isEventKind, kindTold, type EventKind } from '../kinds.ts'
import { placeOfHeading } from './headings.ts'

/** Headings as the table writes them; null where no column holds it. */
export interface OwnColumns {
  readonly caseReference: string
  readonly on: string | null
  readonly until: string | null
  readonly due: string | null
  /** The key of the event of which it is part. */
  readonly of: string | null
  /** The council's own id of the event; without one, its day is its key. */
  readonly key: string | null
  /** By the names that the kind's table gives. */
  readonly facts: Readonly<Record<string, string>>
}

export interface OwnMapping {
  readonly kind: EventKind
  readonly columns: OwnColumns
  /** `day-first` unless told otherwise. */
  readonly dateOrder?: 'day-first' | 'month-first'
}

/** A mapping as it came, before it is believed. */
export interface OwnMappingGiven extends Omit<OwnMapping, 'kind'> {
  readonly kind: string
}

export type MappingFaultKind =
  /** It is no kind of event. */
  | 'kind-not-known'
  | 'no-reference-column'
  /** Neither the first day nor the day it was due has a column. */
  | 'no-day-column'
  | 'column-not-found'
  /** The same column for two things of which only one can be meant. */
  | 'column-used-twice'
  /** The kind has no such fact. */
  | 'fact-not-known'
  /** The kind has no last day. */
  | 'has-no-end'
  /** The kind is part of no other. */
  | 'part-of-nothing'

export interface MappingFault {
  readonly kind: MappingFaultKind
  /** "caseReference", "on", or "facts.seenAlone". */
  readonly field: string
}

/** The columns that are given, by field. */
function fieldsOf({ facts, ...days }: OwnColumns): readonly (readonly [string, string])[] {
  const named = [
    ...Object.entries(days),
    ...Object.entries(facts).map(([name, one]) => [`facts.${name}`, one] as const),
  ]
  return named.flatMap(([field, heading]) => (heading === null || heading === '' ? [] : [[field, heading] as const]))
}

const fault = (kind: MappingFaultKind, field: string): MappingFault => ({ kind, field })

/** Empty when rows can be read by the mapping. */
export function mappingFaults(mapping: OwnMappingGiven, headings: readonly CellValue[]): readonly MappingFault[] {
  const { kind, columns } = mapping
  const fields = fieldsOf(columns)
  const given = new Set(fields.map(([field]) => field))
  return [
    ...(given.has('caseReference') ? [] : [fault('no-reference-column', 'caseReference')]),
    ...(given.has('on') || given.has('due') ? [] : [fault('no-day-column', 'on')]),
    ...columnFaults(fields, headings),
    ...(isEventKind(kind) ? kindFaults(kind, columns, given) : [fault('kind-not-known', 'kind')]),
  ]
}

function columnFaults(
  fields: readonly (readonly [string, string])[],
  headings: readonly CellValue[],
): readonly MappingFault[] {
  const used = new Set<number>()
  return fields.flatMap(([field, heading]) => {
    const place = placeOfHeading(headings, heading)
    if (place === -1) return [fault('column-not-found', field)]
    if (used.has(place)) return [fault('column-used-twice', field)]
    used.add(place)
    return []
  })
}

function kindFaults(kind: EventKind, { facts }: OwnColumns, given: ReadonlySet<string>): readonly MappingFault[] {
  const told = kindTold(kind)
  return [
    ...(given.has('until') && told.ends === null ? [fault('has-no-end', 'until')] : []),
    ...(given.has('of') && told.partOf === null ? [fault('part-of-nothing', 'of')] : []),
    ...Object.keys(facts)
      .filter(name => !Object.hasOwn(told.facts, name))
      .map(name => fault('fact-not-known', `facts.${name}`)),
  ]
}
