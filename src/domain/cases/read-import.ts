/** All sheets of an import together: reads them one after another, then makes the cases and the report. */
import type { LocalDate } from '../calendar/dates.ts'
import { caseListNumbers } from './annex-a-lists.ts'
import { gatherCases, type CaseRecord, type CasesMade } from './case-records.ts'
import { isKnownStatus } from './case-status.ts'
import type { RowRead } from '../journey/reading.ts'
import type { SheetPlace, SheetRow } from './cells.ts'
import type { RowFault } from './faults.ts'
import { mostListed, type ImportReport, type NameCount, type RowCounts, type SheetReport } from './import-report.ts'
import type { Matcher } from './match-names.ts'
import { readTable, type TableAt, type TableReading } from './read-table.ts'
import { readSheet, type SheetReading, type Tallies } from './read-sheet.ts'
import { tallyFaults, tallyRepeats } from './tally-faults.ts'

/** A case with what its team's and worker's names are here. */
export interface MatchedCase extends CaseRecord {
  readonly teamId: string | null
  readonly localityId: string | null
  readonly practitionerId: string | null
}

export interface ImportReading {
  /** Begins the next sheet. Ask it for rows; then begin another, or finish. */
  sheet(place: SheetPlace & { readonly hidden: boolean }): SheetReading
  /** The same for a table of another format, whose rows `read` understands. */
  table(at: TableAt, read: (row: SheetRow) => RowRead): TableReading
  /** For files without sheets, such as XML: what became of one, told in the end. */
  other(report: SheetReport, faults: readonly RowFault[]): void
  /** The cases are those of Annex A; of other formats they are made from the journeys. */
  finish(matcher: Matcher): { readonly report: ImportReport; readonly cases: readonly MatchedCase[] }
}

export function readImport(reportDate: LocalDate): ImportReading {
  const sheets: Pick<SheetReading, 'report'>[] = []
  const gathering = gatherCases(reportDate)
  const tallies = { faults: tallyFaults(), repeats: tallyRepeats() }
  return {
    sheet: place => {
      const reading = readSheet(place, reportDate, tallies)
      const gathered: SheetReading = {
        report: reading.report,
        row: row => {
          const read = reading.row(row)
          if (read !== null) gathering.add(read)
          return read
        },
      }
      sheets.push(gathered)
      return gathered
    },
    table: (at, read) => {
      const reading = readTable(at, read, tallies.faults)
      sheets.push(reading)
      return reading
    },
    other: (report, faults) => {
      for (const fault of faults) tallies.faults.add(fault)
      sheets.push({ report: () => report })
    },
    finish: matcher => {
      const made = gathering.made()
      const cases = made.cases.map(one => matched(one, matcher))
      return {
        cases,
        report: {
          reportDate,
          ...sheetsReport(sheets.map(sheet => sheet.report())),
          ...talliesReport(tallies),
          ...casesReport(cases, made),
        },
      }
    },
  }
}

function sheetsReport(
  sheets: readonly SheetReport[],
): Pick<ImportReport, 'sheets' | 'rows' | 'missingLists' | 'listsTwice'> {
  const lists = sheets.flatMap(sheet => (sheet.whyNot === null && sheet.list !== null ? [sheet.list] : []))
  return {
    sheets,
    rows: rowsInAll(sheets),
    missingLists: caseListNumbers.filter(list => !lists.includes(list)),
    listsTwice: [...new Set(lists.filter((list, place) => lists.indexOf(list) !== place))],
  }
}

const talliesReport = ({
  faults,
  repeats,
}: Tallies): Pick<ImportReport, 'faults' | 'faultCounts' | 'faultsInAll' | 'repeated' | 'repeatedInAll'> => ({
  faults: faults.listed,
  faultCounts: faults.counts().slice(0, mostListed),
  faultsInAll: faults.inAll(),
  repeated: repeats.listed,
  repeatedInAll: repeats.inAll(),
})

export function matched(one: CaseRecord, matcher: Matcher): MatchedCase {
  const team = matcher.team(one.teamName)
  const teamId = team?.teamId ?? null
  return {
    ...one,
    teamId,
    localityId: team?.localityId ?? null,
    practitionerId: matcher.worker(one.workerName, teamId),
  }
}

const rowsInAll = (sheets: readonly SheetReport[]): RowCounts => ({
  read: total(sheets, sheet => sheet.rows.read),
  withFaults: total(sheets, sheet => sheet.rows.withFaults),
  notRead: total(sheets, sheet => sheet.rows.notRead),
})

const total = (sheets: readonly SheetReport[], of: (sheet: SheetReport) => number): number =>
  sheets.reduce((sum, sheet) => sum + of(sheet), 0)

/** What an import says of its cases: of Annex A from its lists, of other formats from the journeys. */
export function casesReport(
  cases: readonly MatchedCase[],
  { leftOut, disagreeing }: Pick<CasesMade, 'leftOut' | 'disagreeing'>,
): Pick<ImportReport, 'cases' | 'unknownStatuses' | 'unmatchedTeams' | 'unmatchedWorkers'> {
  return {
    cases: {
      total: cases.length,
      open: cases.filter(one => one.open).length,
      leftOut,
      disagreeing,
      withoutTeam: cases.filter(one => one.teamName === null).length,
      withoutWorker: cases.filter(one => one.workerName === null).length,
      byStatus: namesIn(cases, one => one.caseStatus).map(({ name, cases: count }) => ({ status: name, cases: count })),
    },
    unknownStatuses: namesIn(cases, one => (isKnownStatus(one.caseStatus) ? null : one.caseStatus)).map(
      ({ name, cases: count }) => ({ words: name, cases: count }),
    ),
    unmatchedTeams: namesIn(cases, one => (one.teamId === null ? one.teamName : null)),
    unmatchedWorkers: namesIn(cases, one => (one.practitionerId === null ? one.workerName : null)),
  }
}

/** Names and how many cases carry each, the commonest first. */
function namesIn<Case>(cases: readonly Case[], nameOf: (one: Case) => string | null): readonly NameCount[] {
  const counts = new Map<string, number>()
  for (const one of cases) {
    const name = nameOf(one)
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const named = [...counts].map(([name, count]) => ({ name, cases: count }))
  return named.sort((a, b) => b.cases - a.cases || (a.name < b.name ? -1 : 1)).slice(0, mostListed)
}
