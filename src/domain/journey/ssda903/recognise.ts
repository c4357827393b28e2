/** Which table of the SSDA903 a file is, from the set of its columns. */
import { cleanText, columnLetter, type CellValue } from '../../cases/cells.ts'
import type { ColumnTold, TableRecognised } from '../reading.ts'
import { careTables, type CareColumn, type CareTable } from './tables.ts'

/** Longest heading that is looked at; the longest of the return's own has 21 characters. */
const longestHeading = 60

/** "place_provider " and "Place Provider" are PLACE_PROVIDER. */
function nameIn(heading: CellValue): string | null {
  if (typeof heading !== 'string' || heading.length > longestHeading) return null
  return cleanText(heading)?.toUpperCase().replace(/[ -]+/g, '_') ?? null
}

const writtenIn = (heading: CellValue): string => cleanText(String(heading ?? '').slice(0, 120)) ?? ''

interface Placed {
  readonly place: number
  readonly column: CareColumn
}

function placedIn(table: CareTable, names: readonly (string | null)[]): readonly Placed[] {
  return table.columns.flatMap(column => {
    const place = names.indexOf(column.name)
    return place === -1 ? [] : [{ place, column }]
  })
}

/** Null where the headings are of no table of the return. Of two that fit, the one of which more was found. */
export function recogniseCareTable(headings: readonly CellValue[]): TableRecognised | null {
  const names = headings.map(nameIn)
  const fits = careTables
    .filter(table => table.must.every(name => names.includes(name)))
    .map(table => ({ table, placed: placedIn(table, names) }))
    .sort((a, b) => b.placed.length - a.placed.length)
  const [best] = fits
  return best ? told(best.table, best.placed, headings) : null
}

function told(table: CareTable, placed: readonly Placed[], headings: readonly CellValue[]): TableRecognised {
  const written = headings.map(writtenIn)
  const columns = placed.map(({ place, column }): ColumnTold => ({
    letter: columnLetter(place),
    heading: written[place] ?? '',
    meaning: column.meaning,
    kept: column.kept,
  }))
  return {
    format: 'ssda903',
    table: table.name,
    columns,
    missing: table.columns.filter(one => !placed.some(({ column }) => column === one)).map(one => one.name),
    notUnderstood: written.flatMap((heading, place) =>
      heading === '' || placed.some(one => one.place === place) ? [] : [{ letter: columnLetter(place), heading }],
    ),
    found: placed.length,
    order: 1,
  }
}

/** From 0, for each column of the table in its own order; -1 where the file has none. */
export function placesOf(table: CareTable, recognised: TableRecognised): readonly number[] {
  const places = new Map(recognised.columns.map(one => [nameIn(one.heading), placeOf(one.letter)]))
  return table.columns.map(column => places.get(column.name) ?? -1)
}

/** 0 for "A", 27 for "AB". */
const placeOf = (letter: string): number =>
  Array.from(letter).reduce((place, one) => place * 26 + one.charCodeAt(0) - 64, 0) - 1
