/**
 * A plausible caseload, made up: for demonstration, training and tests. Its children have names and birthdays, as exports do, so
 * that reading them shows that both are forgotten; no name is of a real person.
 */
import type { LocalDate } from '../calendar/dates.ts'
import type { JourneyEvent } from '../journey/journey.ts'

export interface CaseloadChild {
  readonly caseReference: string
  readonly forename: string
  readonly surname: string
  /** After the report date for a child not yet born. */
  readonly born: LocalDate
  readonly sex: 'M' | 'F'
  /** A code of the census, such as WBRI. */
  readonly ethnicity: string
  readonly disabled: boolean
  readonly unaccompanied: boolean
  /** An invented postcode. */
  readonly postcode: string
  /** In the order of their first days. `at` is meaningless until the events are written to a file. */
  readonly events: readonly JourneyEvent[]
}

export interface Caseload {
  readonly reportDate: LocalDate
  /** In the order of their references. */
  readonly children: readonly CaseloadChild[]
}

export type CellWritten = string | number | null

/** A table of an export, for a CSV file or a sheet. Rows are made as they are asked for: a million need not be held. */
export interface TableWritten {
  /** Without an ending: `cp_plans`, `List 7`. */
  readonly name: string
  readonly headings: readonly string[]
  readonly rows: Iterable<readonly CellWritten[]>
}

/** A file of text, such as XML or JSON, in parts. */
export interface TextWritten {
  /** With its ending. */
  readonly name: string
  readonly parts: Iterable<string>
}
