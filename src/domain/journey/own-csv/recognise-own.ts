/** A council's own table by its mapping: what each of its columns is read as, and how its rows are read. */
import { columnLetter, type CellValue } from '../../cases/cells.ts'
import { kindTold } from '../kinds.ts'
import type { TableRecognised } from '../reading.ts'
import { headingForm, placeOfHeading } from './headings.ts'
import type { OwnMapping } from './mapping.ts'
import { mappingFields } from './mapping-words.ts'

/** The first row of a table that could be mapped: a child and a day need two columns. */
export const couldBeMapped = (headings: readonly CellValue[]): boolean =>
  new Set(headings.map(headingForm).filter(form => form !== null)).size > 1

const columnOf = ({ facts, ...days }: OwnMapping['columns'], field: string): string | null =>
  (Object.entries<string | null>(days).find(([name]) => name === field)?.[1] ??
    Object.entries(facts).find(([name]) => `facts.${name}` === field)?.[1]) ||
  null

/** As a table of another format is told; its columns in the order of the file. */
export function recogniseOwn({ kind, columns }: OwnMapping, headings: readonly CellValue[]): TableRecognised {
  const meanings = new Map<number, string>()
  for (const { field, label } of mappingFields(kind)) {
    const heading = columnOf(columns, field)
    if (heading !== null) meanings.set(placeOfHeading(headings, heading), label)
  }
  const told = headings.map((cell, place) => ({
    place,
    letter: columnLetter(place),
    heading: cell === null ? '' : String(cell).slice(0, 120),
  }))
  return {
    ...{ format: 'own-csv', table: kindTold(kind).label, missing: [], found: meanings.size, order: 0 },
    columns: told.flatMap(({ place, letter, heading }) => {
      const meaning = meanings.get(place)
      return meaning === undefined ? [] : [{ letter, heading, meaning, kept: true }]
    }),
    notUnderstood: told.flatMap(({ place, letter, heading }) =>
      meanings.has(place) || heading === '' ? [] : [{ letter, heading }],
    ),
  }
}
