/** What a reader of files hands to the rules: sheets of rows of cells, as plain values. The rules never see a file. */

/** Text, a number, true or false; null for a blank cell. Dates in workbooks are numbers. */
export type CellValue = string | number | boolean | null

export interface SheetRow {
  /** As the spreadsheet numbers it; the first is 1. */
  readonly number: number
  readonly cells: readonly CellValue[]
  /** Places, from 0, of cells that hold a formula; the value it last gave is what is read. */
  readonly formulas: readonly number[]
}

/** Of which sheet a row is. */
export interface SheetPlace {
  /** From 1, counted over all files of an import. */
  readonly sheetNumber: number
  readonly fileName: string
  readonly sheet: string
  /** True where the workbook counts its days from 1904. */
  readonly from1904: boolean
}

/** "A" for 0, "AB" for 27. */
export function columnLetter(place: number): string {
  const before = Math.floor(place / 26)
  return (before > 0 ? columnLetter(before - 1) : '') + String.fromCharCode('A'.charCodeAt(0) + (place % 26))
}

/** Text without control characters, broken halves of characters, doubled or no-break spaces. Null when nothing is left. */
export function cleanText(value: CellValue): string | null {
  if (value === null) return null
  const text = String(value)
    .toWellFormed()
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
  return text === '' ? null : text
}
