/**
 * What no extract holds, as a council keeps it in lists of its own: supervision, case summaries, chronologies and management decisions of
 * a made-up caseload, each with the mapping by which it is read.
 */
import { kindTold, type EventKind } from '../journey/kinds.ts'
import type { OwnMapping } from '../journey/own-csv/mapping.ts'
import type { CaseloadChild, CellWritten, TableWritten } from './caseload.ts'

export interface OwnListWritten {
  readonly table: TableWritten
  readonly mapping: OwnMapping
}

const kinds: readonly EventKind[] = ['supervision', 'case-summary', 'chronology', 'management-decision']

const reference = 'Case reference'

function* rowsOf(children: Iterable<CaseloadChild>, kind: EventKind): Generator<readonly CellWritten[]> {
  for (const { caseReference, events } of children)
    for (const event of events) if (event.kind === kind) yield [caseReference, event.on]
}

/** Children are asked for once for each list. */
export function ownListsOf(children: () => Iterable<CaseloadChild>): readonly OwnListWritten[] {
  return kinds.map(kind => {
    const on = kindTold(kind).label
    return {
      table: {
        name: kind,
        headings: [reference, on],
        rows: { [Symbol.iterator]: () => rowsOf(children(), kind) },
      },
      mapping: {
        kind,
        columns: { caseReference: reference, on, until: null, due: null, of: null, key: null, facts: {} },
        dateOrder: 'day-first',
      },
    }
  })
}
