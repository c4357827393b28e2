/**
 * Where moderation is blind, whoever could moderate a submitted audit is led to its moderation instead of its pages, until a moderator
 * has graded it: those pages show the auditor's grade.
 */
import { can } from '#domain/access/can.ts'
import type { Context } from '#platform/context.ts'
import { seeOther, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { paths } from './paths.ts'
import { auditByReference, subjectOf, type AuditFound } from './queries.ts'

type Run = (ctx: Context, request: RouteRequest) => Promise<Reply>

export const unlessToBeGradedBlind =
  (run: Run): Run =>
  async (ctx, request) => {
    const audit = await auditByReference(ctx, request.params['reference'] ?? '')
    return (await isToBeGradedBlind(ctx, audit)) ? seeOther(paths.moderation(audit.reference)) : run(ctx, request)
  }

async function isToBeGradedBlind(ctx: Context, audit: AuditFound): Promise<boolean> {
  if (audit.submissionId === null || !can(ctx.actor, 'audit.moderate', subjectOf(audit)).may) return false
  const rule = await ctx.db
    .selectFrom('moderationRule')
    .select('blind')
    .where('authorityId', '=', ctx.authorityId)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  if (rule?.blind !== true) return false
  const look = await ctx.db
    .selectFrom('blindLook')
    .select('submissionId')
    .where('authorityId', '=', ctx.authorityId)
    .where('submissionId', '=', audit.submissionId)
    .executeTakeFirst()
  return look === undefined && (await isGraded(ctx, audit.submissionId))
}

/** An audit without a grade has nothing to hide, and no moderation to be led to. */
async function isGraded(ctx: Context, submissionId: string): Promise<boolean> {
  const entry = await ctx.db
    .selectFrom('gradeEntry')
    .select('entryId')
    .where('authorityId', '=', ctx.authorityId)
    .where('submissionId', '=', submissionId)
    .where('kind', '=', 'auditor')
    .executeTakeFirst()
  return entry !== undefined
}
