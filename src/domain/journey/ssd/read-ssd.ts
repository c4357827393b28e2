/**
 * Reads the tables of the Standard Safeguarding Dataset. Rows that do not name the child are led to them by the id of what they are
 * part of; where that table comes later, they wait until all have been read.
 */
import type { LocalDate } from '../../calendar/dates.ts'
import { columnLetter, type CellValue, type SheetRow } from '../../cases/cells.ts'
import { quotable, type FaultKind } from '../../cases/faults.ts'
import { codeOf, dayReader, numberOf, referenceOf, textOf, yesNoOf, type DayRead } from '../cells-of-journeys.ts'
import { childRead } from '../child-read.ts'
import type { Coverage, EventFact, JourneyEvent, JourneyPart } from '../journey.ts'
import type { ExtractReading, ReadingFault, RowRead, TableFormat, TableRecognised } from '../reading.ts'
import { gatherPeriods } from './periods.ts'
import { recogniseSsd } from './recognise.ts'
import type { CellKind, EventColumns, SsdTable } from './table.ts'
import { ssdTables } from './tables.ts'

export const ssd: TableFormat = { format: 'ssd', recognise: recogniseSsd, read: readSsd }

/** Where a row's cells are, by the names of its columns; undefined for a column that the table does not have. */
type Cells = (name: string) => CellValue

interface Extract {
  readonly reportDate: LocalDate
  readonly day: (cell: CellValue) => DayRead
  /** From an id to the child, by what it is the id of. */
  readonly led: ReadonlyMap<string, Map<string, string>>
  readonly names: { readonly worker: Map<string, string>; readonly team: Map<string, string> }
  readonly waiting: { readonly ids: string; readonly id: string; readonly events: readonly JourneyEvent[] }[]
  readonly periods: ReturnType<typeof gatherPeriods>
  readonly kinds: Map<string, Coverage>
}

function readSsd(reportDate: LocalDate): ExtractReading {
  const extract: Extract = {
    reportDate,
    day: dayReader(),
    led: new Map(['referral', 'protection-plan', 'looked-after'].map(ids => [ids, new Map<string, string>()])),
    names: { worker: new Map(), team: new Map() },
    waiting: [],
    periods: gatherPeriods(),
    kinds: new Map(),
  }
  return {
    table: (recognised, file) => tableReader(recognised, file, extract),
    finish: () => [...extract.periods.parts(), ...foundLate(extract)],
    covers: () => Object.fromEntries(extract.kinds),
  }
}

const foundLate = ({ waiting, led }: Extract): readonly JourneyPart[] =>
  waiting.flatMap(({ ids, id, events }) => {
    const caseReference = led.get(ids)?.get(id)
    return caseReference === undefined ? [] : [{ caseReference, child: null, events }]
  })

const nothing: RowRead = { parts: [], faults: [], read: true }

function tableReader(recognised: TableRecognised, file: number, extract: Extract): (row: SheetRow) => RowRead {
  const places = new Map(
    [...recognised.columns, ...recognised.notUnderstood].map(({ heading, letter }) => [heading, placeOf(letter)]),
  )
  const table = ssdTables.find(one => one.table === recognised.table)
  if (!table) return otherReader(recognised.table, places, extract)
  for (const { kind, latest } of table.events) extract.kinds.set(kind, latest === true ? 'latest' : 'all')
  if (table.table === 'cla_episodes') extract.kinds.set('looked-after', 'all')
  return row => rowRead(table, { row, file, places, extract })
}

const placeOf = (letter: string): number =>
  Array.from(letter).reduce((place, one) => place * 26 + one.charCodeAt(0) - 64, 0) - 1

interface RowAt {
  readonly row: SheetRow
  readonly file: number
  readonly places: ReadonlyMap<string, number>
  readonly extract: Extract
}

const cellsOf =
  ({ row, places }: RowAt): Cells =>
  name => {
    const place = places.get(name)
    return place === undefined ? null : (row.cells[place] ?? null)
  }

function rowRead(table: SsdTable, at: RowAt): RowRead {
  const cells = cellsOf(at)
  const key = textOf(cells(table.key)) ?? `row-${at.row.number}`
  const own = table.child === undefined ? null : referenceOf(cells(table.child))
  if (own !== null) leadsFrom(own, table, cells, at)
  const faults: ReadingFault[] = []
  const events = table.events.flatMap(columns => eventRead(columns, { key, cells, at, faults }))
  const caseReference = own ?? ledTo(table, cells, at.extract)
  if (caseReference === null) return withoutChild(table, { key, cells, at, faults }, events)
  return { parts: [{ caseReference, child: null, events }], faults, read: true }
}

function leadsFrom(child: string, table: SsdTable, cells: Cells, at: RowAt): void {
  if (table.leads) leadOn(table.leads, cells, child, at.extract)
  if (table.table === 'cla_episodes') addEpisode(child, cells, at)
}

/** It waits where it says what it is part of; else nobody can say whose it is. */
function withoutChild(table: SsdTable, { cells, at, faults }: EventAt, events: readonly JourneyEvent[]): RowRead {
  const id = table.by && textOf(cells(table.by[0]))
  if (table.by === undefined || id === undefined)
    return { parts: [], faults: [...faults, faultAt(at, table.child ?? table.key, 'no-reference')], read: false }
  at.extract.waiting.push({ ids: table.by[1], id, events })
  return { ...nothing, faults }
}

function ledTo({ by }: SsdTable, cells: Cells, { led }: Extract): string | null {
  const id = by && textOf(cells(by[0]))
  return by === undefined || id === undefined ? null : (led.get(by[1])?.get(id) ?? null)
}

function leadOn([name, ids]: NonNullable<SsdTable['leads']>, cells: Cells, child: string, { led }: Extract): void {
  const id = textOf(cells(name))
  if (id !== undefined) led.get(ids)?.set(id, child)
}

interface EventAt {
  readonly key: string
  readonly cells: Cells
  readonly at: RowAt
  readonly faults: ReadingFault[]
}

const isOfKind = ({ where }: EventColumns, cells: Cells): boolean =>
  where === undefined || where[1].test(textOf(cells(where[0])) ?? '')

function eventRead(columns: EventColumns, event: EventAt): readonly JourneyEvent[] {
  const { key, cells, at, faults } = event
  if (!isOfKind(columns, cells)) return []
  const faultsBefore = faults.length
  const on = dayOf(columns.on, event)
  if (on === null && columns.onlyDated === true && faults.length === faultsBefore) return []
  return [
    {
      ...{ kind: columns.kind, key, on },
      until: dayOf(columns.until, event),
      due: dayOf(columns.due, event),
      of: (columns.of && textOf(cells(columns.of))) ?? null,
      facts: factsOf(columns, event),
      at: { file: at.file, row: at.row.number },
    },
  ]
}

/** Null where there is no such column, where it is blank, and where it cannot be read: then the fault is told. */
function dayOf(name: string | undefined, { cells, at, faults }: EventAt): LocalDate | null {
  if (name === undefined || name === '') return null
  const read = at.extract.day(cells(name))
  if ('day' in read) return read.day
  faults.push(faultAt(at, name, read.fault, String(cells(name))))
  return null
}

function faultAt({ row, places }: RowAt, name: string, kind: FaultKind, value?: string): ReadingFault {
  const place = places.get(name)
  return {
    kind,
    row: row.number,
    column: place === undefined ? null : columnLetter(place),
    heading: place === undefined ? null : name,
    value: value === undefined ? null : quotable(value),
  }
}

function factsOf({ facts = {} }: EventColumns, event: EventAt): Readonly<Record<string, EventFact>> {
  const found: Record<string, EventFact> = {}
  for (const [fact, [name, kind]] of Object.entries(facts)) {
    const value = factReaders[kind](name, event)
    if (value !== undefined) found[fact] = named(fact, value, event.at.extract)
  }
  if (found['placementType'] !== undefined) Object.assign(found, ofPlacement(String(found['placementType'])))
  return found
}

const factReaders: Readonly<Record<CellKind, (name: string, event: EventAt) => EventFact | undefined>> = {
  text: (name, { cells }) => textOf(cells(name)),
  code: (name, { cells }) => codeOf(cells(name)),
  'yes-no': (name, { cells }) => yesNoOf(cells(name)),
  number: (name, { cells }) => numberOf(cells(name)),
  date: (name, event) => dayOf(name, event) ?? undefined,
}

/** Workers and teams by their names where the extract has them, else by their ids. */
function named(fact: string, value: EventFact, { names }: Extract): EventFact {
  if (fact === 'worker') return names.worker.get(String(value)) ?? value
  return fact === 'team' ? (names.team.get(String(value)) ?? value) : value
}

/** What the code of a placement says besides: with own parents (P1), and foster placements meant to last (U1, U4). */
function ofPlacement(code: string): Readonly<Record<string, boolean>> {
  if (code === 'P1') return { withParents: true }
  if (code === 'U1' || code === 'U4') return { longTerm: true }
  return code === 'U3' || code === 'U6' ? { longTerm: false } : {}
}

function addEpisode(caseReference: string, cells: Cells, at: RowAt): void {
  const day = (...names: readonly string[]): LocalDate | null => {
    for (const name of names) {
      const read = at.extract.day(cells(name))
      if ('day' in read && read.day !== null) return read.day
    }
    return null
  }
  at.extract.periods.add({
    caseReference,
    period: textOf(cells('clae_cla_id')) ?? textOf(cells('clae_cla_episode_id')) ?? '',
    begins: day('clae_cla_episode_start_date'),
    entered: day('clae_entered_care_date'),
    ceased: day('clae_cla_episode_ceased_date', 'clae_cla_episode_ceased'),
    reason: codeOf(cells('clae_cla_episode_ceased_reason')),
    need: codeOf(cells('clae_cla_primary_need_code')),
    at: { file: at.file, row: at.row.number },
  })
}

/** Tables that tell of no event: people for their ages, workers and teams for their names. */
function otherReader(name: string, places: ReadonlyMap<string, number>, extract: Extract): (row: SheetRow) => RowRead {
  if (name === 'person') return row => personRead({ row, file: 0, places, extract })
  const pair = name === 'professionals' ? professionals : name === 'department' ? departments : null
  if (pair === null) return () => nothing
  const known = extract.names[pair.of]
  return row => {
    const cells = cellsOf({ row, file: 0, places, extract })
    const [id, told] = [textOf(cells(pair.id)), textOf(cells(pair.name))]
    if (id !== undefined && told !== undefined) known.set(id, told)
    return nothing
  }
}

const professionals = { of: 'worker', id: 'prof_professional_id', name: 'prof_professional_name' } as const
const departments = { of: 'team', id: 'dept_team_id', name: 'dept_team_name' } as const

function personRead(at: RowAt): RowRead {
  const cells = cellsOf(at)
  const caseReference = referenceOf(cells('pers_person_id'))
  if (caseReference === null) return { parts: [], faults: [faultAt(at, 'pers_person_id', 'no-reference')], read: false }
  const faults: ReadingFault[] = []
  const event: EventAt = { key: '', cells, at, faults }
  const born = dayOf('pers_dob', event) ?? dayOf('pers_expected_dob', event)
  return { parts: [{ caseReference, child: childRead(born, at.extract.reportDate), events: [] }], faults, read: true }
}
