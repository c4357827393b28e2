/** What cannot be right in the records: how often each rule finds something, and where, for those who answer for the cases. */
import { stringify } from 'csv-stringify/sync'
import { sql } from 'kysely'
import { longDate } from '#domain/calendar/dates.ts'
import { faultRules } from '#domain/data-quality/data-faults.ts'
import { severities, type FaultRule, type Severity } from '#domain/data-quality/rule.ts'
import type { Context } from '#platform/context.ts'
import { casesWithin } from '#platform/database/scope.ts'
import { httpProblems } from '#platform/http/problems.ts'
import { params } from '#ui/params.ts'
import { formulaSafe } from '#outputs/formula-safe.ts'
import { newestReportDate, standingSources } from '../cases/door.ts'
import { paths } from './paths.ts'

const perPage = 50

const teamOfCase = sql<string | null>`coalesce(team.name, held.team_name)`
/** What an address says for the cases whose team no extract names. */
const teamNotKnown = 'not-known'

/** Faults in cases within reach; of one team, where one is asked for. */
const faultsRead = (ctx: Context, team: string | null) =>
  ctx.db
    .selectFrom('dataFault as fault')
    .innerJoin('caseStanding as held', join =>
      join.onRef('held.authorityId', '=', 'fault.authorityId').onRef('held.caseReference', '=', 'fault.caseReference'),
    )
    .leftJoin('team', join =>
      join.onRef('team.authorityId', '=', 'held.authorityId').onRef('team.teamId', '=', 'held.teamId'),
    )
    .where('fault.authorityId', '=', ctx.authorityId)
    .where(casesWithin(ctx, 'data-quality.read'))
    .$if(team !== null, query => query.where(sql<boolean>`coalesce(${teamOfCase}, ${teamNotKnown}) = ${team}`))

const order = Object.keys(severities) as readonly Severity[]

interface RuleCounted {
  readonly code: string
  readonly faults: number
  readonly cases: number
}

const countsOf = (ctx: Context, team: string | null): Promise<readonly RuleCounted[]> =>
  faultsRead(ctx, team)
    .select([
      'fault.code',
      sql<number>`count(*)::integer`.as('faults'),
      sql<number>`count(distinct fault.case_reference)::integer`.as('cases'),
    ])
    .groupBy('fault.code')
    .execute()

const ruleRow = (rule: FaultRule, { faults, cases }: RuleCounted, team: string | null) => ({
  title: rule.title,
  href: paths.faults(rule.code, { team }),
  means: rule.means,
  severity: severities[rule.severity].label,
  count: `${faults.toLocaleString('en-GB')} in ${cases.toLocaleString('en-GB')} ${cases === 1 ? 'case' : 'cases'}`,
})

/** Rules that found something in cases within reach, the gravest first. */
export async function dataQualityView(ctx: Context, team: string | null) {
  const reportDate = newestReportDate(await standingSources(ctx))
  const counts = new Map((await countsOf(ctx, team)).map(one => [one.code, one]))
  const found = faultRules.flatMap(rule => {
    const one = counts.get(rule.code)
    return one ? [{ rule, one }] : []
  })
  found.sort((a, b) => order.indexOf(a.rule.severity) - order.indexOf(b.rule.severity) || b.one.faults - a.one.faults)
  return {
    reportDate: reportDate && longDate(reportDate),
    asked: faultRules.length,
    rules: found.map(({ rule, one }) => ruleRow(rule, one, team)),
    action: paths.dataQuality,
    csv: paths.faultsTable(team),
    teams: params(await teamChoices(ctx, team)),
  }
}

/** Every team with a fault within reach, to choose one from. */
async function teamChoices(ctx: Context, team: string | null) {
  const rows = await faultsRead(ctx, null)
    .select(sql<string>`coalesce(${teamOfCase}, ${teamNotKnown})`.as('name'))
    .distinct()
    .orderBy('name')
    .execute()
  const choices = rows.map(({ name }) => ({ value: name, text: name === teamNotKnown ? 'Team not known' : name }))
  return [{ value: '', text: 'Every team' }, ...choices].map(one => ({ ...one, selected: one.value === (team ?? '') }))
}

const tableHeadings = ['case', 'team', 'rule', 'severity', 'what', 'mend', 'file', 'row']

/** Every fault within reach as CSV, a line each, for whoever mends them. The headings are frozen. */
export async function faultsTable(ctx: Context, team: string | null): Promise<string> {
  const rules = new Map(faultRules.map(rule => [rule.code, rule]))
  const rows = await faultsRead(ctx, team)
    .select(['fault.code', 'fault.caseReference', 'fault.sentence', 'fault.file', 'fault.row', teamOfCase.as('team')])
    .orderBy('fault.caseReference')
    .orderBy('fault.number')
    .execute()
  const lines = rows.map(one => {
    const rule = rules.get(one.code)
    const told = [
      one.caseReference,
      one.team ?? '',
      rule?.title ?? '',
      rule?.severity ?? '',
      one.sentence,
      rule?.mend ?? '',
    ]
    return [...told.map(formulaSafe), String(one.file), String(one.row)]
  })
  return stringify([tableHeadings, ...lines], { record_delimiter: '\r\n' })
}

/** The last fault seen: they stand in the order of their cases. */
export interface FaultPlace {
  readonly caseReference: string
  readonly number: number
}

export interface FaultsAsked {
  readonly code: string
  /** Null is every team. */
  readonly team: string | null
  readonly place: FaultPlace | null
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

const faultsAfter = (ctx: Context, { code, team, place }: FaultsAsked): Promise<readonly FaultFound[]> =>
  faultsRead(ctx, team)
    .select([
      'fault.caseReference',
      'fault.number',
      'fault.sentence',
      'fault.file',
      'fault.row',
      teamOfCase.as('teamName'),
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
export async function faultsView(ctx: Context, asked: FaultsAsked) {
  const { code, team } = asked
  const rule = faultRules.find(one => one.code === code)
  if (!rule) throw httpProblems.notFound({})
  const found = await faultsAfter(ctx, asked)
  const last = found.length > perPage ? found[perPage - 1] : undefined
  return {
    back: paths.rules(team),
    title: rule.title,
    means: rule.means,
    mend: rule.mend,
    severity: `${severities[rule.severity].label}: ${severities[rule.severity].means}`,
    national: rule.national.length === 0 ? null : rule.national.join(', '),
    rows: found.slice(0, perPage).map(faultRow),
    older: last ? paths.faults(code, { team, caseReference: last.caseReference, number: String(last.number) }) : null,
  }
}
