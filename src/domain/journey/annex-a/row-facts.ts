/** The facts of a row of Annex A as those of an event: days, codes, and yes or no. What is blank or unknown is left out. */
import type { LocalDate } from '../../calendar/dates.ts'
import type { Facts, ListRow } from '../../cases/read-list-rows.ts'
import { eventOf, type EventFact, type JourneyEvent, type ReadAt } from '../journey.ts'
import type { EventKind } from '../kinds.ts'

/** A row, with where it stands. */
export interface RowAt {
  readonly facts: Facts
  readonly at: ReadAt
}

export const rowAt = ({ facts, row }: ListRow, file: number): RowAt => ({ facts, at: { file, row } })

/** The reader of lists gives days, codes and words as text. */
export function textIn({ facts }: RowAt, key: string): string | null {
  const fact = Object.hasOwn(facts, key) ? facts[key] : undefined
  return typeof fact === 'string' ? fact : null
}

export const dayIn = (row: RowAt, key: string): LocalDate | null => textIn(row, key) as LocalDate | null

export function numberIn({ facts }: RowAt, key: string): number | null {
  const fact = Object.hasOwn(facts, key) ? facts[key] : undefined
  return typeof fact === 'number' ? fact : null
}

export function yesNoIn(row: RowAt, key: string): boolean | null {
  const said = textIn(row, key)
  return said === 'yes' ? true : said === 'no' ? false : null
}

/** Without what is blank or unknown. */
export function known(facts: Readonly<Record<string, EventFact | null | undefined>>): Record<string, EventFact> {
  const found: Record<string, EventFact> = {}
  for (const name in facts) {
    const fact = facts[name]
    if (fact !== null && fact !== undefined) found[name] = fact
  }
  return found
}

type More = Partial<Pick<JourneyEvent, 'until' | 'of' | 'facts'>> & { readonly key?: string }

/** An event of a row; its key is its day unless another is given. */
export const told = (row: RowAt, kind: EventKind, on: LocalDate | null, { key, ...more }: More = {}): JourneyEvent =>
  eventOf(kind, key ?? on ?? `row ${row.at.row}`, on, { ...more, at: row.at })

/** An event of one day, from a column; none where it is blank. */
export function onDay(row: RowAt, kind: EventKind, column: string, more: More = {}): readonly JourneyEvent[] {
  const on = dayIn(row, column)
  return on === null ? [] : [told(row, kind, on, more)]
}

/** Who holds the case, where the list says so. When they began is not told. */
export function heldBy(row: RowAt): readonly JourneyEvent[] {
  const facts = known({ worker: textIn(row, 'worker'), team: textIn(row, 'team') })
  if (Object.keys(facts).length === 0) return []
  return [told(row, 'allocation', null, { key: 'now', facts })]
}
