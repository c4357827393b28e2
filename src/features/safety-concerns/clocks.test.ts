/** What happens as the clock moves: who has been told by each moment, by job or by whoever opens the concern, and never twice. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Context } from '#platform/context.ts'
import { as, cast, withContext } from '#testing/context.ts'
import { aRoundOf } from '#testing/audits.ts'
import { notifyOfConcernJob } from './notify-people.ts'
import { openConcern } from './open-concern.ts'
import { concernsOfRound } from './queries.ts'
import { raiseConcern } from './raise-concern.ts'
import { respondToConcern } from './respond-to-concern.ts'
import { notificationsOf } from './story.ts'

async function aConcern(ctx: Context): Promise<{ reference: string; concernId: string; ruth: Context }> {
  await aRoundOf(ctx, cast.ruth, cast.marcus)
  const { audit } = await ctx.db
    .selectFrom('audit')
    .innerJoin('team', 'team.teamId', 'audit.teamId')
    .innerJoin('staffMember as auditor', 'auditor.staffId', 'audit.auditorId')
    .select('audit.reference as audit')
    .where('team.name', '=', cast.marcus.team)
    .where('auditor.email', '=', cast.ruth.email)
    .executeTakeFirstOrThrow()
  const ruth = await as(ctx, cast.ruth)
  const reference = await raiseConcern(ruth, audit, { seen: 'Seen.', severity: 'immediate', telling: null })
  const { concernId } = await ctx.db.selectFrom('safetyConcern').select('concernId').executeTakeFirstOrThrow()
  return { reference, concernId, ruth }
}

const told = async (ctx: Context, concernId: string): Promise<readonly string[]> =>
  (await notificationsOf(ctx, concernId)).map(one => `${one.step}: ${one.name}`).sort()

const runJob = async (ctx: Context, reference: string, at: string): Promise<void> => {
  const then = await as(ctx, cast.ruth, at)
  await notifyOfConcernJob.run({ reference }, { step: work => work(then) })
}

const atOnce = ['head-of-service: Helen Marsh', 'team-manager: Marcus Bell']
const afterFourHours = [...atOnce, 'service-manager: Imogen Frayne'].sort()
const afterADay = [...afterFourHours, 'director: Rosalind Tarrant'].sort()

test('unanswered, the service manager of the locality is told at four working hours and the director at one working day, once each', () =>
  withContext(cast.dev, async ctx => {
    const { reference, concernId } = await aConcern(ctx)
    assert.deepEqual(await told(ctx, concernId), atOnce)
    await runJob(ctx, reference, '2018-05-14T12:59:00Z')
    assert.deepEqual(await told(ctx, concernId), atOnce)
    await runJob(ctx, reference, '2018-05-14T13:00:00Z')
    assert.deepEqual(await told(ctx, concernId), afterFourHours)
    await runJob(ctx, reference, '2018-05-15T09:00:00Z')
    await runJob(ctx, reference, '2018-05-16T09:00:00Z')
    assert.deepEqual(await told(ctx, concernId), afterADay)
  }))

test('a clock that no job kept is made good by whoever opens the concern, with the moment at which it was due', () =>
  withContext(cast.dev, async ctx => {
    const { reference, concernId } = await aConcern(ctx)
    await openConcern(await as(ctx, cast.helen, '2018-05-21T09:00:00Z'), reference)
    assert.deepEqual(await told(ctx, concernId), afterADay)
    const director = (await notificationsOf(ctx, concernId)).find(one => one.step === 'director')
    assert.deepEqual([director?.dueAt, director?.at], ['2018-05-15T09:00:00.000Z', '2018-05-21T09:00:00.000Z'])
  }))

test('a response stops the clocks; one that comes too late is preceded by those who ought to have been told', () =>
  withContext(cast.dev, async ctx => {
    const { reference, concernId } = await aConcern(ctx)
    const marcus = await as(ctx, cast.marcus, '2018-05-14T14:00:00Z')
    await respondToConcern(marcus, reference, { done: 'Visited.', safe: 'no', next: 'Again at six.', shown: 0 })
    await runJob(ctx, reference, '2018-05-15T09:00:00Z')
    assert.deepEqual(await told(ctx, concernId), afterFourHours)
  }))

test('a round’s concerns are counted for those who may read them, and not for others', () =>
  withContext(cast.dev, async ctx => {
    await aConcern(ctx)
    const { roundId } = await ctx.db.selectFrom('round').select('roundId').executeTakeFirstOrThrow()
    assert.equal((await concernsOfRound(ctx, roundId)).length, 1)
    assert.equal((await concernsOfRound(await as(ctx, cast.sam), roundId)).length, 0)
    assert.equal((await concernsOfRound(await as(ctx, cast.arthur), roundId)).length, 0)
  }))

test('what was written is never changed: the database refuses', () =>
  withContext(cast.dev, async ctx => {
    const { concernId } = await aConcern(ctx)
    await assert.rejects(
      ctx.db.updateTable('safetyConcern').set({ seen: 'Nothing.' }).where('concernId', '=', concernId).execute(),
      /permission denied|kept as they were written/,
    )
  }))
