/**
 * The extract that an import's files are taken to be: of one format, whose reader is opened at the first table that belongs to it.
 * Files of two formats in one import are refused, since nobody could say which of them a fact was taken from.
 */
import type { LocalDate } from '#domain/calendar/dates.ts'
import { caseProblems } from '#domain/cases/problems.ts'
import type { ListRow } from '#domain/cases/read-list-rows.ts'
import type { CellValue, SheetRow } from '#domain/cases/cells.ts'
import { annexACovers, eventsOfListRow } from '#domain/journey/annex-a/annex-a-events.ts'
import { formatsTold } from '#domain/journey/format-told.ts'
import type { Covers, JourneyFormat, JourneyPart } from '#domain/journey/journey.ts'
import type { OwnMapping } from '#domain/journey/own-csv/mapping.ts'
import { ownCovers, readOwnRows } from '#domain/journey/own-csv/read-own-rows.ts'
import type { ExtractReading, RowRead, TableRecognised } from '#domain/journey/reading.ts'
import { tableFormat } from '#domain/journey/table-formats.ts'

export interface Extracts {
  table(recognised: TableRecognised, file: number): (row: SheetRow) => RowRead
  /** The same for a table of the council's own, under these headings. */
  own(mapping: OwnMapping, headings: readonly CellValue[], file: number): (row: SheetRow) => RowRead
  /** Null for a row that tells of no event. */
  listRow(row: ListRow, file: number): JourneyPart | null
  /** A file of records of this format has been read, and holds these kinds. */
  records(format: JourneyFormat, covers: Covers): void
  finish(): readonly JourneyPart[]
  format(): JourneyFormat | null
  covers(): Covers
}

/** Throws `case-import.two-formats`. */
export function openExtracts(reportDate: LocalDate): Extracts {
  let format: JourneyFormat | null = null
  let reading: ExtractReading | null = null
  const lists = new Set<number>()
  let ofRecords: Covers = {}
  const isOf = (found: JourneyFormat): void => {
    if (format !== null && format !== found)
      throw caseProblems.twoFormats({ one: formatsTold[format].label, other: formatsTold[found].label })
    format = found
  }
  return {
    table: (recognised, file) => {
      isOf(recognised.format)
      reading ??= tableFormat(recognised).read(reportDate)
      return reading.table(recognised, file)
    },
    own: (mapping, headings, file) => {
      isOf('own-csv')
      ofRecords = { ...ofRecords, ...ownCovers(mapping) }
      return readOwnRows(mapping, headings, { file })
    },
    listRow: (row, file) => {
      isOf('annex-a')
      lists.add(row.list)
      return eventsOfListRow(row, file)
    },
    records: (found, covers) => {
      isOf(found)
      ofRecords = { ...ofRecords, ...covers }
    },
    finish: () => reading?.finish() ?? [],
    format: () => format,
    covers: () => (format === 'annex-a' ? annexACovers([...lists]) : { ...ofRecords, ...reading?.covers() }),
  }
}
