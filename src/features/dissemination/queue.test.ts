/** The real queue and a real mail server: what a deed queues is sent by the worker once the deed is committed, and by nothing else. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { systemActor } from '#domain/access/actor.ts'
import type { PersonRow } from '#features/people/door.ts'
import { systemClock } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { kyselyOn, openPool } from '#platform/database/connection.ts'
import { inTransaction, type Building } from '#platform/database/transaction.ts'
import { openQueue } from '#platform/jobs/queue.ts'
import { openLog } from '#platform/logging.ts'
import { openPost } from '#platform/mail/smtp.ts'
import { freshRandom } from '#platform/random.ts'
import { actorFor } from '#platform/sign-in/session.ts'
import { cast } from '#testing/context.ts'
import { testAuthorityId, testDatabase } from '#testing/database.ts'
import { openMailServer } from '#testing/mail-server.ts'
import { disseminationRoom } from './index.ts'
import { shareLearning } from './share-learning.ts'

const system = systemActor(testAuthorityId, 'Tests')

async function asPerson<Result>(
  building: Building,
  who: PersonRow,
  work: (ctx: Context) => Promise<Result>,
): Promise<Result> {
  const now = systemClock()
  return inTransaction(building, { actor: system, now, random: freshRandom() }, async ctx => {
    const found = ctx.db.selectFrom('staffMember').select('staffId').where('email', '=', who.email)
    const actor = await actorFor(ctx.db, testAuthorityId, (await found.executeTakeFirstOrThrow()).staffId)
    return work({ ...ctx, actor: actor ?? system })
  })
}

const share = async (ctx: Context): Promise<string> => {
  const { teamId } = await ctx.db
    .selectFrom('staffMember')
    .select('teamId')
    .where('email', '=', cast.sam.email)
    .executeTakeFirstOrThrow()
  const places = [`team:${teamId ?? ''}`]
  return shareLearning(ctx, { what: 'practice-message', title: 'To be sent', words: 'Words.', places })
}

test('an e-mail leaves after its deed was committed, one for each person, and none for a deed that was undone', async () => {
  const copy = await testDatabase()
  const server = await openMailServer()
  const pool = openPool(copy.app, () => undefined)
  const queue = await openQueue(
    pool,
    () => Promise.resolve(system),
    () => undefined,
  )
  const building: Building = {
    database: kyselyOn(pool),
    listeners: disseminationRoom.listeners ?? [],
    queue,
    post: openPost(server.settings, 'https://audit.example'),
    log: openLog('silent'),
  }
  try {
    await queue.work(building, disseminationRoom.jobs ?? [], systemClock)
    await assert.rejects(
      asPerson(building, cast.dev, async ctx => {
        await share(ctx)
        throw new Error('undone')
      }),
      /undone/,
    )
    const reference = await asPerson(building, cast.dev, share)
    for (let tries = 0; tries < 100 && server.taken.length < 5; tries += 1) await wait(100)
    await wait(700)
    assert.equal(server.taken.length, 5)
    const to = server.taken.flatMap(mail => mail.to).sort()
    assert.equal(new Set(to).size, 5)
    assert.ok(to.includes(cast.sam.email))
    for (const { raw } of server.taken) assert.match(raw.replaceAll(/=\r\n/g, ''), new RegExp(reference))
  } finally {
    await queue.stop()
    await building.database.destroy()
    await server.close()
    await copy.drop()
  }
})
