/** Reads of the moderation room: the rule that stands, why audits were chosen, and looks that were taken blind. */
import type { Instant } from '#domain/calendar/dates.ts'
import type { Grade } from '#domain/grades/grade.ts'
import { stageOf, type Stage } from '#domain/moderation/moderate.ts'
import { everyAudit, type ModerationRule } from '#domain/moderation/rule.ts'
import type { Context } from '#platform/context.ts'

export interface RuleFound extends ModerationRule {
  /** 0 where none was ever set. */
  readonly number: number
  readonly setBy: string | null
  readonly setAt: Instant | null
}

/** The rule that stands; without one every audit is chosen, openly. */
export async function ruleNow(ctx: Context): Promise<RuleFound> {
  const row = await ctx.db
    .selectFrom('moderationRule as rule')
    .innerJoin('staffMember as person', join =>
      join.onRef('person.authorityId', '=', 'rule.authorityId').onRef('person.staffId', '=', 'rule.setBy'),
    )
    .select([
      'number',
      'outstanding',
      'good',
      'requiresImprovement',
      'inadequate',
      'firstThree',
      'blind',
      'headForInadequate',
      'setAt',
    ])
    .select('person.name as setBy')
    .where('rule.authorityId', '=', ctx.authorityId)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  if (!row) return { ...everyAudit, number: 0, setBy: null, setAt: null }
  const { outstanding, good, requiresImprovement, inadequate, ...rest } = row
  return { ...rest, shares: { outstanding, good, 'requires-improvement': requiresImprovement, inadequate } }
}

export interface SelectionFound {
  readonly submissionId: string
  readonly chosen: boolean
  readonly because: string
  /** What the draw gave, of a million; null where nothing was drawn. */
  readonly drawn: number | null
  readonly ruleNumber: number
}

/** Why each of these submissions was chosen or not. None for those from before there were rules. */
export async function selectionsOf(
  ctx: Context,
  submissionIds: readonly string[],
): Promise<ReadonlyMap<string, SelectionFound>> {
  if (submissionIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('moderationSelection')
    .select(['submissionId', 'chosen', 'because', 'drawn', 'ruleNumber'])
    .where('authorityId', '=', ctx.authorityId)
    .where('submissionId', 'in', submissionIds)
    .execute()
  return new Map(rows.map(row => [row.submissionId, row]))
}

export interface BlindLook {
  /** By key of the section; only those that the moderator graded. */
  readonly sections: Readonly<Record<string, Grade>>
}

export async function blindLookOf(ctx: Context, submissionId: string): Promise<BlindLook | null> {
  const row = await ctx.db
    .selectFrom('blindLook')
    .select('sections')
    .where('authorityId', '=', ctx.authorityId)
    .where('submissionId', '=', submissionId)
    .executeTakeFirst()
  return row ? { sections: row.sections as BlindLook['sections'] } : null
}

/** How a submitted audit is moderated now. */
export async function stageNow(ctx: Context, submissionId: string): Promise<Stage> {
  return stageOf(await ruleNow(ctx), (await blindLookOf(ctx, submissionId)) !== null)
}
