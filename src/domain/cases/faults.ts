/**
 * What can be wrong with a row, as one table: the name of the fault for a list of counts, and the sentence for one cell. A cell
 * is quoted only when it is made of digits and signs: a column out of place could hold a child's name, and names are not kept.
 */

export type FaultKind =
  | 'no-reference'
  | 'damaged-reference'
  | 'reference-without-digits'
  | 'blank'
  | 'not-a-date'
  | 'not-in-the-calendar'
  | 'year-of-two-digits'
  | 'year-not-believable'
  | 'not-a-whole-number'
  | 'age-not-believable'
  | 'value-not-known'
  | 'spreadsheet-error'
  | 'formula-without-value'
  | 'ends-before-it-begins'
  | 'before-what-led-to-it'
  | 'after-the-report-date'

export interface RowFault {
  readonly kind: FaultKind
  readonly sheetNumber: number
  readonly sheet: string
  readonly row: number
  /** "H"; null for the row as a whole. */
  readonly column: string | null
  /** As the council wrote it. */
  readonly heading: string | null
  /** What stood in the cell, when it was only digits and signs. */
  readonly value: string | null
}

interface FaultWords {
  /** For a table of counts. */
  readonly title: string
  /** Ends the sentence that began with the place; the cell, quoted or described, is given. */
  readonly sentence: (cell: string) => string
  /** True when the row could not be read at all. */
  readonly rowLost: boolean
}

const kept = (title: string, sentence: (cell: string) => string): FaultWords => ({ title, sentence, rowLost: false })
const lost = (title: string, sentence: (cell: string) => string): FaultWords => ({ title, sentence, rowLost: true })

export const faultWords: Readonly<Record<FaultKind, FaultWords>> = {
  'no-reference': lost('No child reference', () => 'there is no child reference, so the row was not read'),
  'damaged-reference': lost(
    'Child reference shortened by the spreadsheet',
    cell =>
      `${cell} has lost digits in the spreadsheet, so the row was not read. Format the column as text and export again`,
  ),
  'reference-without-digits': lost(
    'Not a child reference',
    () => 'this holds words instead of a child reference, so the row was not read',
  ),
  blank: kept('Blank, where Annex A asks for a value', () => 'this is blank, and Annex A asks for a value'),
  'not-a-date': kept('Not a date', cell => `${cell} is not a date. Write it as 14/05/2018`),
  'not-in-the-calendar': kept(
    'A day that is not in the calendar',
    cell => `${cell} is not a day in the calendar. Dates are read with the day first`,
  ),
  'year-of-two-digits': kept(
    'A year of two digits',
    cell => `${cell} has a year of two digits. Write the year in full`,
  ),
  'year-not-believable': kept('A year that cannot be right', cell => `${cell} gives a year that cannot be right`),
  'not-a-whole-number': kept('Not a whole number', cell => `${cell} is not a whole number`),
  'age-not-believable': kept('An age that cannot be right', cell => `${cell} cannot be an age in years`),
  'value-not-known': kept(
    'Not one of Annex A’s values',
    cell => `${cell} is not one of the values of this column, so it was left out`,
  ),
  'spreadsheet-error': kept(
    'An error of the spreadsheet, such as #N/A',
    () => 'the spreadsheet shows an error such as #N/A, read as blank',
  ),
  'formula-without-value': kept(
    'A formula without a value',
    () => 'there is a formula whose value was not saved, read as blank',
  ),
  'ends-before-it-begins': kept(
    'A last day before the first',
    cell => `${cell} is before the day on which this began, so it was left out`,
  ),
  'before-what-led-to-it': kept(
    'A day before what led to it',
    cell => `${cell} is before the referral or enquiry that led to this. It was kept as it is`,
  ),
  'after-the-report-date': kept(
    'A day after the report date',
    cell => `${cell} is after the day at which the file stands. It was kept as it is`,
  ),
}

const plain = /^[\d\s./:,+\-Ee]{1,40}$/

/** The cell's text when it may be shown. */
export const quotable = (text: string): string | null => (plain.test(text) && /\d/.test(text) ? text : null)

/** "Row 12, column H (CIN Start Date): “31/02/2018” is not a day in the calendar." */
export function faultSentence(fault: RowFault): string {
  const place =
    fault.column === null
      ? `Row ${fault.row}`
      : `Row ${fault.row}, column ${fault.column} (${fault.heading ?? 'no heading'})`
  const cell = fault.value === null ? 'what is written' : `“${fault.value}”`
  return `${place}: ${faultWords[fault.kind].sentence(cell)}.`
}
