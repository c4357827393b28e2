/**
 * Reads days from cells, a million of them: what was read once is remembered by its text, so that the careful rules of
 * `cases/read-value` are asked for each way of writing each day alone.
 */
import type { LocalDate } from '../../calendar/dates.ts'
import type { CellValue } from '../../cases/cells.ts'
import { readDate, type ValueRead } from '../../cases/read-value.ts'

export type DayReader = (cell: CellValue) => ValueRead<LocalDate>

const mostRemembered = 50_000
const longestRemembered = 40
const blank = { blank: true } as const

/** Of one extract. `rewrite` turns the text of a day into one that is read with the day first. */
export function dayReader(rewrite: (text: string) => string = text => text, from1904 = false): DayReader {
  const remembered = new Map<string, ValueRead<LocalDate>>()
  return cell => {
    if (cell === null || cell === '') return blank
    if (typeof cell !== 'string') return readDate(cell, from1904)
    const known = remembered.get(cell)
    if (known) return known
    const read = readDate(rewrite(cell), from1904)
    if (remembered.size < mostRemembered && cell.length <= longestRemembered) remembered.set(cell, read)
    return read
  }
}
