/** What a file of tables is made of, whether it was a workbook or a CSV. Rows come one at a time and once only. */

/** Text, a number, true or false; null for a blank cell. Dates in workbooks are numbers, counted from 1900 or 1904. */
export type Cell = string | number | boolean | null

export interface Row {
  /** As the spreadsheet numbers it. */
  readonly number: number
  readonly cells: readonly Cell[]
  /** Places, from 0, of cells that hold a formula. */
  readonly formulas: readonly number[]
}

export interface Sheet {
  readonly name: string
  readonly hidden: boolean
  readonly from1904: boolean
  /** To be read to its end before the next sheet is asked for. */
  readonly rows: AsyncIterable<Row>
}
