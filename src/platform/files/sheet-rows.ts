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

function valueOf(cell: OpenCell, inline: string, shared: readonly string[]): Cell {
  if (cell.type === 'inlineStr') return inline
  if (cell.value === '') return null
  switch (cell.type) {
    case 's': return shared[Number(cell.value)] ?? null
    case 'b': return cell.value === '1' || cell.value === 'true'
    case 'str': case 'e': case 'd': return cell.value
    default: return Number.isFinite(Number(cell.value)) ? Number(cell.value) : cell.value
  }
}

const formulaIn = (cell: OpenCell | null): void => {
  if (cell) cell.formula = true
}

export function sheetRowsListener(shared: readonly string[]): XmlListener<Row> {
  const rich = richText()
  let ready: Row[] = []
  let number = 0
  let cells: Cell[] = []
  let formulas: number[] = []
  let cell: OpenCell | null = null
  let inValue = false

  /** Rows go down the sheet: a number that is none, or that goes back, is the next one. */
  const openRow = (given: number): void => {
    number = Number.isInteger(given) && given > number && given <= fileLimits.rows ? given : number + 1
  }
  const openCell = (attributes: Attributes): void => {
    const reference = attributes['r']
    const place = reference === undefined ? cells.length : placeOf(reference)
    cell = { place, type: attributes['t'] ?? 'n', value: '', formula: false }
  }
  const closeCell = (): void => {
    const inline = rich.take()
    if (cell && cell.place >= 0 && cell.place < fileLimits.columns) {
      while (cells.length < cell.place) cells.push(null)
      cells[cell.place] = valueOf(cell, inline, shared)
      if (cell.formula) formulas.push(cell.place)
    }
    cell = null
  }

  return {
    open: (name, attributes) => {
      if (name === 'c') openCell(attributes)
      else if (name === 'v') inValue = true
      else if (name === 'f') formulaIn(cell)
      else if (name === 'row') openRow(Number(attributes['r']))
      else rich.open(name)
    },
    close: name => {
      if (name === 'c') closeCell()
      else if (name === 'v') inValue = false
      else if (name === 'row') {
        ready.push({ number, cells, formulas })
        cells = []
        formulas = []
      } else rich.close(name)
    },
    text: text => {
      if (inValue && cell) cell.value += text
      else rich.add(text)
    },
    take: () => {
      const taken = ready
      ready = []
      return taken
    },
  }
}
