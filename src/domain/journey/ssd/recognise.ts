/** Tells a table of the Standard Safeguarding Dataset by its columns: their names begin with the table's own four letters. */
import { cleanText, columnLetter, type CellValue } from '../../cases/cells.ts'
import { kindTold } from '../kinds.ts'
import type { ColumnTold, TableRecognised } from '../reading.ts'
import { otherTables, ssdTables, type EventColumns, type SsdTable } from './tables.ts'

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

/** Everything that the reader takes from a table, with what it means. */
function meaningsOf(table: SsdTable): ReadonlyMap<string, string> {
  const meanings = new Map<string, string>([[table.key, 'What makes the row one and no other']])
  if (table.child !== undefined) meanings.set(table.child, 'The child’s reference')
  for (const [name] of [table.by, table.leads].filter(pair => pair !== undefined))
    meanings.set(name, 'What it is part of')
  for (const event of table.events) {
    const told = kindTold(event.kind)
    for (const name of daysOf(event)) meanings.set(name, `${told.label}: ${dayMeaning(event, name, told)}`)
    for (const [fact, [name]] of Object.entries(event.facts ?? {}))
      if (!meanings.has(name)) meanings.set(name, `${told.label}: ${fact}`)
    if (event.where) meanings.set(event.where[0], 'Which kind it is')
  }
  for (const name of extraColumns[table.table] ?? []) meanings.set(name, 'Period of being looked after')
  return meanings
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

export function recogniseSsd(headings: readonly CellValue[]): TableRecognised | null {
  const places = placesOf(headings)
  const { prefix, count } = prefixOf([...places.keys()])
  const table = tablesByPrefix.get(prefix)
  const other = otherTables[prefix]
  if (count < fewestColumns || (!table && other === undefined)) return null
  const meanings = table ? meaningsOf(table) : new Map<string, string>(readOf[prefix] ?? [])
  const told = [...places].map(([name, place]): ColumnTold => {
    const meaning = meanings.get(name)
    const kept = meaning !== undefined && name !== 'pers_dob' && name !== 'pers_expected_dob'
    return { letter: columnLetter(place), heading: name, meaning: meaning ?? 'Not needed', kept }
  })
  const ofTheTable = told.filter(({ heading }) => heading.startsWith(`${prefix}_`))
  return {
    format: 'ssd',
    table: table?.table ?? other ?? prefix,
    columns: ofTheTable,
    missing: [...meanings.keys()].filter(name => !places.has(name) && !alternative.has(name)),
    notUnderstood: told
      .filter(column => !ofTheTable.includes(column))
      .map(({ letter, heading }) => ({ letter, heading: heading.slice(0, 120) })),
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
