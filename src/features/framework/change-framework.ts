/** Puts a new version of the framework in place, with one part changed and why. */
import { sql } from 'kysely'
import { can } from '#domain/access/can.ts'
import { samePart, withPart, type FrameworkContent, type FrameworkPart } from '#domain/framework/framework.ts'
import { frameworkProblems } from '#domain/framework/problems.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { changedSince, frameworkNow } from './queries.ts'

export interface PartChanged {
  readonly part: FrameworkPart
  /** Whole content; all but the part is left as it stands. */
  readonly content: FrameworkContent
  readonly reason: string
  /** The version that was shown when the writing began. */
  readonly shown: number
}

/** Throws `framework.changed-meanwhile` where somebody else changed the same part, `framework.nothing-changed`. */
export async function changeFramework(ctx: Context, { part, content, reason, shown }: PartChanged): Promise<void> {
  requireMay(can(ctx.actor, 'framework.change'))
  await sql`select pg_advisory_xact_lock(hashtext(${`framework:${ctx.authorityId}`}))`.execute(ctx.db)
  const by = await changedSince(ctx, part, shown)
  if (by !== null) throw frameworkProblems.changedMeanwhile({ by })
  const now = await frameworkNow(ctx)
  if (samePart(now.content, content, part)) throw frameworkProblems.nothingChanged({})
  const number = now.number + 1
  await ctx.db
    .insertInto('frameworkVersion')
    .values({
      authorityId: ctx.authorityId,
      number,
      content: JSON.stringify(withPart(now.content, part, content)),
      part,
      reason,
      changedBy: staffIdOf(ctx),
      changedAt: ctx.now,
    })
    .execute()
  await ctx.announce({ type: 'framework.changed', subject: 'framework', part, number })
}
