/** Keeps a passage as its next version. Whoever wrote from an older version is told, and their words are not taken for an answer. */
import { can } from '#domain/access/can.ts'
import type { PassageKey } from '#domain/governance/passages.ts'
import { governanceProblems } from '#domain/governance/problems.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { passagesOf, reportHeld, type PassageRow } from './queries.ts'

interface PassageGiven {
  readonly passage: PassageKey
  readonly words: string
  /** The version that the writer had before them; 0 where nothing was written. */
  readonly from: number
}

/** Returns null once kept, or the newer version that somebody else wrote meanwhile: then nothing was kept. */
export async function writePassage(ctx: Context, reference: string, given: PassageGiven): Promise<PassageRow | null> {
  requireMay(can(ctx.actor, 'scrutiny-report.write'))
  const { reportId, report } = await reportHeld(ctx, reference)
  if (report.released !== null) throw governanceProblems.released({ reference })
  const { passage, words, from } = given
  const newest = (await passagesOf(ctx, reportId)).find(row => row.passage === passage)
  if (newest?.words === words) return null
  if (newest && newest.version !== from) return newest
  const version = (newest?.version ?? 0) + 1
  const { authorityId, now: writtenAt } = ctx
  await ctx.db
    .insertInto('scrutinyPassage')
    .values({ authorityId, reportId, passage, version, words, writtenBy: staffIdOf(ctx), writtenAt })
    .execute()
  await ctx.announce({
    type: 'scrutiny-report.written',
    subject: `scrutiny-report:${reference}`,
    passage,
    version,
  })
  return null
}
