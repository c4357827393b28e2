/** The headings of a council's own table: how two are compared, and what a set of them is remembered by. */
import { cleanText, type CellValue } from '../../cases/cells.ts'

const longestHeading = 120

/** Cleaned and in lower case; null for a blank one. */
export function headingForm(heading: CellValue): string | null {
  if (heading === null) return null
  return cleanText(String(heading).slice(0, longestHeading))?.toLowerCase() ?? null
}

/** The words of a heading, apart: "SeenAlone", "seen_alone" and "Seen alone?" are the same two. */
export function wordsOf(heading: string): readonly string[] {
  const apart = heading.slice(0, longestHeading).replace(/([a-z0-9])([A-Z])/g, '$1 $2')
  return apart
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(word => word !== '')
}

/**
 * One text for a set of headings, whatever their order: a mapping that was made for them once fits whenever they come again.
 * The blank and the repeated are left out.
 */
export function headingsFingerprint(headings: readonly CellValue[]): string {
  const forms = headings.map(headingForm).filter(form => form !== null)
  return JSON.stringify([...new Set(forms)].sort())
}

/** From 0, the first column with that heading; -1 where there is none. */
export function placeOfHeading(headings: readonly CellValue[], heading: string): number {
  const form = headingForm(heading)
  return form === null ? -1 : headings.findIndex(one => headingForm(one) === form)
}
