/**
 * Writes the record of activity. Each subject (an audit, a round, an import) has a chain: every entry carries the digest of
 * the one before it, so that an entry edited, removed or slipped in later is found by `brokenLink`.
 */
import { sql, type RawBuilder, type Selectable } from 'kysely'
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

/**
 * Adds one entry to the record, in the caller's transaction. One statement takes the next place in the chain, holding its head until
 * the transaction ends so that two people never fork it, and writes the digest of the same text that `digestOf` makes.
 */
export async function record(ctx: Context, event: ActivityEvent): Promise<void> {
  const { type, subject, ...details } = event
  const { staffId, name } = ctx.actor
  const before = canonicalJson({ actorId: staffId, actorName: name, at: ctx.now, chain: subject, details })
  const opening = `${before.slice(0, -1)},"number":`
  const ending = `","type":${JSON.stringify(type)}}`
  const digest = (number: RawBuilder<unknown>, head: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`encode(sha256(convert_to(${opening}::text || ${number} || ',"previousDigest":"' || ${head} || ${ending}::text, 'UTF8')), 'hex')`
  const next = sql`(activity_chain.length + 1)::text`
  await sql`
    with place as (
      insert into activity_chain (authority_id, chain, length, previous_head, head)
      values (${ctx.authorityId}, ${subject}, 1, '', ${digest(sql`'1'`, sql`''`)})
      on conflict (authority_id, chain) do update set length = activity_chain.length + 1,
        previous_head = activity_chain.head, head = ${digest(next, sql`activity_chain.head`)}
      returning length, previous_head, head
    )
    insert into activity (authority_id, activity_id, chain, number, type, actor_id, actor_name, details, at, previous_digest, digest)
    select ${ctx.authorityId}::uuid, ${ctx.newId()}::uuid, ${subject}, length, ${type}, ${staffId}::uuid, ${name},
      ${JSON.stringify(details)}::jsonb, ${ctx.now}::timestamptz, previous_head, head from place`.execute(ctx.db)
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
