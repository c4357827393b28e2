/**
 * Example values of a column, for whoever says what it holds. Only of columns in which every value is a day, a number, a code or
 * yes and no, and whose heading is not of who the child is: a name is never shown, and neither is a date of birth.
 */
import { cleanText, type CellValue } from '../../cases/cells.ts'
import { quotable } from '../../cases/faults.ts'
import { placeOfHeading, wordsOf } from './headings.ts'

export interface ColumnSeen {
  /** As the file has it, 120 characters at most. */
  readonly heading: string
  /** Three at most, none of them twice; empty where none may be shown. */
  readonly examples: readonly string[]
}

const examplesShown = 3
const longestHeading = 120
/** Headings under which no value is shown, whatever it looks like. */
const ofThePerson = new Set(
  'birth dob born name names forename surname initials address street postcode phone telephone mobile email nhs upn uln ni'.split(
    ' ',
  ),
)

const yesNo = /^(?:y|n|yes|no|true|false)$/i
const code = /^[A-Z0-9][A-Z0-9/_.-]{0,19}$/i
const postcode = /^[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}$/i

const mayBeShown = (text: string): boolean =>
  quotable(text) !== null || yesNo.test(text) || (code.test(text) && /\d/.test(text) && !postcode.test(text))

/** The columns that have a heading, the first of each; with examples from these rows. */
export function columnsSeen(headings: readonly CellValue[], rows: readonly (readonly CellValue[])[]): ColumnSeen[] {
  return headings.flatMap((cell, place) => {
    const heading = cell === null ? null : cleanText(String(cell).slice(0, longestHeading))
    if (heading === null || placeOfHeading(headings, heading) !== place) return []
    return [
      {
        heading,
        examples: examplesIn(
          heading,
          rows.map(row => row[place] ?? null),
        ),
      },
    ]
  })
}

function examplesIn(heading: string, cells: readonly CellValue[]): readonly string[] {
  if (wordsOf(heading).some(word => ofThePerson.has(word))) return []
  const texts = new Set(cells.flatMap(cell => cleanText(cell === null ? null : String(cell).slice(0, 60)) ?? []))
  const values = [...texts]
  return values.every(mayBeShown) ? values.slice(0, examplesShown) : []
}
