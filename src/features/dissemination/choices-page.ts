/** What a person hears of, and how: their choice by kind of news, with the usual way chosen until they say otherwise. */
import { sql } from 'kysely'
import { can } from '#domain/access/can.ts'
import { howOf, hows, newsKindsOf, type Chosen, type NewsKind } from '#domain/dissemination/news.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { page, seeOther, type FieldErrors, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { errorOf, errorSummary, typedText, type Typed } from '#ui/form-params.ts'
import { params } from '#ui/params.ts'
import type { ChoicesForm } from './forms.ts'
import { choiceOf } from './hearers.ts'
import { paths } from './paths.ts'

/** Kinds that can reach this person: learning is shared with teams and those who answer for their localities. */
export function kindsFor({ actor }: Context): readonly NewsKind[] {
  const reachedByShares = actor.teamId !== null || actor.roles.includes('service-manager')
  return newsKindsOf(actor.roles).filter(({ code }) => code !== 'shared-learning' || reachedByShares)
}

const radiosOf = ({ code, label }: NewsKind, chosen: string, errors: FieldErrors) =>
  params({
    idPrefix: code,
    name: code,
    classes: 'govuk-radios--small',
    fieldset: { legend: { text: `When ${label}`, classes: 'govuk-fieldset__legend--s' } },
    items: hows.map(how => ({ value: how.code, text: how.label, checked: how.code === chosen })),
    ...errorOf(errors, code),
  })

export async function choicesPage(ctx: Context, typed: Typed | null, errors: FieldErrors): Promise<Reply> {
  const { chosen } = await choiceOf(ctx, staffIdOf(ctx))
  const { email } = await ctx.db
    .selectFrom('staffMember')
    .select('email')
    .where('authorityId', '=', ctx.authorityId)
    .where('staffId', '=', staffIdOf(ctx))
    .executeTakeFirstOrThrow()
  const view = {
    back: paths.news,
    action: paths.choices,
    summary: errorSummary(errors),
    email,
    noMail: !ctx.post.configured,
    kinds: kindsFor(ctx).map(kind =>
      radiosOf(kind, typed === null ? howOf(chosen, kind.code) : typedText(typed, kind.code), errors),
    ),
  }
  return page('dissemination/pages/choices.njk', view, typed === null ? 200 : 422)
}

/** Kept beside what was chosen before; the latest stands. */
export async function chooseNews(ctx: Context, asked: Chosen): Promise<void> {
  requireMay(can(ctx.actor, 'news.choose'))
  const { authorityId, now: chosenAt } = ctx
  const staffId = staffIdOf(ctx)
  await sql`select pg_advisory_xact_lock(hashtext(${`news-choice:${staffId}`}))`.execute(ctx.db)
  const { chosen, number } = await choiceOf(ctx, staffId)
  const offered = kindsFor(ctx).map(({ code }) => code)
  const added = Object.fromEntries(offered.flatMap(code => (asked[code] === undefined ? [] : [[code, asked[code]]])))
  const choices = JSON.stringify({ ...chosen, ...added })
  await ctx.db
    .insertInto('newsChoice')
    .values({ authorityId, staffId, number: number + 1, choices, chosenAt })
    .execute()
  await ctx.announce({ type: 'news.choice-made', subject: `staff:${staffId}`, number: number + 1 })
}

export async function choose(ctx: Context, { body }: RouteRequest<ChoicesForm>): Promise<Reply> {
  await chooseNews(ctx, body)
  return seeOther(`${paths.choices}?done=news-choice-made`)
}
