/**
 * Writes a made-up caseload as the tables of the Standard Safeguarding Dataset, by the same table that its reader goes by: so what the
 * reader would not understand is not written, and reading it back gives the same events.
 */
import type { JourneyEvent } from '../journey/journey.ts'
import type { EventColumns, SsdTable } from '../journey/ssd/table.ts'
import { ssdTables } from '../journey/ssd/tables.ts'
import type { CaseloadChild, CellWritten, TableWritten } from './caseload.ts'

type Row = Record<string, CellWritten>

/** Ids are unique in a table, and a child's own keys are unique among the child's alone. */
const idOf = (child: CaseloadChild, key: string): string => `${child.caseReference}-${key}`

const written = (value: JourneyEvent['facts'][string] | undefined): CellWritten => {
  if (typeof value === 'boolean') return value ? 'Y' : 'N'
  return value ?? null
}

/** Each child's rows for a table, made as they are asked for. `children` is gone through once for each table. */
export function ssdTablesOf(children: () => Iterable<CaseloadChild>): readonly TableWritten[] {
  return [personTable(children), ...ssdTables.map(table => tableOf(table, children))]
}

const person = ['pers_person_id', 'pers_forename', 'pers_surname', 'pers_dob', 'pers_expected_dob', 'pers_sex'] as const

function personTable(children: () => Iterable<CaseloadChild>): TableWritten {
  return { name: 'ssd_person', headings: person, rows: rowsOf(children, personRows) }
}

const personRows = (child: CaseloadChild): readonly CellWritten[][] => [
  [child.caseReference, child.forename, child.surname, child.born, null, child.sex],
]

function rowsOf(
  children: () => Iterable<CaseloadChild>,
  rows: (child: CaseloadChild) => readonly CellWritten[][],
): Iterable<readonly CellWritten[]> {
  return {
    *[Symbol.iterator]() {
      for (const child of children()) yield* rows(child)
    },
  }
}

const periodColumns = [
  ...['clae_cla_episode_start_date', 'clae_cla_episode_ceased_date', 'clae_cla_episode_ceased_reason'],
  'clae_cla_primary_need_code',
]

function tableOf(table: SsdTable, children: () => Iterable<CaseloadChild>): TableWritten {
  const isPeriods = table.table === 'cla_episodes'
  const headings = [...new Set([...columnsOf(table), ...(isPeriods ? periodColumns : [])])]
  const make = isPeriods ? periodRow : eventRow
  const rows = rowsOf(children, child =>
    child.events.flatMap(event => {
      const row = make(table, child, event)
      return row ? [headings.map(heading => row[heading] ?? null)] : []
    }),
  )
  return { name: `ssd_${table.table}`, headings, rows }
}

const columnsOf = (table: SsdTable): readonly string[] =>
  [
    ...[table.key, table.child, table.by?.[0], table.leads?.[0]],
    ...table.events.flatMap(event => [
      ...[event.on, event.until, event.due, event.of, event.where?.[0]],
      ...Object.values(event.facts ?? {}).map(([name]) => name),
    ]),
  ].filter((name): name is string => name !== undefined && name !== '')

/** What the reader looks for in the column that tells kinds apart. */
const typeWords: Readonly<Record<string, string>> = {
  'initial-health-assessment': 'INITIAL HEALTH ASSESSMENT',
  'health-assessment': 'HEALTH ASSESSMENT',
  'dental-check': 'DENTAL CHECK',
}

function eventRow(table: SsdTable, child: CaseloadChild, event: JourneyEvent): Row | null {
  const columns = table.events.find(one => one.kind === event.kind && one.latest !== true)
  if (!columns) return null
  const row: Row = { ...daysOf(columns, event), ...linksOf(table, columns, child, event.of) }
  row[table.key] = idOf(child, event.key)
  if (table.child !== undefined) row[table.child] = child.caseReference
  if (columns.where) row[columns.where[0]] = typeWords[event.kind] ?? null
  for (const [fact, [name]] of Object.entries(columns.facts ?? {})) row[name] = written(event.facts[fact])
  return row
}

const linksOf = ({ by }: SsdTable, { of }: EventColumns, child: CaseloadChild, part: string | null): Row => ({
  ...(by && part !== null ? { [by[0]]: idOf(child, part) } : {}),
  ...(of !== undefined && part !== null ? { [of]: idOf(child, part) } : {}),
})

const daysOf = ({ on, until, due }: EventColumns, event: JourneyEvent): Row => ({
  ...(on === '' ? {} : { [on]: event.on }),
  ...(until === undefined ? {} : { [until]: event.until }),
  ...(due === undefined ? {} : { [due]: event.due }),
})

/** A period of being looked after, as the one episode that it then is. */
function periodRow(_table: SsdTable, child: CaseloadChild, event: JourneyEvent): Row | null {
  if (event.kind !== 'looked-after') return null
  const id = idOf(child, event.key)
  return {
    clae_cla_episode_id: id,
    clae_person_id: child.caseReference,
    clae_cla_id: id,
    clae_cla_episode_start_date: event.on,
    clae_cla_episode_ceased_date: event.until,
    clae_cla_episode_ceased_reason: written(event.facts['reasonCeased']),
    clae_cla_primary_need_code: written(event.facts['categoryOfNeed']),
  }
}
