/** Counts faults and repeated rows as they come, and lists the first of them: the counts are whole, the lists are not endless. */
import type { FaultKind, RowFault } from './faults.ts'
import { mostListed, type FaultCount, type RepeatedRow } from './import-report.ts'
import type { SheetPlace } from './cells.ts'
import type { AnnexAList } from './annex-a-lists.ts'
import type { ListRow } from './read-list-rows.ts'

export interface FaultTally {
  add(fault: RowFault): void
  readonly listed: readonly RowFault[]
  counts(): readonly FaultCount[]
  inAll(): number
}

export function tallyFaults(): FaultTally {
  const listed: RowFault[] = []
  const counts = new Map<
    string,
    { kind: FaultKind; sheetNumber: number; column: string | null; heading: string | null; count: number }
  >()
  let inAll = 0
  return {
    listed,
    add: fault => {
      inAll += 1
      if (listed.length < mostListed) listed.push(fault)
      const key = `${fault.sheetNumber} ${fault.column ?? ''} ${fault.kind}`
      const { kind, sheetNumber, column, heading } = fault
      const counted = counts.get(key) ?? { kind, sheetNumber, column, heading, count: 0 }
      counted.count += 1
      counts.set(key, counted)
    },
    counts: () => [...counts.values()].sort((a, b) => a.sheetNumber - b.sheetNumber || b.count - a.count),
    inAll: () => inAll,
  }
}

export interface RepeatTally {
  /** True when an earlier row of the same list says the same. The row is kept all the same. */
  repeats(row: ListRow, list: AnnexAList, place: SheetPlace): boolean
  readonly listed: readonly RepeatedRow[]
  inAll(): number
}

export function tallyRepeats(): RepeatTally {
  const seen = new Map<string, { readonly sheet: string; readonly row: number }>()
  const listed: RepeatedRow[] = []
  let inAll = 0
  return {
    listed,
    repeats: (row, list, place) => {
      if (row.caseReference === null) return false
      const key = JSON.stringify([
        list.number,
        row.caseReference,
        ...list.sameWhen.slice(1).map(name => row.facts[name] ?? null),
      ])
      const first = seen.get(key)
      if (!first) {
        seen.set(key, { sheet: place.sheet, row: row.row })
        return false
      }
      inAll += 1
      if (listed.length < mostListed)
        listed.push({
          list: list.number,
          sheet: place.sheet,
          row: row.row,
          firstSheet: first.sheet,
          firstRow: first.row,
        })
      return true
    },
    inAll: () => inAll,
  }
}
