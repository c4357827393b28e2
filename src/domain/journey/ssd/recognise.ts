/** Tells a table of the Standard Safeguarding Dataset by its columns: their names begin with the table's own four letters. */
import { cleanText, columnLetter, type CellValue } from '../../cases/cells.ts'
import { kindTold } from '../kinds.ts'
import type { ColumnTold, TableRecognised } from '../reading.ts'
import type { EventColumns, SsdTable } from './table.ts'
import { otherTables, ssdTables } from './tables.ts'

/** What a table must have at least, to be one and not chance. */
const fewestColumns = 2

/** The places of columns by their names, in lower case; the first of two with one name. */
export function placesOf(headings: readonly CellValue[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  for (const [place, heading] of headings.entries()) {
    const name = cleanText(heading)?.toLowerCase()
    if (name !== undefined && !places.has(name)) places.set(name, place)
  }
  return places
}

const daysOf = ({ on, until, due }: EventColumns): readonly string[] =>
  [on, until, due].filter((name): name is string => name !== undefined && name !== '')

type Meaning = readonly [name: string, meaning: string]

function* meaningsOfEvent(event: EventColumns): Generator<Meaning> {
  const told = kindTold(event.kind)
  for (const name of daysOf(event)) yield [name, `${told.label}: ${dayMeaning(event, name, told)}`]
  for (const [fact, [name]] of Object.entries(event.facts ?? {})) yield [name, `${told.label}: ${fact}`]
  if (event.where) yield [event.where[0], 'Which kind it is']
}

/** Everything that the reader takes from a table, with what it means; the first meaning of a column stands. */
function meaningsOf(table: SsdTable): ReadonlyMap<string, string> {
  const links = [table.by, table.leads].flatMap(pair => (pair ? [[pair[0], 'What it is part of'] as const] : []))
  const meanings: readonly Meaning[] = [
    [table.key, 'What makes the row one and no other'],
    ...(table.child === undefined ? [] : [[table.child, 'The child’s reference'] as const]),
    ...links,
    ...table.events.flatMap(event => [...meaningsOfEvent(event)]),
    ...(extraColumns[table.table] ?? []).map((name): Meaning => [name, 'Period of being looked after']),
  ]
  return new Map([...meanings].reverse())
}

const extraColumns: Readonly<Record<string, readonly string[]>> = {
  cla_episodes: [
    ...['clae_cla_episode_start_date', 'clae_cla_episode_ceased_date', 'clae_cla_episode_ceased'],
    ...['clae_cla_episode_ceased_reason', 'clae_cla_primary_need_code', 'clae_entered_care_date'],
  ],
}

const dayMeaning = ({ on, due }: EventColumns, name: string, told: { begins: string; ends: string | null }): string =>
  name === on ? told.begins : name === due ? 'Due' : (told.ends ?? 'Until')

const tablesByPrefix = new Map(ssdTables.map(table => [table.key.slice(0, 4), table]))

/** The four letters that most columns begin with. */
function prefixOf(names: readonly string[]): { readonly prefix: string; readonly count: number } {
  const counts = new Map<string, number>()
  for (const name of names)
    if (/^[a-z0-9]{4}_/.test(name)) counts.set(name.slice(0, 4), (counts.get(name.slice(0, 4)) ?? 0) + 1)
  const [[prefix, count] = ['', 0]] = [...counts].sort((one, other) => other[1] - one[1])
  return { prefix, count }
}

/** Read to be understood, and forgotten. */
const notKept = new Set(['pers_dob', 'pers_expected_dob'])

const columnsTold = (
  places: ReadonlyMap<string, number>,
  meanings: ReadonlyMap<string, string>,
): readonly ColumnTold[] =>
  [...places].map(([heading, place]) => {
    const meaning = meanings.get(heading)
    const kept = meaning !== undefined && !notKept.has(heading)
    return { letter: columnLetter(place), heading, meaning: meaning ?? 'Not needed', kept }
  })

const partedBy = (told: readonly ColumnTold[], begins: string): readonly [ColumnTold[], ColumnTold[]] => [
  told.filter(({ heading }) => heading.startsWith(begins)),
  told.filter(({ heading }) => !heading.startsWith(begins)),
]

const meaningsIn = (table: SsdTable | undefined, prefix: string): ReadonlyMap<string, string> =>
  table ? meaningsOf(table) : new Map(readOf[prefix] ?? [])

export function recogniseSsd(headings: readonly CellValue[]): TableRecognised | null {
  const places = placesOf(headings)
  const { prefix, count } = prefixOf([...places.keys()])
  const table = tablesByPrefix.get(prefix)
  const name = table?.table ?? otherTables[prefix]
  if (count < fewestColumns || name === undefined) return null
  const meanings = meaningsIn(table, prefix)
  const told = columnsTold(places, meanings)
  const [ofTheTable, others] = partedBy(told, `${prefix}_`)
  return {
    format: 'ssd',
    table: name,
    columns: ofTheTable,
    missing: [...meanings.keys()].filter(heading => !places.has(heading) && !alternative.has(heading)),
    notUnderstood: others.map(({ letter, heading }) => ({ letter, heading: heading.slice(0, 120) })),
    found: count,
    order: table?.order ?? 0,
  }
}

/** Columns that stand for another where a version names it so. */
const alternative = new Set(['clae_cla_episode_ceased', 'clae_cla_episode_ceased_date', 'clae_entered_care_date'])

/** What is taken from tables that tell of no event. */
const readOf: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  pers: [
    ['pers_person_id', 'The child’s reference'],
    ['pers_dob', 'Date of birth: read for the age, and forgotten'],
    ['pers_expected_dob', 'Expected date of birth: read to know of a child not yet born, and forgotten'],
  ],
  prof: [
    ['prof_professional_id', 'The worker’s id'],
    ['prof_professional_name', 'The worker’s name'],
  ],
  dept: [
    ['dept_team_id', 'The team’s id'],
    ['dept_team_name', 'The team’s name'],
  ],
}
