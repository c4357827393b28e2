/** View-model of a year's programme: its activities by kind, with the rounds of their months beside them. */
import { canEver } from '#domain/access/can.ts'
import type { LocalDate } from '#domain/calendar/dates.ts'
import { monthAndYear } from '#domain/calendar/dates.ts'
import { activityKinds, activityStateWords, roundTypeOf, type ActivityState } from '#domain/programme/activity.ts'
import { isYear, monthOf, monthsInWords, programmeYearOf, yearInWords } from '#domain/programme/year.ts'
import type { Context } from '#platform/context.ts'
import { emptyState } from '#ui/components/empty-state/params.ts'
import { params } from '#ui/params.ts'
import { paths } from './paths.ts'
import { activitiesOf, roundsBetween, yearsWith, type ActivityFound, type RoundBeside } from './queries.ts'

export const yearAsked = (text: string | undefined, today: LocalDate): number =>
  text !== undefined && /^\d{4}$/.test(text) && isYear(Number(text)) ? Number(text) : programmeYearOf(today)

export const stateTag = (state: ActivityState) => {
  const { label, colour } = activityStateWords[state]
  return params({ text: label, classes: `govuk-tag--${colour}` })
}

/** The rounds of an activity's kind, in its months, with its tool where it names one. */
export function roundsOf(activity: ActivityFound, rounds: readonly RoundBeside[]): readonly RoundBeside[] {
  const type = roundTypeOf(activity.kind)
  const months: readonly LocalDate[] = activity.months.map(month => monthOf(activity.year, month))
  return rounds.filter(
    round =>
      round.auditType === type &&
      months.includes(round.month) &&
      (activity.toolId === null || activity.toolId === round.toolId),
  )
}

export const roundsOfYear = (ctx: Context, year: number): Promise<readonly RoundBeside[]> =>
  roundsBetween(ctx, monthOf(year, 4), monthOf(year + 1, 4))

export const roundLine = (ctx: Context, round: RoundBeside) => ({
  text: monthAndYear(round.month),
  title: round.title,
  href: canEver(ctx.actor, 'round.read') ? paths.round(round.reference) : null,
  audits: `${round.allocated} allocated, ${round.submitted} submitted, ${round.moderated} moderated`,
})

/** "Planned: 216 audits. In 8 rounds so far: 160 allocated, 158 submitted, 150 moderated". */
function auditsInWords(activity: ActivityFound, rounds: readonly RoundBeside[]): readonly string[] {
  const planned =
    activity.plannedAudits === null ? 'No number planned' : `${activity.plannedAudits.toLocaleString('en-GB')} planned`
  if (roundTypeOf(activity.kind) === null) return [planned]
  if (rounds.length === 0) return [planned, 'No round in its months yet']
  const total = (field: 'allocated' | 'submitted' | 'moderated') =>
    rounds.reduce((sum, round) => sum + round[field], 0).toLocaleString('en-GB')
  const of = rounds.length === 1 ? 'In 1 round' : `In ${rounds.length} rounds`
  return [
    planned,
    `${of}: ${total('allocated')} allocated, ${total('submitted')} submitted, ${total('moderated')} moderated`,
  ]
}

const rowOf = (activity: ActivityFound, rounds: readonly RoundBeside[]) => ({
  reference: activity.reference,
  href: paths.activity(activity.reference),
  title: activity.title,
  lead: activity.lead,
  months: monthsInWords(activity.year, activity.months),
  audits: auditsInWords(activity, roundsOf(activity, rounds)),
  tag: stateTag(activity.state),
  carried: activity.carriedTo === null ? null : `Carried over as ${activity.carriedTo}`,
})

export async function programmeView(ctx: Context, asked: string | undefined) {
  const year = yearAsked(asked, ctx.today)
  const activities = await activitiesOf(ctx, year)
  const rounds = activities.length === 0 ? [] : await roundsOfYear(ctx, year)
  const years = await yearsWith(ctx, [year - 1, year, year + 1].filter(isYear))
  const mayPlan = canEver(ctx.actor, 'programme.plan')
  const kinds = activityKinds
    .map(({ code, label }) => ({
      label,
      rows: activities.filter(one => one.kind === code).map(one => rowOf(one, rounds)),
    }))
    .filter(({ rows }) => rows.length > 0)
  return {
    year: yearInWords(year),
    kinds,
    years: years.map(one => ({ text: yearInWords(one), href: paths.programme(one), chosen: one === year })),
    add: mayPlan ? paths.fresh(year) : null,
    register: paths.register,
    insight: canEver(ctx.actor, 'insight.read')
      ? { coverage: paths.coverage, externalGrades: paths.externalGrades }
      : null,
    empty: emptyState({
      title: `Nothing is planned for ${yearInWords(year)} yet`,
      sentence:
        'The programme says what is audited in the year from April to March: monthly audits, themes, deep dives, self-assessments and reviews by others.',
    }),
  }
}
