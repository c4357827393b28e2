/** Drawing a sample: what is kept beside it, what is left out, and why it is done once. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#domain/calendar/dates.ts'
import { roundProblems } from '#domain/rounds/problems.ts'
import { cast, hasCode, withContext } from '#testing/context.ts'
import { anOpenedRound, aRoundUnderWay, usualDraw } from '#testing/rounds.ts'
import { allocateAuditors, drawOf, drawSample, openRound, roundByReference, sampledCasesOf } from './door.ts'

test('a draw keeps its seed, frame, strata and exclusions, and reaches every stratum', async () => {
  await withContext(cast.dev, async ctx => {
    const reference = await anOpenedRound(ctx)
    await drawSample(ctx, reference, usualDraw)
    const { roundId } = await roundByReference(ctx, reference)
    const draw = await drawOf(ctx, roundId)
    assert.ok(draw)
    assert.equal(draw.seed, 'may')
    assert.deepEqual([draw.drawn, draw.frameSize], [20, 88])
    assert.deepEqual(draw.exclusions, [
      { reason: 'Closed', cases: 11 },
      { reason: 'Audited in the last 12 months', cases: 0 },
    ])
    assert.ok(draw.strata.every(stratum => stratum.drawn > 0))
    assert.ok(draw.strata.some(stratum => stratum.label.startsWith('Locality not known / ')))
    const cases = await sampledCasesOf(ctx, roundId)
    assert.equal(cases.filter(one => !one.reserve).length, 20)
    assert.ok(cases.every(one => one.progress === 'not-allocated'))
  })
})

test('a second draw is refused and says so, before and after allocation', async () => {
  await withContext(cast.dev, async ctx => {
    const reference = await anOpenedRound(ctx)
    await drawSample(ctx, reference, usualDraw)
    await assert.rejects(
      drawSample(ctx, reference, { ...usualDraw, seed: 'again' }),
      hasCode(roundProblems.alreadyDrawn.code),
    )
    await allocateAuditors(ctx, reference, 'as-proposed')
    await assert.rejects(drawSample(ctx, reference, usualDraw), /20 of its cases are allocated/)
  })
})

test('cases under audit in one round are left out of the next, and come back when the window is off', async () => {
  await withContext(cast.dev, async ctx => {
    const first = await aRoundUnderWay(ctx)
    const { importId, toolVersionId } = await roundByReference(ctx, first)
    const next = await openRound(ctx, {
      month: localDate('2018-05-01'),
      title: 'Again',
      auditType: 'monthly-case',
      importId,
      toolVersionId,
    })
    const sample = await drawSample(ctx, next.reference, usualDraw)
    assert.equal(sample.frameSize, 68)
    const off = await openRound(ctx, {
      month: localDate('2018-05-01'),
      title: 'Off',
      auditType: 'monthly-case',
      importId,
      toolVersionId,
    })
    assert.equal((await drawSample(ctx, off.reference, { ...usualDraw, exclusionMonths: 0 })).frameSize, 88)
  })
})

test('a round whose every case is closed has nothing to draw, and says what to do', async () => {
  await withContext(cast.dev, async ctx => {
    const reference = await anOpenedRound(ctx, 1)
    await assert.rejects(drawSample(ctx, reference, usualDraw), hasCode(roundProblems.frameEmpty.code))
  })
})
