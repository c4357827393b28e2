/**
 * Which of the eleven lists a sheet is, from its headings alone: councils rename and reorder sheets, and files are called
 * anything. Says which columns were understood, which are missing and which were not understood. Two equal answers are not an
 * answer: the sheet is then ambiguous, and not read.
 */
import { annexALists, columnFor, type AnnexAList, type ListColumn } from './annex-a-lists.ts'
import { cleanText, columnLetter, type CellValue } from './cells.ts'

export interface ColumnRead {
  /** From 0. */
  readonly place: number
  readonly letter: string
  /** As the council wrote it. */
  readonly heading: string
  readonly column: ListColumn
}

export interface Unknown {
  readonly letter: string
  readonly heading: string
  /** The heading of the column that was read instead, when this one names it a second time. */
  readonly repeats: string | null
}

export interface Recognised {
  readonly list: AnnexAList
  readonly read: readonly ColumnRead[]
  readonly missing: readonly ListColumn[]
  readonly notUnderstood: readonly Unknown[]
}

export type Recognition =
  | { readonly kind: 'recognised'; readonly as: Recognised }
  | { readonly kind: 'ambiguous'; readonly between: readonly AnnexAList[] }
  | { readonly kind: 'none' }

/** Fewer of a list's own headings than this could be chance. */
const fewestOwn = 2

interface Likeness {
  readonly list: AnnexAList
  /** How many of the headings are this list's own. */
  readonly own: number
  /** How much of the list's own part they are. */
  readonly share: number
}

function likeness(list: AnnexAList, headings: readonly string[]): Likeness {
  const found = new Set(headings.map(heading => columnFor(list, heading)).filter(column => column?.common === false))
  const ownColumns = list.columns.filter(column => !column.common).length
  return { list, own: found.size, share: found.size / ownColumns }
}

const closer = (a: Likeness, b: Likeness): number => b.own - a.own || b.share - a.share

/** Reads a row as headings. */
export function recogniseList(cells: readonly CellValue[]): Recognition {
  const headings = cells.map(cell => (typeof cell === 'string' ? (cleanText(cell) ?? '') : ''))
  const filled = headings.filter(heading => heading !== '')
  const likely = annexALists
    .map(list => likeness(list, filled))
    .filter(one => one.own >= fewestOwn)
    .sort(closer)
  const [first, second] = likely
  if (!first) return { kind: 'none' }
  if (second && closer(first, second) === 0)
    return { kind: 'ambiguous', between: likely.filter(one => closer(first, one) === 0).map(one => one.list) }
  return { kind: 'recognised', as: recognisedAs(first.list, headings) }
}

function recognisedAs(list: AnnexAList, headings: readonly string[]): Recognised {
  const read: ColumnRead[] = []
  const notUnderstood: Unknown[] = []
  for (const [place, heading] of headings.entries()) {
    if (heading === '') continue
    const letter = columnLetter(place)
    const column = columnFor(list, heading)
    const already = read.find(one => one.column === column)
    if (column && !already) read.push({ place, letter, heading, column })
    else notUnderstood.push({ letter, heading: heading.slice(0, 120), repeats: already?.heading ?? null })
  }
  const missing = list.columns.filter(column => !read.some(one => one.column === column))
  return { list, read, missing, notUnderstood }
}
