/** Reads one cell as the type of its column: a fact, nothing (blank), or a fault with its reason. Never a guess. */
import type { LocalDate } from '../calendar/dates.ts'
import { cleanText, type CellValue } from './cells.ts'
import { codeOf, type CodeName } from './codes.ts'
import type { FaultKind } from './faults.ts'
import { dateOfSerial, dateOfText } from './read-date.ts'

export type ValueRead<Value> = { readonly value: Value } | { readonly blank: true } | { readonly fault: FaultKind }

const blank = { blank: true } as const
const longestDate = 40
const longestText = 200
const longestReference = 60

const errorCell = /^#(n\/a|ref!|value!|name\?|div\/0!|null!|num!|spill!|calc!|getting_data)$/i
/** What stands for nothing in the exports that were seen. */
const nothing: ReadonlySet<string> = new Set(['-', 'n/a', 'null', 'none', '.'])

/** Cleaned text, or why there is none. */
function textIn(cell: CellValue): ValueRead<string> {
  const text = cleanText(cell)
  if (text === null || nothing.has(text.toLowerCase())) return blank
  return errorCell.test(text) ? { fault: 'spreadsheet-error' } : { value: text }
}

const thenRead = <Value>(cell: CellValue, read: (text: string) => ValueRead<Value>): ValueRead<Value> => {
  const found = textIn(cell)
  return 'value' in found ? read(found.value) : found
}

export const readText = (cell: CellValue): ValueRead<string> =>
  thenRead(cell, text => ({ value: text.slice(0, longestText) }))

/** A day. A number is a spreadsheet's own count of days. */
export function readDate(cell: CellValue, from1904: boolean): ValueRead<LocalDate> {
  if (typeof cell === 'number') return dated(dateOfSerial(cell, from1904))
  return thenRead(cell, text =>
    text.length > longestDate ? { fault: 'not-a-date' } : dated(dateOfText(text, from1904)),
  )
}

const dated = (read: ReturnType<typeof dateOfText>): ValueRead<LocalDate> =>
  'date' in read ? { value: read.date } : read

const wholeNumber = /^\d{1,6}(?:\.0+)?$/

export const readInteger = (cell: CellValue): ValueRead<number> =>
  thenRead(cell, text =>
    wholeNumber.test(text) ? { value: Number.parseInt(text, 10) } : { fault: 'not-a-whole-number' },
  )

const decimal = /^-?\d{1,3}(?:\.\d+)?$/
const oldest = 120

/** Whole years; exports that give fractions are rounded down, and a child not yet born (-1, "unborn") is -1. */
export const readAge = (cell: CellValue): ValueRead<number> =>
  thenRead(cell, text => {
    if (/^unborn$/i.test(text)) return { value: -1 }
    if (!decimal.test(text)) return { fault: 'age-not-believable' }
    const years = Math.floor(Number(text))
    return years < -1 || years > oldest ? { fault: 'age-not-believable' } : { value: years }
  })

export const readCode = (cell: CellValue, codes: CodeName): ValueRead<string> =>
  thenRead(typeof cell === 'boolean' ? (cell ? 'yes' : 'no') : cell, text => {
    const code = codeOf(text, codes)
    return code === null ? { fault: 'value-not-known' } : { value: code }
  })

const shortened = /^\d(?:[.,]\d+)?e\+?\d+$/i
const digitsThatHold = Number.MAX_SAFE_INTEGER

/**
 * The council's own reference for a child. Refused when the spreadsheet has shortened it (1.2E+11) and when it holds no digit:
 * it is then a word or a name.
 */
export function readReference(cell: CellValue): ValueRead<string> {
  if (typeof cell === 'number' && (!Number.isInteger(cell) || Math.abs(cell) > digitsThatHold))
    return { fault: 'damaged-reference' }
  const found = thenRead(cell, text => {
    if (shortened.test(text)) return { fault: 'damaged-reference' } as const
    if (!/\d/.test(text) || text.length > longestReference) return { fault: 'reference-without-digits' } as const
    return { value: text.replace(/\.0+$/, '') }
  })
  return 'blank' in found ? { fault: 'no-reference' } : found
}
