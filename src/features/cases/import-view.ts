/** View-model of one import: how far the reading is, or what was read and what was not, and what can be done now. */
import { canEver } from '#domain/access/can.ts'
import { longDate, longMoment } from '#domain/calendar/dates.ts'
import { caseStatusLabel, isKnownStatus } from '#domain/cases/case-status.ts'
import { faultSentence, faultWords } from '#domain/cases/faults.ts'
import type { ImportReport, SheetReport } from '#domain/cases/import-report.ts'
import { listName } from '#domain/cases/annex-a-lists.ts'
import type { Context } from '#platform/context.ts'
import { progressBar } from '#ui/components/progress-bar/params.ts'
import { params } from '#ui/params.ts'
import { journeysView } from './journeys-view.ts'
import { paths } from './paths.ts'
import { importById, teamNamesToMatch, teamsKnown, type ImportFound } from './queries.ts'
import { stateTag } from './views.ts'

const refreshSeconds = 3
const faultsPerPage = 50
const namesShown = 50

export async function importView(ctx: Context, importId: string, faultsFrom: number) {
  const found = await importById(ctx, importId)
  return {
    ...headOf(found),
    ...waitOf(ctx, found),
    report: found.report === null ? null : reportView(found.report, importId, faultsFrom),
    journeys: found.report?.journeys ? journeysView(found.report.journeys) : null,
    teams: hasCases(found) ? await teamsView(ctx, importId) : null,
    ...deeds(ctx, found),
  }
}

const hasCases = ({ state }: ImportFound): boolean => state === 'read' || state === 'accepted'

function headOf(found: ImportFound) {
  return {
    title: `Case list of ${longDate(found.reportDate)}`,
    files: found.fileNames,
    tag: stateTag(found.state),
    started: `${longMoment(found.startedAt)} by ${found.startedBy}`,
    decided:
      found.decidedAt === null
        ? null
        : `${longMoment(found.decidedAt)} by ${found.decidedBy ?? 'someone who has left'}`,
    back: paths.imports,
    here: paths.import(found.importId),
  }
}

/** The way to the page that asks for it, for those who may say it. */
const mappingOf = (ctx: Context, { state, importId }: ImportFound) =>
  state === 'mapping-wanted'
    ? { href: canEver(ctx.actor, 'case-import.decide') ? paths.columns(importId) : null }
    : null

function waitOf(ctx: Context, found: ImportFound) {
  const waits = found.state === 'waiting' || found.state === 'reading'
  return {
    refreshSeconds: waits ? refreshSeconds : null,
    progress: waits ? progressOf(found) : null,
    mapping: mappingOf(ctx, found),
    because: found.state === 'refused' ? (found.progress.because ?? null) : null,
  }
}

const progressOf = ({ state, progress }: ImportFound) =>
  progressBar({
    id: 'reading',
    label: state === 'waiting' ? 'Waiting to be read' : `Reading ${progress.sheet ?? 'the files'}`,
    done: progress.rows ?? 0,
    of: null,
    things: 'rows',
  })

/** Neither a case to audit nor an event of a journey. */
const tellsNothing = (report: ImportReport | null): boolean =>
  report?.cases.open === 0 && (report.journeys?.events ?? 0) === 0

function deeds(ctx: Context, { importId, state, report }: ImportFound) {
  const nothingToAudit = state === 'read' && tellsNothing(report)
  const open = {
    acceptAction: state === 'read' && !nothingToAudit ? paths.acceptance(importId) : null,
    discardAction: ['accepted', 'discarded', 'undone'].includes(state) ? null : paths.discard(importId),
    undoAction: state === 'accepted' ? paths.undoing(importId) : null,
  }
  const none = { acceptAction: null, discardAction: null, undoAction: null }
  return {
    ...(canEver(ctx.actor, 'case-import.decide') ? open : none),
    nothingToAudit,
    noCases: report !== null && makesNoCase(report),
  }
}

async function teamsView(ctx: Context, importId: string) {
  const names = await teamNamesToMatch(ctx, importId)
  if (names.length === 0) return null
  const teams = (await teamsKnown(ctx)).map(team => ({ value: team.teamId, text: team.names[0] ?? '' }))
  return {
    action: canEver(ctx.actor, 'case-import.decide') ? paths.teamNames(importId) : null,
    names: names.map(({ name, cases }, place) => ({
      name,
      cases: plural(cases, 'case'),
      nameField: `name-${place}`,
      teamField: `team-${place}`,
    })),
    choices: params([{ value: '', text: 'Leave as it is' }, ...teams]),
  }
}

const inWords = (count: number): string => count.toLocaleString('en-GB')
const plural = (count: number, one: string, many = `${one}s`): string => `${inWords(count)} ${count === 1 ? one : many}`

function reportView(report: ImportReport, importId: string, faultsFrom: number) {
  return {
    figures: figuresOf(report),
    statuses: report.cases.byStatus.map(({ status, cases }) => ({
      label: caseStatusLabel(status),
      own: !isKnownStatus(status),
      cases: inWords(cases),
    })),
    notes: notesOf(report),
    sheets: report.sheets.map(sheetView),
    faultCounts: report.faultCounts.map(one => ({
      sheet: report.sheets.find(sheet => sheet.sheetNumber === one.sheetNumber)?.sheet ?? '',
      column: one.column === null ? 'The row as a whole' : `${one.column}: ${one.heading ?? ''}`,
      title: faultWords[one.kind].title,
      count: inWords(one.count),
    })),
    ...faultsPage(report, importId, faultsFrom),
    repeated: report.repeated
      .slice(0, namesShown)
      .map(
        one =>
          `${listName(one.list)}: row ${one.row} of “${one.sheet}” says the same as row ${one.firstRow} of “${one.firstSheet}”`,
      ),
    repeatedInAll: report.repeatedInAll,
    workers: report.unmatchedWorkers.slice(0, namesShown).map(one => `${one.name} (${plural(one.cases, 'case')})`),
    workersInAll: report.unmatchedWorkers.length,
  }
}

/** Most lists of the council's own make no case: they tell of children whose cases other extracts hold. */
const makesNoCase = (report: ImportReport): boolean => report.journeys?.format === 'own-csv' && report.cases.total === 0

const figuresOf = (report: ImportReport) => [
  ...(makesNoCase(report) ? [] : [casesFigure(report)]),
  ...rowFigures(report),
]

const casesFigure = ({ cases }: ImportReport) => ({
  key: 'Cases made',
  value: `${inWords(cases.total)}: ${inWords(cases.open)} open, ${inWords(cases.total - cases.open)} closed in the last six months`,
})

const rowFigures = ({ rows }: ImportReport) => [
  { key: 'Rows read', value: `${inWords(rows.read)}, of which ${inWords(rows.withFaults)} with something to look at` },
  { key: 'Rows not read', value: inWords(rows.notRead) },
]

const sentence = (count: number, told: (count: number) => string): readonly string[] =>
  count === 0 ? [] : [told(count)]

/** What should be known before the list is accepted, in sentences. */
function notesOf({ cases, missingLists, listsTwice, sheets, unknownStatuses }: ImportReport): readonly string[] {
  const formulas = sheets.reduce((sum, sheet) => sum + sheet.formulas, 0)
  return [
    ...missingLists.map(
      list => `${listName(list)} is not in the files. Children who are only on it are not among the cases.`,
    ),
    ...listsTwice.map(list => `${listName(list)} is in more than one sheet. The rows of all of them were read.`),
    ...unknownStatuses.map(
      one =>
        `The status “${one.words}” is not one of Annex A’s. ${plural(one.cases, 'case')} with it ${one.cases === 1 ? 'is' : 'are'} kept under the council’s own words.`,
    ),
    ...sentence(
      cases.disagreeing,
      count =>
        `${plural(count, 'child is', 'children are')} closed on List 6 and still open on List 7, 8 or 9. ${count === 1 ? 'The case was' : 'The cases were'} taken as closed.`,
    ),
    ...sentence(
      cases.leftOut,
      count =>
        `${plural(count, 'case')} closed more than six months before the report date ${count === 1 ? 'was' : 'were'} left out.`,
    ),
    ...sentence(cases.withoutTeam, count => `${plural(count, 'case has', 'cases have')} no team.`),
    ...sentence(cases.withoutWorker, count => `${plural(count, 'case has', 'cases have')} no worker.`),
    ...sentence(
      formulas,
      count =>
        `${plural(count, 'cell holds a formula', 'cells hold formulas')}. The values that were last saved were read.`,
    ),
  ]
}

function sheetView(sheet: SheetReport) {
  return {
    name: sheet.sheet,
    file: sheet.fileName,
    hidden: sheet.hidden,
    list: sheet.table ?? (sheet.list === null ? 'Not recognised' : listName(sheet.list)),
    whyNot: sheet.whyNot,
    counts: `${plural(sheet.rows.read, 'row')} read, ${inWords(sheet.rows.withFaults)} with something to look at, ${inWords(sheet.rows.notRead)} not read`,
    headingRow: sheet.headingRow,
    understood: sheet.understood.map(({ letter, heading, meaning, kept }) => ({
      letter,
      heading,
      meaning,
      kept: kept ? 'Kept' : 'Read, not kept',
    })),
    missing: sheet.missing,
    notUnderstood: sheet.notUnderstood.map(({ letter, heading, repeats }) =>
      repeats === null ? `${letter}: ${heading}` : `${letter}: ${heading}, which repeats the column “${repeats}”`,
    ),
  }
}

function faultsPage(report: ImportReport, importId: string, wanted: number) {
  const from = wanted < report.faults.length ? wanted : 0
  const next = from + faultsPerPage
  const shown = report.faults.slice(from, next)
  return {
    faults: shown.map(fault => ({ sheet: fault.sheet, sentence: faultSentence(fault) })),
    faultsShown:
      shown.length === 0
        ? null
        : `${inWords(from + 1)} to ${inWords(from + shown.length)} of ${inWords(report.faultsInAll)}`,
    faultsUnlisted:
      report.faultsInAll > report.faults.length
        ? `The first ${inWords(report.faults.length)} are listed; all are counted above.`
        : null,
    earlierFaults: from > 0 ? paths.faultsFrom(importId, Math.max(0, from - faultsPerPage)) : null,
    laterFaults: next < report.faults.length ? paths.faultsFrom(importId, next) : null,
  }
}
