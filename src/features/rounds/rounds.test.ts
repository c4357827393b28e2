/** A round from opening to closing, as Dev runs it, and what is refused on the way. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#domain/calendar/dates.ts'
import { roundProblems } from '#domain/rounds/problems.ts'
import { type Context } from '#platform/context.ts'
import { announced, as, cast, hasCode, withContext } from '#testing/context.ts'
import { anAcceptedList, anOpenedRound, anyTool, aRoundUnderWay, usualDraw } from '#testing/rounds.ts'
import { allocateAuditors, closeRound, drawSample, openRound, roundByReference } from './door.ts'
import { roundsAfter } from './queries.ts'

const stateOf = async (ctx: Context, reference: string) => (await roundByReference(ctx, reference)).state

test('a month is opened, drawn, allocated and closed, and each deed is in the record of activity', async () => {
  await withContext(cast.dev, async ctx => {
    const reference = await anOpenedRound(ctx)
    assert.equal(reference, '2018-05-monthly')
    assert.equal(await stateOf(ctx, reference), 'opened')
    await drawSample(ctx, reference, usualDraw)
    assert.equal(await stateOf(ctx, reference), 'drawn')
    await allocateAuditors(ctx, reference, 'as-proposed')
    assert.equal(await stateOf(ctx, reference), 'under-way')
    await closeRound(ctx, reference, 'Stopped for the inspection.')
    assert.equal(await stateOf(ctx, reference), 'closed')
    const deeds = (await announced(ctx)).filter(type => type.startsWith('round.'))
    assert.deepEqual([...deeds].sort(), ['round.allocated', 'round.closed', 'round.drawn', 'round.opened'])
  })
})

test('a second round of the same month and kind gets a number, so that its address is its own', async () => {
  await withContext(cast.dev, async ctx => {
    await anOpenedRound(ctx)
    assert.equal(await anOpenedRound(ctx), '2018-05-monthly-2')
  })
})

test('a round is refused for a month to come, a list not accepted or a tool not published, with the reason', async () => {
  await withContext(cast.dev, async ctx => {
    const toolVersionId = await anyTool(ctx)
    const importId = await anAcceptedList(ctx, 3)
    const wanted = {
      month: localDate('2018-05-01'),
      title: 'May',
      auditType: 'monthly-case' as const,
      importId,
      toolVersionId,
    }
    await assert.rejects(
      openRound(ctx, { ...wanted, month: localDate('2018-06-01') }),
      hasCode(roundProblems.monthNotPossible.code),
    )
    await assert.rejects(
      openRound(ctx, { ...wanted, importId: ctx.newId() }),
      hasCode(roundProblems.importNotAccepted.code),
    )
    await assert.rejects(
      openRound(ctx, { ...wanted, toolVersionId: ctx.newId() }),
      hasCode(roundProblems.toolNotKnown.code),
    )
  })
})

test('a round with unfinished audits closes only with a note, which is kept', async () => {
  await withContext(cast.dev, async ctx => {
    const reference = await aRoundUnderWay(ctx)
    await assert.rejects(closeRound(ctx, reference, '  '), hasCode(roundProblems.noteNeeded.code))
    await closeRound(ctx, reference, 'Two auditors were ill.')
    assert.equal((await roundByReference(ctx, reference)).closureNote, 'Two auditors were ill.')
    await assert.rejects(closeRound(ctx, reference, null), hasCode(roundProblems.alreadyClosed.code))
  })
})

test('a round that was only drawn is not closed, since nothing in it was audited', async () => {
  await withContext(cast.dev, async ctx => {
    const reference = await anOpenedRound(ctx)
    await drawSample(ctx, reference, usualDraw)
    await assert.rejects(closeRound(ctx, reference, 'Why not'), hasCode('http.not-allowed'))
  })
})

test('an auditor opens, draws, allocates and closes nothing, whichever door they try', async () => {
  await withContext(cast.dev, async ctx => {
    const reference = await anOpenedRound(ctx)
    const ruth = await as(ctx, cast.ruth)
    const { importId, toolVersionId, month } = await roundByReference(ctx, reference)
    await assert.rejects(
      openRound(ruth, { month, importId, toolVersionId, title: 'Mine', auditType: 'monthly-case' }),
      hasCode('http.not-allowed'),
    )
    await assert.rejects(drawSample(ruth, reference, usualDraw), hasCode('http.not-allowed'))
    await drawSample(ctx, reference, usualDraw)
    await assert.rejects(allocateAuditors(ruth, reference, 'as-proposed'), hasCode('http.not-allowed'))
  })
})

test('the list of rounds comes newest month first and goes on from any place without a gap', async () => {
  await withContext(cast.dev, async ctx => {
    const first = await anOpenedRound(ctx)
    const { importId, toolVersionId } = await roundByReference(ctx, first)
    for (const month of ['2018-03-01', '2018-04-01'] as const) {
      await openRound(ctx, { month: localDate(month), title: month, auditType: 'themed', importId, toolVersionId })
    }
    const all = await roundsAfter(ctx, null, 10)
    assert.deepEqual(
      all.map(round => round.reference),
      ['2018-05-monthly', '2018-04-themed', '2018-03-themed'],
    )
    const place = { month: localDate('2018-05-01'), reference: '2018-05-monthly' }
    assert.deepEqual(
      (await roundsAfter(ctx, place, 1)).map(round => round.reference),
      ['2018-04-themed'],
    )
  })
})
