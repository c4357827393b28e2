/** Sections that a moderator graded with the auditor's grades in sight: each the same, or another with its reason. Kept beside the look as a whole. */
import { auditProblems } from '#domain/audit/problems.ts'
import type { Grade } from '#domain/grades/grade.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { submissionOf } from '../audits/door.ts'

/** By key of the section; only those that the moderator looked at. */
export type SectionsLookedAt = Readonly<Record<string, { readonly grade: Grade; readonly reason: string }>>

/** Sections that the auditor did not grade are left out. Throws `audit.reason-needed` where another grade has no reason. */
export async function keepSections(ctx: Context, submissionId: string, given: SectionsLookedAt): Promise<void> {
  const { document } = await submissionOf(ctx, submissionId)
  const kept = document.sections.flatMap(({ key, grade }) => {
    const own = given[key]
    return own === undefined || grade === 'not-graded' ? [] : [{ key, auditor: grade, ...own }]
  })
  if (kept.some(one => one.grade !== one.auditor && one.reason.trim() === '')) throw auditProblems.reasonNeeded({})
  if (kept.length === 0) return
  const sections = Object.fromEntries(kept.map(({ key, grade, reason }) => [key, { grade, reason: reason.trim() }]))
  await ctx.db
    .insertInto('openLook')
    .values({
      authorityId: ctx.authorityId,
      submissionId,
      sections: JSON.stringify(sections),
      lookedBy: staffIdOf(ctx),
      lookedAt: ctx.now,
    })
    .execute()
}
