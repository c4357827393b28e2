/**
 * Actions on the first page of the day: what is overdue of one's own at once, of one's team after a week, of the service after four,
 * and what waits for somebody to verify it. Reads the actions room's records, which stand downstream of this one.
 */
import { sql } from 'kysely'
import { canEver } from '#domain/access/can.ts'
import { daysOverdue, daysUntil, overdueWords } from '#domain/actions/escalation.ts'
import type { Context } from '#platform/context.ts'
import { actionsWithin } from '#platform/database/scope.ts'

const mostSteps = 5

export interface ActionStepShown {
  readonly text: string
  readonly href: string
  readonly hint: string
  readonly tag: null
}

/** One's own actions that are overdue, the longest first. */
export async function myOverdueActions(ctx: Context): Promise<readonly ActionStepShown[]> {
  if (!canEver(ctx.actor, 'action.do')) return []
  const rows = await ctx.db
    .selectFrom('actionStanding as acted')
    .select(['acted.reference', 'acted.nowDueOn', 'acted.sourceTitle'])
    .where('acted.authorityId', '=', ctx.authorityId)
    .where('acted.holderId', '=', ctx.actor.staffId)
    .where('acted.state', '=', 'open')
    .where('acted.nowDueOn', '<', ctx.today)
    .where(actionsWithin(ctx, 'action.do'))
    .orderBy('acted.nowDueOn')
    .orderBy('acted.reference')
    .limit(mostSteps)
    .execute()
  return rows.map(({ reference, nowDueOn, sourceTitle }) => ({
    text: `Do action ${reference}, or say that it is done`,
    href: `/actions/${reference}`,
    hint: `${sourceTitle}. ${overdueWords(daysOverdue('open', nowDueOn, ctx.today))}`,
    tag: null,
  }))
}

interface Counted {
  readonly mine: number
  readonly team: number
  readonly service: number
  readonly toVerify: number
}

async function counted(ctx: Context): Promise<Counted> {
  const { staffId, teamId } = ctx.actor
  const overdueBy = (days: number) =>
    sql<boolean>`acted.state = 'open' and acted.now_due_on + ${days}::integer <= ${ctx.today}::date`
  const { rows } = await sql<Counted>`
    select count(*) filter (where acted.state = 'open' and acted.holder_id = ${staffId}::uuid)::integer as mine,
      count(*) filter (where acted.team_id = ${teamId}::uuid and ${overdueBy(daysUntil('team-manager'))})::integer as team,
      count(*) filter (where ${overdueBy(daysUntil('head-of-service'))})::integer as service,
      count(*) filter (where acted.state = 'to-verify' and ${actionsWithin(ctx, 'action.verify')})::integer as to_verify
    from action_standing acted
    where acted.authority_id = ${ctx.authorityId} and ${actionsWithin(ctx, 'action.read')}`.execute(ctx.db)
  return rows[0] ?? { mine: 0, team: 0, service: 0, toVerify: 0 }
}

export interface ActionCard {
  readonly title: string
  readonly text: string
  readonly href: string
  readonly count: number
}

/** A card for each thing that waits; one's own is always there, the others once there is something. */
export async function actionCards(ctx: Context): Promise<readonly ActionCard[]> {
  if (!canEver(ctx.actor, 'action.read')) return []
  const { mine, team, service, toVerify } = await counted(ctx)
  const roles = ctx.actor.roles
  const cards: readonly (ActionCard & { readonly shown: boolean })[] = [
    {
      title: 'Actions',
      text: 'My open actions, and those that I answer for',
      href: '/actions',
      count: mine,
      shown: true,
    },
    {
      title: 'Actions to verify',
      text: 'Somebody says that these are done, and somebody else looks',
      href: '/actions?whose=all&state=to-verify',
      count: toVerify,
      shown: toVerify > 0,
    },
    {
      title: 'Actions overdue in my team',
      text: `For ${daysUntil('team-manager')} days or more`,
      href: '/actions?whose=team&state=overdue',
      count: team,
      shown: roles.includes('team-manager') && team > 0,
    },
    {
      title: 'Actions overdue in the service',
      text: `For ${daysUntil('head-of-service')} days or more`,
      href: '/actions?whose=all&state=overdue',
      count: service,
      shown: roles.includes('head-of-service') && service > 0,
    },
  ]
  return cards.filter(card => card.shown).map(({ title, text, href, count }) => ({ title, text, href, count }))
}
