/** How a table of the Standard Safeguarding Dataset is told: which column is the child, which are the days, and what else is kept. */
import type { EventKind } from '../kinds.ts'

/** How a cell is read; what is blank or unknown is left out. */
export type CellKind = 'text' | 'code' | 'yes-no' | 'date' | 'number'

export interface EventColumns {
  readonly kind: EventKind
  readonly on: string
  readonly until?: string
  readonly due?: string
  /** The id of the event of which it is part, under the name that the other table gives it. */
  readonly of?: string
  readonly facts?: Readonly<Record<string, readonly [column: string, kind: CellKind]>>
  /** Only where this column holds a day. */
  readonly onlyDated?: boolean
  /** The source holds the latest alone. */
  readonly latest?: boolean
  /** Only rows whose column matches. */
  readonly where?: readonly [column: string, pattern: RegExp]
}

export interface SsdTable {
  readonly table: string
  readonly key: string
  /** The child's own id, where the row has it. */
  readonly child?: string
  /** Else an id by which the child was found in an earlier table. */
  readonly by?: readonly [column: string, ids: string]
  /** An id of this table that leads later tables to the child. */
  readonly leads?: readonly [column: string, ids: string]
  readonly events: readonly EventColumns[]
  /** Lower ones are read first. */
  readonly order: number
}

/** Columns of a visit that say whether the child was seen. */
export const seenIn = (prefix: string) => ({
  seen: [`${prefix}_seen`, 'yes-no'] as const,
  seenAlone: [`${prefix}_seen_alone`, 'yes-no'] as const,
  bedroomSeen: [`${prefix}_bedroom`, 'yes-no'] as const,
})
