/** Between the draw and handing in: cases taken out and replaced, audits given to somebody else, accepted and declined. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { auditByReference, submitAudit } from '#features/audits/door.ts'
import { declareConflict, setProfile } from '#features/auditors/door.ts'
import type { Context } from '#platform/context.ts'
import { openTestHouse, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { aSubmittedAudit, fillAnswers, fillAudit } from '#testing/audits.ts'
import { as, cast, hasCode, withContext } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { assertRefused, script, wordsOf } from '#testing/pages.ts'
import { anOpenedRound, usualDraw } from '#testing/rounds.ts'
import { makeStandingCases } from '../cases/standing-cases.ts'
import { allocating } from './allocate-auditors.ts'
import { changeAllocation, othersFor } from './change-allocation.ts'
import {
  addToSample,
  allocateAuditors,
  drawSample,
  removeCase,
  replyToAllocation,
  roundByReference,
  sampledCasesOf,
} from './door.ts'
import { casesTakenOut } from './taken-out.ts'

let house: TestHouse
let dev: TestBrowser

before(async () => {
  house = await openTestHouse({ at: testDay })
  dev = await house.signIn(cast.dev)
})
after(() => house.close())

const sampledIn = async (ctx: Context, reference: string) =>
  sampledCasesOf(ctx, (await roundByReference(ctx, reference)).roundId)
/** Each round may draw what an earlier one did: there are more rounds here than cases. */
async function aRoundUnderWay(ctx: Context, exclusionMonths = 0): Promise<string> {
  const reference = await anOpenedRound(ctx)
  await drawSample(ctx, reference, { ...usualDraw, exclusionMonths })
  await allocateAuditors(ctx, reference, 'as-proposed')
  return reference
}
const out = { reason: 'closed', words: 'Closed on 2 May, after the list was made.' } as const

/** A case of the round whose audit is not begun: of this auditor, or else in a stratum with a reserve. */
async function aCaseOf(ctx: Context, reference: string, auditor: string | null = null) {
  const sampled = await sampledIn(ctx, reference)
  const found = sampled.find(
    one =>
      !one.reserve &&
      (auditor === null
        ? sampled.some(other => other.reserve && other.stratum === one.stratum)
        : one.auditor === auditor) &&
      (one.progress === 'allocated' || one.progress === 'not-allocated'),
  )
  assert.ok(found)
  return found
}

test('a case taken out stays listed with its reason, the next reserve of its stratum comes in, and its audit is set aside', async () => {
  const reference = await house.asPerson(cast.dev, ctx => aRoundUnderWay(ctx))
  const one = await house.asPerson(cast.dev, ctx => aCaseOf(ctx, reference))
  const page = await dev.get(`/rounds/${reference}/cases/${one.drawOrder}`)
  const comesIn = /(\S+), the next reserve of its stratum/.exec(wordsOf(page))?.[1]
  assert.ok(comesIn, wordsOf(page))
  const path = `/rounds/${reference}/cases/${one.drawOrder}/removal`
  assertRefused(await dev.post(path, { reason: '', words: '' }), '#reason', '#words')
  const words = `${script} Closed on 2 May.`
  assert.equal((await dev.post(path, { reason: 'closed', words })).status, 303)
  const round = wordsOf(await dev.get(`/rounds/${reference}`))
  assert.match(
    round,
    new RegExp(`Taken out of the sample ${one.caseReference}.*the case has closed.*${comesIn} came in`),
  )
  assert.ok(round.includes(words))
  assert.match(round, /Drawn ?Allocated.* ?20 ?19 of 20/)
  const sampled = await house.asPerson(cast.dev, ctx => sampledIn(ctx, reference))
  assert.equal(
    sampled.find(other => other.caseReference === comesIn)?.addedBecause,
    `Reserve, in place of ${one.caseReference}`,
  )
  assert.equal(
    sampled.some(other => other.caseReference === one.caseReference),
    false,
  )
  const audit = await house.asPerson(cast.dev, ctx => auditByReference(ctx, one.auditReference ?? ''))
  assert.equal(audit.state, 'set-aside')
  assert.match(wordsOf(await dev.get(`/audits/${audit.reference}`)), /This audit was set aside/)
  assert.equal((await dev.post(path, { reason: 'closed', words })).status, 404)
})

test('where no reserve is left the sample is one smaller, and those that stay of its stratum speak for it', () =>
  withContext(cast.dev, async ctx => {
    const reference = await anOpenedRound(ctx)
    const plan = { method: 'simple-random', size: 10, seed: 'x', reservePerStratum: 0 } as const
    await drawSample(ctx, reference, { ...usualDraw, plan })
    const before = await ctx.db.selectFrom('sampledCase').select(['weight']).execute()
    assert.equal(await removeCase(ctx, reference, { drawOrder: 1, ...out }), null)
    const left = await sampledIn(ctx, reference)
    assert.equal(left.length, 9)
    const weights = await ctx.db
      .selectFrom('sampledCase')
      .select('weight')
      .where(
        'sampledCaseId',
        'in',
        left.map(one => one.sampledCaseId),
      )
      .execute()
    const was = Number(before[0]?.weight)
    for (const { weight } of weights) assert.ok(Math.abs(Number(weight) - (was * 10) / 9) < 1e-9)
  }))

test('a case that was taken out cannot be added again, and one that is handed in cannot be taken out', () =>
  withContext(cast.dev, async ctx => {
    const reference = await aRoundUnderWay(ctx)
    const one = await aCaseOf(ctx, reference)
    await removeCase(ctx, reference, { drawOrder: one.drawOrder, ...out })
    const ruth = await as(ctx, cast.ruth)
    const added = { caseReference: one.caseReference, because: 'Again', earlierAuditorId: ruth.actor.staffId ?? '' }
    await assert.rejects(addToSample(ctx, reference, added), hasCode('round.case-taken-out'))
    const mine = await aCaseOf(ctx, reference, cast.ruth.name)
    await aSubmittedAudit(ruth, mine.auditReference ?? '')
    await assert.rejects(
      removeCase(ctx, reference, { drawOrder: mine.drawOrder, ...out }),
      hasCode('round.audit-handed-in'),
    )
    assert.equal((await casesTakenOut(ctx, (await roundByReference(ctx, reference)).roundId)).length, 1)
  }))

test('a case given to somebody else gets an audit of its own; the one that was begun is set aside and cannot be answered', async () => {
  const reference = await house.asPerson(cast.dev, ctx => aRoundUnderWay(ctx))
  const one = await house.asPerson(cast.dev, ctx => aCaseOf(ctx, reference, cast.ruth.name))
  const audit = one.auditReference ?? ''
  await house.asPerson(cast.ruth, ctx => fillAudit(ctx, audit))
  const path = `/rounds/${reference}/cases/${one.drawOrder}`
  const page = await dev.get(path)
  const options = page
    .$('#auditor option')
    .toArray()
    .map(option => page.$(option))
  assert.equal(
    options.some(option => option.text().startsWith(cast.ruth.name)),
    false,
  )
  const other = options.find(option => (option.attr('value') ?? '') !== '')
  assertRefused(await dev.post(`${path}/auditor`, { auditor: '', changeBecause: '' }), '#auditor', '#changeBecause')
  const given = { auditor: other?.attr('value') ?? '', changeBecause: 'Ruth is ill.' }
  const answer = await dev.post(`${path}/auditor`, given)
  assert.equal(answer.status, 303, answer.body)
  const now = (await house.asPerson(cast.dev, ctx => sampledIn(ctx, reference))).find(
    found => found.caseReference === one.caseReference,
  )
  assert.notEqual(now?.auditReference, audit)
  assert.equal(now?.progress, 'allocated')
  const ruth = await house.signIn(cast.ruth)
  assert.match(wordsOf(await ruth.get(`/audits/${audit}`)), /set aside.*Ruth is ill/)
  assert.equal((await ruth.get(`/audits/${audit}/sections/record`)).status, 403)
  await assert.rejects(house.asPerson(cast.ruth, ctx => submitAudit(ctx, audit)))
})

test('a case that comes back to its first auditor is begun anew, and only the last audit of it counts', () =>
  withContext(cast.dev, async ctx => {
    const reference = await aRoundUnderWay(ctx)
    const one = await aCaseOf(ctx, reference, cast.ruth.name)
    const ruth = await as(ctx, cast.ruth)
    const [other] = await othersFor(ctx, await roundByReference(ctx, reference), one)
    const because = 'Ill for a week.'
    await changeAllocation(ctx, reference, { drawOrder: one.drawOrder, auditorId: other?.staffId ?? '', because })
    const back = { drawOrder: one.drawOrder, auditorId: ruth.actor.staffId ?? '', because: 'Back again.' }
    await changeAllocation(ctx, reference, back)
    const now = (await sampledIn(ctx, reference)).filter(found => found.caseReference === one.caseReference)
    assert.equal(now.length, 1)
    assert.equal(now[0]?.auditor, cast.ruth.name)
    assert.notEqual(now[0].auditReference, one.auditReference)
    await aSubmittedAudit(ruth, now[0].auditReference ?? '')
    const [last] = (await sampledIn(ctx, reference)).filter(found => found.caseReference === one.caseReference)
    assert.equal(last?.progress, 'submitted')
  }))

test('an auditor who declines for a conflict is not proposed the case again, and the case waits for another', () =>
  withContext(cast.dev, async ctx => {
    const reference = await aRoundUnderWay(ctx)
    const one = await aCaseOf(ctx, reference, cast.ruth.name)
    const ruth = await as(ctx, cast.ruth)
    const audit = one.auditReference ?? ''
    await replyToAllocation(ruth, audit, { accepted: false, because: 'My neighbour’s family.', conflict: true })
    const { waiting, proposal } = await allocating(ctx, await roundByReference(ctx, reference))
    assert.deepEqual(
      waiting.map(({ caseReference }) => caseReference),
      [one.caseReference],
    )
    assert.notEqual(proposal.pairs[0]?.auditorId, ruth.actor.staffId)
    await assert.rejects(replyToAllocation(ruth, audit, { accepted: true }), hasCode('http.not-found'))
  }))

test('who declined an audit no longer reads the record of its child', async () => {
  // Of cases that Ruth has in no other round.
  const reference = await house.asPerson(cast.dev, ctx => aRoundUnderWay(ctx, 12))
  await house.asPerson('system', makeStandingCases)
  const one = await house.asPerson(cast.dev, ctx => aCaseOf(ctx, reference, cast.ruth.name))
  const ruth = await house.signIn(cast.ruth)
  assert.equal((await ruth.get(`/cases/${one.caseReference}`)).status, 200)
  const path = `/audits/${one.auditReference ?? ''}/acceptance`
  const declined = await ruth.post(path, { reply: 'conflict', replyBecause: 'I know the family.' })
  assert.equal(declined.to, '/?done=allocation-declined')
  assert.equal((await ruth.get(`/cases/${one.caseReference}`)).status, 404)
})

test('an audit is handed in only once its auditor has said that there is no conflict', async () => {
  const reference = await house.asPerson(cast.dev, ctx => aRoundUnderWay(ctx))
  const one = await house.asPerson(cast.dev, ctx => aCaseOf(ctx, reference, cast.ruth.name))
  const audit = one.auditReference ?? ''
  const ruth = await house.signIn(cast.ruth)
  assert.match(wordsOf(await ruth.get(`/audits/${audit}`)), /Say first whether you have a conflict/)
  const path = `/audits/${audit}/acceptance`
  assertRefused(await ruth.post(path, { reply: '' }), '#reply')
  assertRefused(await ruth.post(path, { reply: 'conflict', replyBecause: ' ' }), '#replyBecause')
  assert.equal((await (await house.signIn(cast.marcus)).get(path)).status, 404)
  assert.equal((await dev.get(path)).status, 403)
  assert.equal((await ruth.post(path, { reply: 'accept' })).to, `/audits/${audit}?done=allocation-accepted`)
  assert.equal((await ruth.post(path, { reply: 'accept' })).status, 303)
  assert.equal((await ruth.post(path, { reply: 'other', replyBecause: 'Changed my mind.' })).status, 409)
  assert.doesNotMatch(wordsOf(await ruth.get(`/audits/${audit}`)), /Say first whether/)
  assert.match(wordsOf(await dev.get(`/rounds/${reference}`)), /Ruth Adeyemi ?Accepted\. Due \d+ \w+ 2018/)
})

test('a whole audit that was not accepted leads to the declaration, and what was typed is kept', async () => {
  const reference = await house.asPerson(cast.dev, ctx => aRoundUnderWay(ctx))
  const one = await house.asPerson(cast.dev, ctx => aCaseOf(ctx, reference, cast.ruth.name))
  const audit = one.auditReference ?? ''
  await house.asPerson(cast.ruth, ctx => fillAnswers(ctx, audit))
  const ruth = await house.signIn(cast.ruth)
  assert.equal((await ruth.post(`/audits/${audit}/submission`, {})).to, `/audits/${audit}/acceptance`)
  await assert.rejects(
    house.asPerson(cast.ruth, ctx => submitAudit(ctx, audit)),
    hasCode('audit.not-accepted'),
  )
  await ruth.post(`/audits/${audit}/acceptance`, { reply: 'accept' })
  assert.equal((await ruth.post(`/audits/${audit}/submission`, {})).to, `/audits/${audit}?done=audit-submitted`)
})

test('the proposal keeps within what each auditor can take, and says which cases nobody has room for', () =>
  withContext(cast.dev, async ctx => {
    const reference = await anOpenedRound(ctx)
    await drawSample(ctx, reference, usualDraw)
    const round = await roundByReference(ctx, reference)
    const { auditors } = await allocating(ctx, round)
    for (const { staffId } of auditors)
      await setProfile(ctx, staffId, { monthlyCapacity: 1, trainedOn: null, practisedIn: null })
    const { proposal, waiting } = await allocating(ctx, round)
    const loads = auditors.map(({ staffId }) => proposal.pairs.filter(pair => pair.auditorId === staffId).length)
    assert.ok(Math.max(...loads) <= 1)
    assert.equal(proposal.pairs.length + proposal.full.length + proposal.nobody.length, waiting.length)
    assert.ok(proposal.full.length > 0)
  }))

test('a case that everyone has a conflict with is reported as one that nobody may take', () =>
  withContext(cast.dev, async ctx => {
    const reference = await anOpenedRound(ctx)
    await drawSample(ctx, reference, usualDraw)
    const round = await roundByReference(ctx, reference)
    const { auditors, waiting } = await allocating(ctx, round)
    const caseReference = waiting[0]?.caseReference ?? ''
    for (const { staffId } of auditors)
      await declareConflict(ctx, staffId, {
        caseReference,
        practitionerId: null,
        teamId: null,
        because: 'Known to all.',
      })
    assert.deepEqual((await allocating(ctx, round)).proposal.nobody, [caseReference])
  }))
