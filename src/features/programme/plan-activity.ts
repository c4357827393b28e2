/**
 * Planning: an activity is added, changed by a new version beside the earlier ones, cancelled with its reason, and carried over
 * to the next year as an activity of its own. Writers of the programme wait for one another.
 */
import { can } from '#domain/access/can.ts'
import { activityReference, type ActivityPlan } from '#domain/programme/activity.ts'
import { programmeProblems } from '#domain/programme/problems.ts'
import { inOrderOfYear } from '#domain/programme/year.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { staffAtWork } from '../people/door.ts'
import { activityByReference, holdProgramme, toolChoices, type ActivityFound } from './queries.ts'

/** Adds to the programme of a year. Returns the activity's reference. */
export async function addActivity(ctx: Context, year: number, plan: ActivityPlan): Promise<string> {
  requireMay(can(ctx.actor, 'programme.plan'))
  await holdProgramme(ctx)
  await requireKnown(ctx, plan)
  const reference = await begin(ctx, { year, plan, carriedFrom: null })
  await ctx.announce({ type: 'programme.activity-added', subject: `programme:${reference}`, year })
  return reference
}

/** `seen` is the version that was read before it was changed: where somebody wrote another meanwhile, nothing is kept. */
export async function changeActivity(
  ctx: Context,
  reference: string,
  { plan, seen }: { readonly plan: ActivityPlan; readonly seen: number },
): Promise<void> {
  const held = await heldToChange(ctx, reference)
  if (held.version !== seen) throw programmeProblems.changedMeanwhile({ reference })
  await requireKnown(ctx, plan)
  const version = held.version + 1
  await writeVersion(ctx, held.activityId, { number: version, plan })
  await ctx.announce({ type: 'programme.activity-changed', subject: `programme:${reference}`, version })
}

export async function cancelActivity(ctx: Context, reference: string, reason: string): Promise<void> {
  const { activityId } = await heldToChange(ctx, reference)
  await ctx.db
    .insertInto('programmeCancellation')
    .values({
      authorityId: ctx.authorityId,
      activityId,
      reason: reason.trim(),
      cancelledBy: staffIdOf(ctx),
      cancelledAt: ctx.now,
    })
    .execute()
  await ctx.announce({ type: 'programme.activity-cancelled', subject: `programme:${reference}` })
}

/** Also after it was cancelled: not this year, but the next. Returns the reference of the later activity. */
export async function carryOver(ctx: Context, reference: string): Promise<string> {
  requireMay(can(ctx.actor, 'programme.plan'))
  await holdProgramme(ctx)
  const held = await activityByReference(ctx, reference)
  if (held.carriedTo !== null) throw programmeProblems.carriedAlready({ reference, later: held.carriedTo })
  const later = await begin(ctx, { year: held.year + 1, plan: held, carriedFrom: held.activityId })
  await ctx.announce({ type: 'programme.activity-carried-over', subject: `programme:${later}`, from: reference })
  return later
}

/** An activity that is not cancelled, with everyone else's writing held back. */
export async function heldToChange(ctx: Context, reference: string): Promise<ActivityFound> {
  requireMay(can(ctx.actor, 'programme.plan'))
  await holdProgramme(ctx)
  const held = await activityByReference(ctx, reference)
  if (held.state === 'cancelled') throw programmeProblems.cancelled({ reference })
  return held
}

async function requireKnown(ctx: Context, { leadId, toolId }: ActivityPlan): Promise<void> {
  if (!(await staffAtWork(ctx)).some(one => one.staffId === leadId)) throw programmeProblems.unknownLead({})
  if (toolId !== null && !(await toolChoices(ctx)).some(tool => tool.toolId === toolId))
    throw programmeProblems.unknownTool({})
}

interface Beginning {
  readonly year: number
  readonly plan: ActivityPlan
  readonly carriedFrom: string | null
}

async function begin(ctx: Context, { year, plan, carriedFrom }: Beginning): Promise<string> {
  const { authorityId } = ctx
  const activityId = ctx.newId()
  const { count } = await ctx.db
    .selectFrom('programmeActivity')
    .select(ctx.db.fn.countAll<number>().as('count'))
    .where('authorityId', '=', authorityId)
    .where('year', '=', year)
    .executeTakeFirstOrThrow()
  const reference = activityReference(year, count + 1)
  const adding = { authorityId, activityId, reference, year, carriedFrom, addedBy: staffIdOf(ctx), addedAt: ctx.now }
  await ctx.db.insertInto('programmeActivity').values(adding).execute()
  await writeVersion(ctx, activityId, { number: 1, plan })
  return reference
}

async function writeVersion(
  ctx: Context,
  activityId: string,
  { number, plan }: { readonly number: number; readonly plan: ActivityPlan },
): Promise<void> {
  const { kind, title, focus, reason, reasonWords, leadId, toolId, plannedAudits, expectedOutput } = plan
  const content = { kind, title, focus, reason, reasonWords, leadId, toolId, plannedAudits, expectedOutput }
  await ctx.db
    .insertInto('programmeActivityVersion')
    .values({
      authorityId: ctx.authorityId,
      activityId,
      number,
      ...content,
      months: [...inOrderOfYear(plan.months)],
      writtenBy: staffIdOf(ctx),
      writtenAt: ctx.now,
    })
    .execute()
}
