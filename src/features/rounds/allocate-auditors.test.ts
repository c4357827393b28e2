/** Allocating auditors: the proposal, what is refused and why, and what can be done later. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { barBetween } from '#domain/rounds/allocate.ts'
import { roundProblems } from '#domain/rounds/problems.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { as, cast, hasCode, withContext } from '#testing/context.ts'
import { anOpenedRound, usualDraw } from '#testing/rounds.ts'
import { allocating } from './allocate-auditors.ts'
import { allocateAuditors, drawSample, roundByReference, sampledCasesOf } from './door.ts'

const casesOf = async (ctx: Context, reference: string) =>
  sampledCasesOf(ctx, (await roundByReference(ctx, reference)).roundId)
const stateOf = async (ctx: Context, reference: string) => (await roundByReference(ctx, reference)).state

test('the proposal as it stands respects every bar and is evenly shared', async () => {
  await withContext(cast.dev, async ctx => {
    const reference = await anOpenedRound(ctx)
    await drawSample(ctx, reference, usualDraw)
    const { waiting, auditors } = await allocating(ctx, await roundByReference(ctx, reference))
    const pairs = await allocateAuditors(ctx, reference, 'as-proposed')
    for (const pair of pairs) {
      const one = waiting.find(candidate => candidate.caseReference === pair.caseReference)
      const auditor = auditors.find(candidate => candidate.staffId === pair.auditorId)
      assert.ok(one && auditor && barBetween(auditor, one) === null)
    }
    const loads = auditors.map(auditor => pairs.filter(pair => pair.auditorId === auditor.staffId).length)
    assert.ok(Math.max(...loads) - Math.min(...loads) <= 1)
    assert.ok((await casesOf(ctx, reference)).filter(one => !one.reserve).every(one => one.progress === 'allocated'))
  })
})

test('a barred pair is refused with the case and the reason, and nothing is allocated', async () => {
  await withContext(cast.dev, async ctx => {
    const reference = await anOpenedRound(ctx)
    await drawSample(ctx, reference, { ...usualDraw, size: 88 })
    const marcus = await as(ctx, cast.marcus)
    const sams = (await casesOf(ctx, reference)).find(one => one.practitioner === cast.sam.name)
    assert.ok(sams)
    const pair = { caseReference: sams.caseReference, auditorId: staffIdOf(marcus) }
    await assert.rejects(
      allocateAuditors(ctx, reference, [pair]),
      new RegExp(`Marcus Bell cannot audit ${sams.caseReference}: they manage the practitioner`),
    )
    await assert.rejects(
      allocateAuditors(ctx, reference, [{ ...pair, auditorId: staffIdOf(ctx) }]),
      /they are not an auditor here/,
    )
    assert.equal(await stateOf(ctx, reference), 'drawn')
  })
})

test('cases left without an auditor can be allocated later, and an allocation made is not changed', async () => {
  await withContext(cast.dev, async ctx => {
    const reference = await anOpenedRound(ctx)
    await drawSample(ctx, reference, usualDraw)
    const { proposal } = await allocating(ctx, await roundByReference(ctx, reference))
    const [first, ...others] = proposal.pairs
    assert.ok(first)
    await allocateAuditors(ctx, reference, [first])
    await assert.rejects(allocateAuditors(ctx, reference, [first]), /not waiting for an auditor/)
    await allocateAuditors(ctx, reference, others)
    await assert.rejects(allocateAuditors(ctx, reference, 'as-proposed'), hasCode(roundProblems.nothingToAllocate.code))
  })
})
