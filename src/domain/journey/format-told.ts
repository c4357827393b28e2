/** The formats in which councils hold a child's journey: what each is called, and what a later extract says of an earlier one. */
import { addDays, addMonths, type LocalDate } from '../calendar/dates.ts'
import { kindTold } from './kinds.ts'
import type { JourneyEvent, JourneyFormat } from './journey.ts'

export interface FormatTold {
  readonly label: string
  /** For the page on which files are brought in. */
  readonly hint: string
  /**
   * `whole`: an extract replaces the one before. `year`: it tells of one year and what was still open in it, and leaves what ended
   * before as it was. `added`: it only adds and corrects.
   */
  readonly later: 'whole' | 'year' | 'added'
}

export const formatsTold: Readonly<Record<JourneyFormat, FormatTold>> = {
  'annex-a': { label: 'Annex A', hint: 'An Excel workbook, or a CSV file for each list', later: 'whole' },
  ssd: { label: 'Standard Safeguarding Dataset', hint: 'A CSV file for each table', later: 'whole' },
  'cin-census': { label: 'Children in need census', hint: 'An XML file', later: 'year' },
  ssda903: { label: 'SSDA903 (looked-after return)', hint: 'CSV files, or an XML file', later: 'year' },
  'dfe-data-flow': { label: 'DfE data flow', hint: 'A JSON file', later: 'whole' },
  'own-csv': { label: 'A list of your own', hint: 'A CSV file whose columns you name', later: 'added' },
}

/** A return tells of the year that ends on its report date, 31 March: from the first of the month after, a year before. */
const yearBegins = (reportDate: LocalDate): LocalDate => addMonths(addDays(reportDate, 1), -12)

/** Events of the extract before that the later one leaves standing though it does not hold them. */
export function keptFrom(
  format: JourneyFormat,
  before: readonly JourneyEvent[],
  reportDate: LocalDate,
): readonly JourneyEvent[] {
  const { later } = formatsTold[format]
  if (later === 'whole') return []
  if (later === 'added') return before
  const begins = yearBegins(reportDate)
  return before.filter(event => endOf(event) < begins)
}

/** What began and has not ended is part of every later year. */
function endOf({ kind, on, until }: JourneyEvent): string {
  if (until !== null) return until
  return kindTold(kind).ends === null ? (on ?? lasting) : lasting
}
const lasting = '9999'
