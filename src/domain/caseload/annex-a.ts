/** A caseload as the eleven lists of Annex A, in Ofsted's own headings and values. Its names are on none of them. */
import { annexALists, type AnnexAList } from '../cases/annex-a-lists.ts'
import type { Caseload, CellWritten, TableWritten } from './caseload.ts'
import { adoptionRows, careRows, leavingRows, protectionRows } from './annex-a/care-rows.ts'
import { childCells, scopeTo, type Cells, type Scope } from './annex-a/child-cells.ts'
import {
  assessmentRows,
  contactRows,
  earlyHelpRows,
  enquiryRows,
  inNeedRows,
  referralRows,
  type ListRows,
} from './annex-a/early-rows.ts'

/** The eleventh list is of adopters, of whom a caseload holds none. */
const rowsOf: Readonly<Record<number, ListRows>> = {
  1: contactRows,
  2: earlyHelpRows,
  3: referralRows,
  4: assessmentRows,
  5: enquiryRows,
  6: inNeedRows,
  7: protectionRows,
  8: careRows,
  9: leavingRows,
  10: adoptionRows,
}

const written = (list: AnnexAList, cells: Cells): readonly CellWritten[] =>
  list.columns.map(({ key }) => cells[key] ?? null)

function* rowsIn(list: AnnexAList, { children }: Caseload, scope: Scope): Generator<readonly CellWritten[]> {
  const rows = rowsOf[list.number]
  if (!rows) return
  for (const child of children) {
    const own = rows(child, scope)
    if (own.length === 0) continue
    const common = childCells(child, scope)
    for (const cells of own) yield written(list, { ...common, ...cells })
  }
}

/** Rows are made each time that they are asked for. */
export function annexATables(caseload: Caseload): readonly TableWritten[] {
  const scope = scopeTo(caseload.reportDate)
  return annexALists.map(list => ({
    name: `List ${list.number}`,
    headings: list.columns.map(({ heading }) => heading),
    rows: { [Symbol.iterator]: () => rowsIn(list, caseload, scope) },
  }))
}
