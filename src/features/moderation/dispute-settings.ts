/** The council's times for disagreeing with a second look and for deciding it, and who decides where a grade is inadequate. */
import { sql } from 'kysely'
import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { mostDisputeDays, type DisputeSettings } from '#domain/moderation/dispute.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import {
  page,
  route,
  seeOther,
  type FieldErrors,
  type Reply,
  type Route,
  type RouteRequest,
} from '#platform/http/route.ts'
import { errorSummary, typedText, type Typed } from '#ui/form-params.ts'
import { disputeSettings } from './dispute-queries.ts'
import { paths } from './paths.ts'

const days = z
  .string()
  .trim()
  .default('')
  .refine(
    text => /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= mostDisputeDays,
    `Working days must be a whole number from 1 to ${mostDisputeDays}`,
  )
  .transform(Number)
const settingsForm = z.object({
  raiseDays: days,
  decideDays: days,
  headForInadequate: z.enum(['yes', 'no'], 'Choose who decides').transform(chosen => chosen === 'yes'),
})

export async function setDisputeSettings(ctx: Context, settings: DisputeSettings): Promise<void> {
  requireMay(can(ctx.actor, 'dispute.set'))
  await sql`select pg_advisory_xact_lock(hashtext(${`dispute-setting:${ctx.authorityId}`}))`.execute(ctx.db)
  const { raiseDays, decideDays, headForInadequate } = settings
  await sql`insert into dispute_setting (authority_id, number, raise_days, decide_days, head_for_inadequate, set_by, set_at)
    select ${ctx.authorityId}, coalesce(max(number), 0) + 1, ${raiseDays}::integer, ${decideDays}::integer,
      ${headForInadequate}::boolean, ${staffIdOf(ctx)}, ${ctx.now}::timestamptz
    from dispute_setting where authority_id = ${ctx.authorityId}`.execute(ctx.db)
  await ctx.announce({ type: 'dispute.settings-set', subject: 'dispute-settings', raiseDays, decideDays })
}

const show = (typed: Typed, errors: FieldErrors): Reply => {
  const view = {
    back: paths.disputes,
    action: paths.disputeSettings,
    summary: errorSummary(errors),
    raiseDays: typedText(typed, 'raiseDays'),
    decideDays: typedText(typed, 'decideDays'),
    headForInadequate: typedText(typed, 'headForInadequate'),
    errors: { raiseDays: null, decideDays: null, headForInadequate: null, ...errors },
  }
  return page('moderation/pages/dispute-settings.njk', view, Object.keys(errors).length === 0 ? 200 : 422)
}

export const disputeSettingRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: paths.disputeSettings,
    permission: 'dispute.set',
    run: async ctx => {
      const now = await disputeSettings(ctx)
      const typed = { raiseDays: String(now.raiseDays), decideDays: String(now.decideDays) }
      return show({ ...typed, headForInadequate: now.headForInadequate ? 'yes' : 'no' }, {})
    },
  }),
  route({
    method: 'POST',
    path: paths.disputeSettings,
    permission: 'dispute.set',
    body: settingsForm,
    announces: ['dispute.settings-set'],
    run: async (ctx, { body }: RouteRequest<DisputeSettings>) => {
      await setDisputeSettings(ctx, body)
      return seeOther(`${paths.disputes}?done=dispute-settings-set`)
    },
    again: (_ctx, { body }: RouteRequest<Typed>, errors) => Promise.resolve(show(body, errors)),
  }),
]
