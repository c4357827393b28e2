/**
 * What was read and what was not, and why: the whole answer to "what did you make of our file?". A plain value, stored with the
 * import and shown before anyone accepts it. It holds headings, counts and places; never a name or birthday of a child.
 */
import type { LocalDate } from '../calendar/dates.ts'
import type { JourneysReport } from '../journey/journeys-report.ts'
import type { FaultKind, RowFault } from './faults.ts'

export interface RowCounts {
  /** Read, with or without faults. */
  readonly read: number
  readonly withFaults: number
  readonly notRead: number
}

export interface SheetReport {
  readonly sheetNumber: number
  readonly fileName: string
  readonly sheet: string
  readonly hidden: boolean
  /** Null when the sheet is none of the eleven lists. */
  readonly list: number | null
  /** The table or element of another format; left out for the lists of Annex A. */
  readonly table?: string
  /** Why its rows were not read; null when they were. */
  readonly whyNot: string | null
  readonly headingRow: number | null
  readonly understood: readonly {
    readonly letter: string
    readonly heading: string
    readonly meaning: string
    readonly kept: boolean
  }[]
  /** Headings of Annex A that the sheet does not have. */
  readonly missing: readonly string[]
  readonly notUnderstood: readonly {
    readonly letter: string
    readonly heading: string
    readonly repeats: string | null
  }[]
  readonly rows: RowCounts
  /** Rows that say what an earlier row of the same list said. */
  readonly repeated: number
  readonly formulas: number
}

/** How often one fault was met in one column of one sheet. */
export interface FaultCount {
  readonly kind: FaultKind
  readonly sheetNumber: number
  readonly column: string | null
  readonly heading: string | null
  readonly count: number
}

export interface RepeatedRow {
  readonly list: number
  readonly sheet: string
  readonly row: number
  readonly firstSheet: string
  readonly firstRow: number
}

/** A name as the file has it, and how many cases carry it. */
export interface NameCount {
  readonly name: string
  readonly cases: number
}

export interface ImportReport {
  readonly reportDate: LocalDate
  readonly sheets: readonly SheetReport[]
  readonly rows: RowCounts
  readonly cases: {
    readonly total: number
    readonly open: number
    readonly leftOut: number
    readonly disagreeing: number
    readonly withoutTeam: number
    readonly withoutWorker: number
    /** A status of ours, or the council's own words. */
    readonly byStatus: readonly { readonly status: string; readonly cases: number }[]
  }
  /** The first faults, in the order of the file. */
  readonly faults: readonly RowFault[]
  /** All of them, counted. */
  readonly faultCounts: readonly FaultCount[]
  readonly faultsInAll: number
  readonly repeated: readonly RepeatedRow[]
  readonly repeatedInAll: number
  readonly unknownStatuses: readonly { readonly words: string; readonly cases: number }[]
  readonly unmatchedTeams: readonly NameCount[]
  readonly unmatchedWorkers: readonly NameCount[]
  /** Of lists 4 to 9, from which cases are made. */
  readonly missingLists: readonly number[]
  /** Lists that more than one sheet holds; the rows of all were read. */
  readonly listsTwice: readonly number[]
  /** What was read of the children's journeys; left out where none were. */
  readonly journeys?: JourneysReport
}

/** How many faults, repeated rows and names are listed; the counts are always whole. */
export const mostListed = 2000

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

/** The report in a few lines of words, for the command line. */
export function summaryOfImport(report: ImportReport): string {
  const { rows, cases } = report
  const lines = [
    `${plural(cases.total, 'case')} made: ${cases.open.toLocaleString('en-GB')} open, ${(cases.total - cases.open).toLocaleString('en-GB')} closed in the last six months.`,
    `${plural(rows.read, 'row')} read, ${rows.withFaults.toLocaleString('en-GB')} of them with something to look at; ${plural(rows.notRead, 'row')} not read.`,
    ...report.sheets.map(sheetLine),
    ...counted(report.repeatedInAll, count => `${plural(count, 'row')} repeated an earlier row.`),
    ...counted(
      report.unknownStatuses.length,
      count =>
        `${plural(count, 'case status', 'case statuses')} kept in the council’s own words: ${report.unknownStatuses.map(one => one.words).join(', ')}.`,
    ),
    ...counted(
      report.unmatchedTeams.length,
      count =>
        `${plural(count, 'team name')} not known here: ${report.unmatchedTeams
          .slice(0, 10)
          .map(one => one.name)
          .join(', ')}${count > 10 ? '…' : ''}.`,
    ),
    ...counted(report.unmatchedWorkers.length, count => `${plural(count, 'worker')} not known here.`),
    ...counted(
      cases.disagreeing,
      count => `${plural(count, 'child', 'children')} closed on List 6 and open on another list: taken as closed.`,
    ),
    ...counted(
      report.missingLists.length,
      () => `Not in the file: ${report.missingLists.map(list => `List ${list}`).join(', ')}.`,
    ),
  ]
  return lines.join('\n')
}

const counted = (count: number, line: (count: number) => string): readonly string[] =>
  count === 0 ? [] : [line(count)]

function sheetLine(sheet: SheetReport): string {
  const name = `${sheet.fileName}, “${sheet.sheet}”`
  if (sheet.whyNot !== null) return `${name}: not read. ${sheet.whyNot}`
  const missing = sheet.missing.length === 0 ? '' : `, ${plural(sheet.missing.length, 'column')} missing`
  const strange =
    sheet.notUnderstood.length === 0 ? '' : `, ${plural(sheet.notUnderstood.length, 'column')} not understood`
  return `${name}: ${sheet.table ?? `List ${sheet.list ?? '?'}`}, ${plural(sheet.rows.read, 'row')} read, ${sheet.rows.notRead.toLocaleString('en-GB')} not read${missing}${strange}.`
}
