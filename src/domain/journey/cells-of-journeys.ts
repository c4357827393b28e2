/** Reads the cells of an export a million at a time: days are remembered by their text, since six years have few of them. */
import type { CellValue } from '../cases/cells.ts'
import { dateOfText } from '../cases/read-date.ts'
import type { FaultKind } from '../cases/faults.ts'
import type { LocalDate } from '../calendar/dates.ts'

export type DayRead = { readonly day: LocalDate | null } | { readonly fault: FaultKind }

const blank: DayRead = { day: null }
const mostRemembered = 20_000
const longestDate = 40

/** A reader of days with a memory of its own. Text in any way that councils write days; numbers as a spreadsheet counts them. */
export function dayReader(): (cell: CellValue) => DayRead {
  const known = new Map<string, DayRead>()
  return cell => {
    if (cell === null || cell === '') return blank
    const text = String(cell)
    const before = known.get(text)
    if (before) return before
    const read = dayOfText(text)
    if (known.size < mostRemembered) known.set(text, read)
    return read
  }
}

function dayOfText(written: string): DayRead {
  const text = written.slice(0, longestDate + 1).trim()
  if (text === '' || /^(null|none|n\/a|#n\/a)$/i.test(text)) return blank
  if (text.length > longestDate) return { fault: 'not-a-date' }
  const read = dateOfText(text, false)
  return 'date' in read ? { day: read.date } : { fault: read.fault }
}

const yes = new Set(['y', 'yes', 'true', '1', 't'])
const no = new Set(['n', 'no', 'false', '0', 'f'])

/** Undefined where it is blank, unknown or nothing of the kind. */
export function yesNoOf(cell: CellValue): boolean | undefined {
  if (cell === null) return undefined
  const text = String(cell)
    .trim()
    .slice(0, 10)
    .toLowerCase()
    .replace(/^[a-z]\)\s*/, '')
  return yes.has(text) ? true : no.has(text) ? false : undefined
}

const longestText = 200

/** Without control characters; undefined where nothing is left. */
export function textOf(cell: CellValue): string | undefined {
  if (cell === null) return undefined
  const text = String(cell)
    .slice(0, longestText)
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
  return text === '' || text === 'NULL' ? undefined : text
}

const longestCode = 60

export function codeOf(cell: CellValue): string | undefined {
  return textOf(cell)?.slice(0, longestCode).toUpperCase()
}

export function numberOf(cell: CellValue): number | undefined {
  const text = textOf(cell)
  return text !== undefined && /^-?\d{1,9}$/.test(text) ? Number(text) : undefined
}

const longestReference = 60

/** The child's reference as the council writes it; null where there is none that could be one. */
export function referenceOf(cell: CellValue): string | null {
  const text = textOf(cell)
  return text !== undefined && text.length <= longestReference && /\d/.test(text) ? text : null
}
