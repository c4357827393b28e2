/** Reads one file of the children in need census, child by child, and tells what it met. */
import { isLocalDate, type LocalDate } from '../../calendar/dates.ts'
import type { ValueRead } from '../../cases/read-value.ts'
import type { Covers } from '../journey.ts'
import { elementsMet } from '../elements-met.ts'
import type { ReadingFault, RecordReading, RowRead } from '../reading.ts'
import { dayIn, tell, wholeIn, type RecordPlace } from '../record-values.ts'
import { censusElement } from './elements.ts'
import { readCinChild } from './read-child.ts'
import { first, textOf, type CensusTree } from './tree.ts'

/** The elements of the file that are to be given to the reading, in the order in which they come. */
export const censusElementsWanted: ReadonlySet<string> = new Set(['Header', 'Child'])

export interface CinCensusReading extends RecordReading {
  /** The year of the collection, once a Header has been read. */
  readonly year: number | null
  /** A Header or a Child; the children are numbered from 1. */
  element(tree: CensusTree): RowRead
}

const whatItHolds: Covers = {
  referral: 'all',
  assessment: 'all',
  'section-47': 'all',
  'initial-conference': 'all',
  'protection-plan': 'all',
  'protection-review': 'all',
  'in-need-plan': 'all',
}
/** Asked for since 2026. */
const preProceedings = 'PreProceedingsandFGDM'

/** `otherwise`: the day at which the file stands if it does not say so before its first child. */
export function cinCensusReading(file: number, otherwise: LocalDate | null): CinCensusReading {
  const met = elementsMet(censusElement)
  const days = new Map<string, ValueRead<LocalDate>>()
  let reportDate = otherwise
  let year: number | null = null
  let children = 0
  const place = (row: number, faults: ReadingFault[]): RecordPlace => ({ file, row, reportDate, faults, days })
  const header = (tree: CensusTree): RowRead => {
    const faults: ReadingFault[] = []
    const read = readHeader(tree, place(children, faults))
    reportDate = read.reportDate ?? reportDate
    year = read.year ?? year
    return { parts: [], faults, read: true }
  }
  return {
    get reportDate() {
      return reportDate
    },
    get year() {
      return year
    },
    element: tree => {
      met.meet(tree)
      if (tree.name === 'Header') return header(tree)
      children += 1
      const { part, faults } = readCinChild(tree, place(children, []))
      return { parts: part === null ? [] : [part], faults, read: part !== null }
    },
    met: met.told,
    covers: () => (met.has(preProceedings) ? { ...whatItHolds, 'pre-proceedings': 'all' } : whatItHolds),
  }
}

/** The reference date, or else the 31 March of the year. */
function readHeader(
  tree: CensusTree,
  at: RecordPlace,
): { readonly reportDate: LocalDate | null; readonly year: number | null } {
  const details = first(tree, 'CollectionDetails') ?? tree
  const year = wholeIn(textOf(details, 'Year'), 'Year', at)
  const said = dayIn(textOf(details, 'ReferenceDate'), 'ReferenceDate', at)
  if (said === null && textOf(details, 'ReferenceDate') === null) tell('blank', 'ReferenceDate', null, at)
  const ofYear = `${year ?? ''}-03-31`
  return { reportDate: said ?? (isLocalDate(ofYear) ? ofYear : null), year }
}
