/**
 * What every reader of a format gives: which tables or elements it knows, what it made of each row or record, and what was wrong
 * with it, at its place. Readers are pure: a file is opened, unpacked and cut into rows or elements elsewhere.
 */
import type { LocalDate } from '../calendar/dates.ts'
import type { CellValue, SheetRow } from '../cases/cells.ts'
import type { FaultKind } from '../cases/faults.ts'
import type { Covers, JourneyFormat, JourneyPart } from './journey.ts'

/** What was wrong with one value. The caller knows the file. */
export interface ReadingFault {
  readonly kind: FaultKind
  /** Of the sheet, or the number of the record in a file without rows. */
  readonly row: number
  /** "H", or the element's name; null for the row as a whole. */
  readonly column: string | null
  /** As the file has it. */
  readonly heading: string | null
  /** Only where it is made of digits and signs (`quotable`). */
  readonly value: string | null
}

/** A column or an element, and what was made of it. */
export interface ColumnTold {
  /** "H"; empty for an element. */
  readonly letter: string
  readonly heading: string
  /** In the field's words: "Date of the review". */
  readonly meaning: string
  /** False: read only to be understood, or left out because it is about who the child is. */
  readonly kept: boolean
}

export interface RowRead {
  readonly parts: readonly JourneyPart[]
  readonly faults: readonly ReadingFault[]
  /** False when nothing of the row could be read. */
  readonly read: boolean
}

/** A table that was recognised by its headings. */
export interface TableRecognised {
  readonly format: JourneyFormat
  /** As the format calls it: "cp_plans", "Episodes". */
  readonly table: string
  readonly columns: readonly ColumnTold[]
  /** Headings of the format that the table does not have. */
  readonly missing: readonly string[]
  readonly notUnderstood: readonly { readonly letter: string; readonly heading: string }[]
  /** Of its own headings, how many were found: the surer format wins. */
  readonly found: number
  /** Lower ones are read first, because later ones lean on them. */
  readonly order: number
}

/** Reads the tables of one extract. */
export interface ExtractReading {
  /** Makes the reader of one table's rows. `file` is its number in the import. */
  table(recognised: TableRecognised, file: number): (row: SheetRow) => RowRead
  /** What could be said only once all tables were read. */
  finish(): readonly JourneyPart[]
  /** The kinds that these tables hold. */
  covers(): Covers
}

/** A format whose files are tables. */
export interface TableFormat {
  readonly format: JourneyFormat
  /** Null where the headings are of no table of this format. */
  recognise(headings: readonly CellValue[]): TableRecognised | null
  read(reportDate: LocalDate): ExtractReading
}

/** A format whose files are elements (XML) or records (JSON), given as they come. */
export interface RecordReading {
  /** What the file says of itself, once its head has been read: the day its facts stand at, and its year. */
  readonly reportDate: LocalDate | null
  /** Elements or properties met, how often each, whether understood: in the order in which they came first. */
  readonly met: () => readonly (ColumnTold & { readonly count: number; readonly understood: boolean })[]
  covers(): Covers
}
