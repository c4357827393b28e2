/** The practitioner's reflection, until the audit is submitted. A later version stands in place of the earlier, and both are kept. */
import { can } from '#domain/access/can.ts'
import { reflectionFaults, reflectionParts, type ReflectionGiven } from '#domain/practitioner/part.ts'
import { practitionerProblems } from '#domain/practitioner/problems.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { auditOfCaseHeld, reflectionsOf } from './queries.ts'

export interface Kept {
  /** A version that the page had not shown was replaced: another window, or a save in between. */
  readonly replacedUnseen: boolean
}

/**
 * `shown` is the id of the version that the page showed, or '' for none. The same words again keep nothing new. Throws
 * `reflection.too-late` once the audit stands submitted, and `reflection.not-fitting` with messages by field.
 */
export async function keepReflection(
  ctx: Context,
  reference: string,
  given: ReflectionGiven,
  shown: string,
): Promise<Kept> {
  const audit = await auditOfCaseHeld(ctx, 'audit.take-part', reference)
  if (audit.submissionId !== null) throw practitionerProblems.reflectionTooLate({ ref: reference })
  requireMay(can(ctx.actor, 'audit.reflect', audit))
  const faults = reflectionFaults(given)
  if (Object.keys(faults).length > 0) throw practitionerProblems.reflectionNotFitting({ faults })
  const [standing] = await reflectionsOf(ctx, audit.auditId)
  if (standing && reflectionParts.every(({ key }) => standing[key] === given[key])) return { replacedUnseen: false }
  const number = (standing?.number ?? 0) + 1
  const whose = { authorityId: ctx.authorityId, auditId: audit.auditId, reflectionId: ctx.newId() }
  await ctx.db
    .insertInto('reflection')
    .values({ ...whose, ...given, number, keptBy: staffIdOf(ctx), keptAt: ctx.now })
    .execute()
  await ctx.announce({ type: 'reflection.kept', subject: `audit:${reference}`, number })
  return { replacedUnseen: standing !== undefined && standing.reflectionId !== shown }
}
