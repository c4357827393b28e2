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
import { mergeJourneys, type ChildMade } from './merge-journeys.ts'
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
  const standing = await standingImport(ctx, format)
  const extract = {
    ...{ importId, format, reportDate, against: standing?.importId ?? null },
    covers: formatsTold[format].later === 'added' ? { ...standing?.covers, ...covers } : covers,
  }
  const making = format === 'annex-a' ? null : casesOf(extract)
  const journeys = await mergeJourneys(ctx, extract, making?.every ?? (() => undefined))
  await ctx.db
    .updateTable('caseImport')
    .set({ kind: format, covers: JSON.stringify(extract.covers), readAgainst: extract.against })
    .where('authorityId', '=', ctx.authorityId)
    .where('importId', '=', importId)
    .execute()
  if (making === null) return { ...report, journeys }
  const cases = making.made().map(one => matched(one, matcher))
  await keepCases(ctx, importId, cases)
  return { ...report, journeys, missingLists: [], ...casesReport(cases, { leftOut: making.leftOut(), disagreeing: 0 }) }
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
