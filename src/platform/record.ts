/**
 * Writes the record of activity. Each subject (an audit, a round, an import) has a chain: every entry carries the digest of
 * the one before it, so that an entry edited, removed or slipped in later is found by `brokenLink`.
 */
import { sql, type Selectable } from 'kysely'
import type { ActivityEvent } from '#domain/activity/events.ts'
import type { Context } from './context.ts'
import type { Activity } from './database/schema.ts'
import { canonicalJson, sha256 } from './digest.ts'

/** What a chain's digest covers. */
interface Entry {
  readonly chain: string
  readonly number: number
  readonly type: string
  readonly actorId: string | null
  readonly actorName: string
  readonly details: unknown
  readonly at: string
  readonly previousDigest: string
}

const digestOf = (entry: Entry): string => sha256(canonicalJson(entry))

/** Takes the next place in a chain and holds its head until the transaction ends, so that two people never fork it. */
async function nextPlace(ctx: Context, chain: string): Promise<{ number: number; previousDigest: string }> {
  const place = await ctx.db
    .insertInto('activityChain')
    .values({ authorityId: ctx.authorityId, chain, length: 1, head: '' })
    .onConflict(conflict =>
      conflict.columns(['authorityId', 'chain']).doUpdateSet({ length: sql`activity_chain.length + 1` }),
    )
    .returning(['length', 'head'])
    .executeTakeFirstOrThrow()
  return { number: place.length, previousDigest: place.head }
}

/** Adds one entry to the record, in the caller's transaction. */
export async function record(ctx: Context, event: ActivityEvent): Promise<void> {
  const { type, subject, ...details } = event
  const { number, previousDigest } = await nextPlace(ctx, subject)
  const entry: Entry = {
    chain: subject,
    number,
    type,
    actorId: ctx.actor.staffId,
    actorName: ctx.actor.name,
    details,
    at: ctx.now,
    previousDigest,
  }
  const digest = digestOf(entry)
  await sql`
    with entered as (
      insert into activity (authority_id, activity_id, chain, number, type, actor_id, actor_name, details, at, previous_digest, digest)
      values (${ctx.authorityId}, ${ctx.newId()}, ${subject}, ${number}, ${type}, ${entry.actorId}, ${entry.actorName},
        ${JSON.stringify(details)}::jsonb, ${entry.at}, ${previousDigest}, ${digest})
    )
    update activity_chain set head = ${digest} where authority_id = ${ctx.authorityId} and chain = ${subject}`.execute(
    ctx.db,
  )
}

/** The number of the first entry of a chain that is not as it was written, or null when the chain holds. */
export async function brokenLink(ctx: Context, chain: string): Promise<number | null> {
  const rows = await ctx.db.selectFrom('activity').selectAll().where('chain', '=', chain).orderBy('number').execute()
  const place = firstBroken(chain, rows)
  if (place !== null) return place
  const head = await ctx.db
    .selectFrom('activityChain')
    .select(['length', 'head'])
    .where('chain', '=', chain)
    .executeTakeFirst()
  const end = { length: rows.length, head: rows.at(-1)?.digest ?? '' }
  const { length, head: digest } = head ?? { length: 0, head: '' }
  return length === end.length && digest === end.head ? null : rows.length + 1
}

/** The first place where a row is not the next of its chain, or not what its digest was made from. */
function firstBroken(chain: string, rows: readonly Selectable<Activity>[]): number | null {
  let previousDigest = ''
  for (const [index, row] of rows.entries()) {
    const { number, type, actorId, actorName, details, at } = row
    const expected = digestOf({ chain, number, type, actorId, actorName, details, at, previousDigest })
    if (number !== index + 1 || row.previousDigest !== previousDigest || row.digest !== expected) return index + 1
    previousDigest = row.digest
  }
  return null
}
