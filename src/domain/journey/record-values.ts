/**
 * Reads the values of elements and properties, which have no columns: a fact, nothing, or a fault told under the name of the
 * element in the record. What cannot be is left out; what only contradicts is kept, and told.
 */
import type { LocalDate } from '../calendar/dates.ts'
import { codeOf, type CodeName } from '../cases/codes.ts'
import type { CellValue } from '../cases/cells.ts'
import { quotable, type FaultKind } from '../cases/faults.ts'
import { readDate, readInteger, readReference, readText, type ValueRead } from '../cases/read-value.ts'
import type { EventFact, ReadAt } from './journey.ts'
import type { ReadingFault } from './reading.ts'

/** Where a record stands, and what was wrong in it so far. */
export interface RecordPlace extends ReadAt {
  /** The day at which the file stands; null where neither it nor who brings it in says so. */
  readonly reportDate: LocalDate | null
  readonly faults: ReadingFault[]
  /** What was read of each way of writing a day: the same few thousand days come a million times. */
  readonly days: Map<string, ValueRead<LocalDate>>
}

const mostDays = 50_000
const longestValue = 1_000
const blank = { blank: true } as const

/** The value of a JSON property or of an element; undefined for what is no single value. */
export function cellOf(value: unknown): CellValue | undefined {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value.length > longestValue ? undefined : value
  return typeof value === 'number' || typeof value === 'boolean' ? value : undefined
}

export function tell(kind: FaultKind, name: string, value: string | null, at: RecordPlace): void {
  at.faults.push({ kind, row: at.row, column: name, heading: name, value: value === null ? null : quotable(value) })
}

/** The value, or null for what is blank and for what cannot be read, which is told. */
function taken<Value>(read: ValueRead<Value>, cell: CellValue, name: string, at: RecordPlace): Value | null {
  if ('value' in read) return read.value
  if ('fault' in read) tell(read.fault, name, cell === null ? null : String(cell).slice(0, 60), at)
  return null
}

function known<Value>(
  value: unknown,
  name: string,
  at: RecordPlace,
  read: (cell: CellValue) => ValueRead<Value>,
): Value | null {
  const cell = cellOf(value)
  if (cell !== undefined) return taken(read(cell), cell, name, at)
  tell('value-not-known', name, null, at)
  return null
}

/** ISO days may come with a time of day or a zone, which are dropped. */
const isoDay = /^\s*(\d{4}-\d{2}-\d{2})(?:T[\d:.]{0,20})?(?:Z|[+-]\d\d:?\d\d)?\s*$/

function readDay(cell: CellValue, { days }: RecordPlace): ValueRead<LocalDate> {
  if (cell === null || cell === '') return blank
  const text = String(cell)
  const before = days.get(text)
  if (before) return before
  const read = readDate(isoDay.exec(text)?.[1] ?? text, false)
  if (days.size < mostDays && text.length <= 40) days.set(text, read)
  return read
}

export const dayIn = (value: unknown, name: string, at: RecordPlace): LocalDate | null =>
  known(value, name, at, cell => readDay(cell, at))

/** A birthday: what is wrong with it is told without it. */
export function birthdayIn(value: unknown, name: string, at: RecordPlace): LocalDate | null {
  const cell = cellOf(value)
  const read = cell === undefined ? ({ fault: 'not-a-date' } as const) : readDay(cell, at)
  if ('fault' in read) tell(read.fault, name, null, at)
  return 'value' in read ? read.value : null
}

export const referenceIn = (value: unknown, name: string, at: RecordPlace): string | null =>
  known(value, name, at, readReference)

/** One of the codes that the field shares (`cases/codes`). */
export const codeIn = (value: unknown, name: string, codes: CodeName, at: RecordPlace): string | null =>
  known(value, name, at, cell => {
    const read = readText(cell)
    if (!('value' in read)) return read
    const code = codeOf(read.value, codes)
    return code === null ? { fault: 'value-not-known' } : { value: code }
  })

/** A short code of the sector, in capitals, of a shape. */
export const shapedIn = (value: unknown, name: string, shape: RegExp, at: RecordPlace): string | null =>
  known(value, name, at, cell => {
    const read = readText(cell)
    if (!('value' in read)) return read
    const code = read.value.toUpperCase()
    return shape.test(code) ? { value: code } : { fault: 'value-not-known' }
  })

export const wholeIn = (value: unknown, name: string, at: RecordPlace): number | null =>
  known(value, name, at, readInteger)

export const textIn = (value: unknown, name: string, at: RecordPlace): string | null => known(value, name, at, readText)

/** Null also for "unknown". */
export function yesNoIn(value: unknown, name: string, at: RecordPlace): boolean | null {
  if (typeof value === 'boolean') return value
  const code = codeIn(value, name, 'yesNo', at)
  return code === null || code === 'unknown' ? null : code === 'yes'
}

/** A day under the name that it has in the file. */
export interface NamedDay {
  readonly day: LocalDate | null
  readonly name: string
}

/** The last day, unless it is before the first: that is told and left out. */
export function endOf(on: LocalDate | null, until: NamedDay, at: RecordPlace): LocalDate | null {
  if (on === null || until.day === null || until.day >= on) return until.day
  tell('ends-before-it-begins', until.name, until.day, at)
  return null
}

/** Tells days that have happened later than the file was made, or earlier than what led to them. */
export function tellOrder(days: readonly NamedDay[], ledBy: LocalDate | null, at: RecordPlace): void {
  for (const { day, name } of days) {
    if (day === null) continue
    if (at.reportDate !== null && day > at.reportDate) tell('after-the-report-date', name, day, at)
    if (ledBy !== null && day < ledBy) tell('before-what-led-to-it', name, day, at)
  }
}

/** Without what is blank or unknown. */
export function factsOf(facts: Readonly<Record<string, EventFact | null>>): Readonly<Record<string, EventFact>> {
  const kept: Record<string, EventFact> = {}
  for (const name in facts) {
    const fact = facts[name]
    if (fact !== null && fact !== undefined) kept[name] = fact
  }
  return kept
}

export type KeyMaker = (kind: string, what: string | null) => string

/** Keys of one child's events, from what identifies each; a second of the same kind and day is "2018-05-14 #2". */
export function keyMaker(): KeyMaker {
  const given = new Map<string, number>()
  return (kind, what) => {
    const base = what ?? 'no date'
    const count = (given.get(`${kind} ${base}`) ?? 0) + 1
    given.set(`${kind} ${base}`, count)
    return count === 1 ? base : `${base} #${count}`
  }
}
