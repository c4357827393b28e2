/** The rows of one sheet of a workbook. A formula's last value is what is read; the formula itself is never looked at. */
import { fileLimits } from './limits.ts'
import { richText } from './shared-texts.ts'
import type { Cell, Row } from './sheet.ts'
import type { Attributes, XmlListener } from './xml.ts'

interface OpenCell {
  readonly place: number
  readonly type: string
  value: string
  formula: boolean
}

/** 0 for "A1", 27 for "AB7"; -1 when there is no letter. */
export function placeOf(reference: string): number {
  let place = 0
  for (const letter of reference) {
    const value = letter.charCodeAt(0) - 64
    if (value < 1 || value > 26) break
    place = place * 26 + value
  }
  return place - 1
}

type ValueReader = (value: string, shared: readonly string[]) => Cell

const asWritten: ValueReader = value => value
const asNumber: ValueReader = value => (Number.isFinite(Number(value)) ? Number(value) : value)

/** By the type that the cell gives itself; one without a type is a number. */
const valueReaders: Readonly<Record<string, ValueReader>> = {
  s: (value, shared) => shared[Number(value)] ?? null,
  b: value => value === '1' || value === 'true',
  str: asWritten,
  e: asWritten,
  d: asWritten,
  n: asNumber,
}

function valueOf(cell: OpenCell, inline: string, shared: readonly string[]): Cell {
  if (cell.type === 'inlineStr') return inline
  return cell.value === '' ? null : (valueReaders[cell.type] ?? asNumber)(cell.value, shared)
}

/** Gathers the cells of one row after another. */
function rowsBeingRead(shared: readonly string[]) {
  let ready: Row[] = []
  let number = 0
  let cells: Cell[] = []
  let formulas: number[] = []
  return {
    /** Rows go down the sheet: a number that is none, or that goes back, is the next one. */
    open: (given: number): void => {
      number = Number.isInteger(given) && given > number && given <= fileLimits.rows ? given : number + 1
    },
    nextPlace: (): number => cells.length,
    add: (cell: OpenCell, inline: string): void => {
      if (cell.place < 0 || cell.place >= fileLimits.columns) return
      while (cells.length < cell.place) cells.push(null)
      cells[cell.place] = valueOf(cell, inline, shared)
      if (cell.formula) formulas.push(cell.place)
    },
    close: (): void => {
      ready.push({ number, cells, formulas })
      cells = []
      formulas = []
    },
    take: (): readonly Row[] => {
      const taken = ready
      ready = []
      return taken
    },
  }
}

/** A cell without a reference is the next one of its row. */
function cellOpened(attributes: Attributes, next: number): OpenCell {
  const reference = attributes['r']
  return {
    place: reference === undefined ? next : placeOf(reference),
    type: attributes['t'] ?? 'n',
    value: '',
    formula: false,
  }
}

export function sheetRowsListener(shared: readonly string[]): XmlListener<Row> {
  const rich = richText()
  const rows = rowsBeingRead(shared)
  let cell: OpenCell | null = null
  let inValue = false

  const within = (value: boolean): void => {
    inValue = value
  }
  const closeCell = (): void => {
    const inline = rich.take()
    if (cell) rows.add(cell, inline)
    cell = null
  }
  const opened: Readonly<Record<string, (attributes: Attributes) => void>> = {
    c: attributes => {
      cell = cellOpened(attributes, rows.nextPlace())
    },
    v: () => within(true),
    f: () => {
      if (cell) cell.formula = true
    },
    row: attributes => rows.open(Number(attributes['r'])),
  }
  const closed: Readonly<Record<string, () => void>> = {
    c: closeCell,
    v: () => within(false),
    row: rows.close,
  }

  return {
    open: (name, attributes) => (Object.hasOwn(opened, name) ? opened[name]?.(attributes) : rich.open(name)),
    close: name => (Object.hasOwn(closed, name) ? closed[name]?.() : rich.close(name)),
    text: text => {
      if (inValue && cell) cell.value += text
      else rich.add(text)
    },
    take: rows.take,
  }
}
