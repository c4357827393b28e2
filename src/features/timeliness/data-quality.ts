/** What cannot be right in the records: how often each rule finds something, and where, for those who answer for the cases. */
import { sql } from 'kysely'
import { longDate } from '#domain/calendar/dates.ts'
import { faultRules } from '#domain/data-quality/data-faults.ts'
import { severities, type FaultRule, type Severity } from '#domain/data-quality/rule.ts'
import type { Context } from '#platform/context.ts'
import { casesWithin } from '#platform/database/scope.ts'
import { httpProblems } from '#platform/http/problems.ts'
import { newestReportDate, standingSources } from '../cases/door.ts'
import { paths } from './paths.ts'

const perPage = 50

const faultsRead = (ctx: Context) =>
  ctx.db
    .selectFrom('dataFault as fault')
    .innerJoin('caseStanding as held', join =>
      join.onRef('held.authorityId', '=', 'fault.authorityId').onRef('held.caseReference', '=', 'fault.caseReference'),
    )
    .where('fault.authorityId', '=', ctx.authorityId)
    .where(casesWithin(ctx, 'data-quality.read'))

const order = Object.keys(severities) as readonly Severity[]

interface RuleCounted {
  readonly code: string
  readonly faults: number
  readonly cases: number
}

const countsOf = (ctx: Context): Promise<readonly RuleCounted[]> =>
  faultsRead(ctx)
    .select([
      'fault.code',
      sql<number>`count(*)::integer`.as('faults'),
      sql<number>`count(distinct fault.case_reference)::integer`.as('cases'),
    ])
    .groupBy('fault.code')
    .execute()

const ruleRow = (rule: FaultRule, { faults, cases }: RuleCounted) => ({
  title: rule.title,
  href: paths.faults(rule.code),
  means: rule.means,
  severity: severities[rule.severity].label,
  count: `${faults.toLocaleString('en-GB')} in ${cases.toLocaleString('en-GB')} ${cases === 1 ? 'case' : 'cases'}`,
})

/** Rules that found something in cases within reach, the gravest first. */
export async function dataQualityView(ctx: Context) {
  const reportDate = newestReportDate(await standingSources(ctx))
  const counts = new Map((await countsOf(ctx)).map(one => [one.code, one]))
  const found = faultRules.flatMap(rule => {
    const one = counts.get(rule.code)
    return one ? [{ rule, one }] : []
  })
  found.sort((a, b) => order.indexOf(a.rule.severity) - order.indexOf(b.rule.severity) || b.one.faults - a.one.faults)
  return {
    reportDate: reportDate && longDate(reportDate),
    asked: faultRules.length,
    rules: found.map(({ rule, one }) => ruleRow(rule, one)),
  }
}

/** The last fault seen: they stand in the order of their cases. */
export interface FaultPlace {
  readonly caseReference: string
  readonly number: number
}

const faultRow = (one: FaultFound) => ({
  reference: one.caseReference,
  href: paths.case(one.caseReference),
  team: one.teamName ?? 'Not known',
  sentence: one.sentence,
  place: `File ${one.file}, row ${one.row}`,
})

interface FaultFound extends FaultPlace {
  readonly sentence: string
  readonly file: number
  readonly row: number
  readonly teamName: string | null
}

const faultsAfter = (ctx: Context, code: string, place: FaultPlace | null): Promise<readonly FaultFound[]> =>
  faultsRead(ctx)
    .leftJoin('team', join =>
      join.onRef('team.authorityId', '=', 'held.authorityId').onRef('team.teamId', '=', 'held.teamId'),
    )
    .select([
      'fault.caseReference',
      'fault.number',
      'fault.sentence',
      'fault.file',
      'fault.row',
      sql<string | null>`coalesce(team.name, held.team_name)`.as('teamName'),
    ])
    .where('fault.code', '=', code)
    .$if(place !== null, query =>
      query.where(
        sql<boolean>`(fault.case_reference, fault.number) > (${place?.caseReference ?? ''}, ${place?.number ?? 0})`,
      ),
    )
    .orderBy('fault.caseReference')
    .orderBy('fault.number')
    .limit(perPage + 1)
    .execute()

/** 404 where there is no such rule. */
export async function faultsView(ctx: Context, code: string, place: FaultPlace | null) {
  const rule = faultRules.find(one => one.code === code)
  if (!rule) throw httpProblems.notFound({})
  const found = await faultsAfter(ctx, code, place)
  const last = found.length > perPage ? found[perPage - 1] : undefined
  return {
    back: paths.dataQuality,
    title: rule.title,
    means: rule.means,
    mend: rule.mend,
    severity: `${severities[rule.severity].label}: ${severities[rule.severity].means}`,
    national: rule.national.length === 0 ? null : rule.national.join(', '),
    rows: found.slice(0, perPage).map(faultRow),
    older: last ? paths.faults(code, { caseReference: last.caseReference, number: String(last.number) }) : null,
  }
}
