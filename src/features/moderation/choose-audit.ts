/** When an audit is handed in, the council's rule says whether it gets a second look; that and why are kept with it. */
import type { EventOf } from '#domain/activity/events.ts'
import { selectionOf } from '#domain/moderation/rule.ts'
import type { Context } from '#platform/context.ts'
import { sha256 } from '#platform/digest.ts'
import { ruleNow } from './queries.ts'

/** Part of handing in, and told with it: whoever hands in decides nothing here. An audit without a grade has nothing to moderate. */
export async function chooseAudit(ctx: Context, event: EventOf<'audit.submitted'>): Promise<void> {
  if (event.grade === 'not-graded') return
  const audit = await ctx.db
    .selectFrom('auditStanding')
    .select(['auditId', 'auditorId', 'submissionId'])
    .where('authorityId', '=', ctx.authorityId)
    .where('reference', '=', event.subject.slice('audit:'.length))
    .executeTakeFirstOrThrow()
  const rule = await ruleNow(ctx)
  const handedIn = {
    grade: event.grade,
    digest: event.digest,
    auditsBefore: await auditsBefore(ctx, audit),
    chosenBefore: await chosenBefore(ctx, audit.auditId),
  }
  await ctx.db
    .insertInto('moderationSelection')
    .values({
      authorityId: ctx.authorityId,
      submissionId: audit.submissionId ?? '',
      ruleNumber: rule.number,
      ...selectionOf(rule, handedIn, sha256),
    })
    .execute()
}

/** Other audits that the auditor has handed in. */
async function auditsBefore(
  ctx: Context,
  { auditId, auditorId }: { readonly auditId: string; readonly auditorId: string },
): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('submission')
    .innerJoin('audit', join =>
      join.onRef('audit.authorityId', '=', 'submission.authorityId').onRef('audit.auditId', '=', 'submission.auditId'),
    )
    .select(({ fn }) => fn.count<string>('audit.auditId').distinct().as('count'))
    .where('audit.authorityId', '=', ctx.authorityId)
    .where('audit.auditorId', '=', auditorId)
    .where('audit.auditId', '!=', auditId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

async function chosenBefore(ctx: Context, auditId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('moderationSelection as selection')
    .innerJoin('submission', join =>
      join
        .onRef('submission.authorityId', '=', 'selection.authorityId')
        .onRef('submission.submissionId', '=', 'selection.submissionId'),
    )
    .select('selection.submissionId')
    .where('selection.authorityId', '=', ctx.authorityId)
    .where('submission.auditId', '=', auditId)
    .where('selection.chosen', '=', true)
    .executeTakeFirst()
  return row !== undefined
}
