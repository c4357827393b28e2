/** The record of activity: chained for each subject, so that what is changed, removed or slipped in afterwards is found. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { as, cast, withContext } from '#testing/context.ts'
import type { Context } from './context.ts'
import { brokenLink } from './record.ts'

const chain = 'round:2018-05-monthly'

async function fourDeeds(ctx: Context): Promise<void> {
  await ctx.announce({ type: 'round.opened', subject: chain, title: 'May' })
  await ctx.announce({ type: 'round.drawn', subject: chain, seed: 'may', frame: 100, drawn: 20 })
  await (await as(ctx, cast.ruth)).announce({ type: 'round.report-read', subject: chain, format: 'page' })
  await ctx.announce({ type: 'round.closed', subject: chain, audits: 20, unfinished: 0 })
}

test('a chain that nobody touched holds, and numbers each subject’s deeds from one', () =>
  withContext(cast.dev, async ctx => {
    await fourDeeds(ctx)
    assert.equal(await brokenLink(ctx, chain), null)
    const rows = await ctx.db
      .selectFrom('activity')
      .select(['number', 'actorName'])
      .where('chain', '=', chain)
      .orderBy('number')
      .execute()
    assert.deepEqual(
      rows.map(row => row.number),
      [1, 2, 3, 4],
    )
    assert.equal(rows[2]?.actorName, cast.ruth.name)
  }))

test('the application’s own role can neither change nor remove a row of the record', () =>
  withContext(cast.dev, async ctx => {
    await fourDeeds(ctx)
    await assert.rejects(sql`update activity set type = 'round.closed'`.execute(ctx.db), /permission denied/)
  }))

test('a row slipped in past the product is found at its place', () =>
  withContext(cast.dev, async ctx => {
    await fourDeeds(ctx)
    const last = await ctx.db
      .selectFrom('activity')
      .selectAll()
      .where('chain', '=', chain)
      .where('number', '=', 4)
      .executeTakeFirstOrThrow()
    const slipped = {
      ...last,
      activityId: ctx.newId(),
      number: 5,
      details: JSON.stringify(last.details),
      actorName: cast.ruth.name,
    }
    await ctx.db.insertInto('activity').values(slipped).execute()
    assert.equal(await brokenLink(ctx, chain), 5)
  }))

test('a tail cut off is found, because the head of the chain remembers it', () =>
  withContext(cast.dev, async ctx => {
    await fourDeeds(ctx)
    await ctx.db.updateTable('activityChain').set({ length: 5 }).where('chain', '=', chain).execute()
    assert.equal(await brokenLink(ctx, chain), 5)
  }))
