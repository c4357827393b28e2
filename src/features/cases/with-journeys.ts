/** Makes the journeys of what was read, and of formats other than Annex A the cases too; adds both to the report. */
import type { LocalDate } from '#domain/calendar/dates.ts'
import type { CaseRecord } from '#domain/cases/case-records.ts'
import type { ImportReport } from '#domain/cases/import-report.ts'
import type { Matcher } from '#domain/cases/match-names.ts'
import { casesReport, matched, type MatchedCase } from '#domain/cases/read-import.ts'
import { caseOfJourney } from '#domain/journey/case-of-journey.ts'
import { formatsTold } from '#domain/journey/format-told.ts'
import { combine, kindsKnown } from '#domain/journey/combine.ts'
import type { Covers, JourneyFormat, JourneySource } from '#domain/journey/journey.ts'
import type { Context } from '#platform/context.ts'
import { mergeJourneys, type ChildMade, type Extract } from './merge-journeys.ts'
import { standingImport } from './queries.ts'
import { caseColumns } from './read-files.ts'
import { writeCaseRecords } from './write-cases.ts'

export interface ImportRead {
  readonly importId: string
  readonly reportDate: LocalDate
  readonly matcher: Matcher
}

interface Ended {
  readonly report: ImportReport
  readonly format: JourneyFormat | null
  readonly covers: Covers
}

/** The report as it is where nothing was recognised. */
export async function withJourneys(
  ctx: Context,
  { importId, reportDate, matcher }: ImportRead,
  { report, format, covers }: Ended,
): Promise<ImportReport> {
  if (format === null) return report
  const extract = await extractOf(ctx, { importId, reportDate, format, covers })
  // What an earlier list added is as old as that list, and opens no case now.
  const making = casesOf({ ...extract, covers })
  const journeys = await mergeJourneys(ctx, extract, format === 'annex-a' ? () => undefined : making.every)
  await keepExtract(ctx, extract)
  // The lists of Annex A have told their own cases.
  if (format === 'annex-a') return { ...report, journeys }
  const cases = making.made().map(one => matched(one, matcher))
  await keepCases(ctx, importId, cases)
  return {
    ...{ ...report, journeys, missingLists: [] },
    // Most lists of the council's own hold nothing that opens or closes a case: nobody was left out.
    ...casesReport(cases, { leftOut: format === 'own-csv' ? 0 : making.leftOut(), disagreeing: 0 }),
  }
}

/** What only adds to the extract before holds what that one held, too. */
async function extractOf(ctx: Context, source: JourneySource): Promise<Extract> {
  const standing = await standingImport(ctx, source.format)
  const before = formatsTold[source.format].later === 'added' ? standing?.covers : {}
  return { ...source, covers: { ...before, ...source.covers }, against: standing?.importId ?? null }
}

async function keepExtract(ctx: Context, { importId, format, covers, against }: Extract): Promise<void> {
  await ctx.db
    .updateTable('caseImport')
    .set({ kind: format, covers: JSON.stringify(covers), readAgainst: against })
    .where('authorityId', '=', ctx.authorityId)
    .where('importId', '=', importId)
    .execute()
}

const atOnce = 2000

async function keepCases(ctx: Context, importId: string, cases: readonly MatchedCase[]): Promise<void> {
  for (let from = 0; from < cases.length; from += atOnce)
    await writeCaseRecords(ctx, importId, JSON.stringify(cases.slice(from, from + atOnce).map(caseColumns)))
}

/** Gathers the case of each child: open on the report date, or closed in the six months before. */
function casesOf(source: JourneySource) {
  const known = kindsKnown([source])
  const cases: CaseRecord[] = []
  let leftOut = 0
  const every: ChildMade = (caseReference, { child, events }) => {
    const found = caseOfJourney(combine([{ caseReference, child, source, events }], known))
    if (found === null) leftOut += 1
    else cases.push(found)
  }
  return { every, made: () => cases, leftOut: () => leftOut }
}
