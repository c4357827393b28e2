/** Memory: the next audit of the same child shows what was said last time, without its grade, and keeps what became of it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Question } from '#domain/audit-tool/tool.ts'
import type { Context } from '#platform/context.ts'
import { openTestHouse, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { aRoundOf, aSubmittedAudit, fillAudit } from '#testing/audits.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { assertRefused, fieldsOf, wordsOf } from '#testing/pages.ts'
import { publishNextVersion } from '#testing/published-tools.ts'
import { anOpenedRound } from '#testing/rounds.ts'
import { allocateAuditors, drawSample, roundByReference, sampledCasesOf } from '../rounds/door.ts'

let house: TestHouse
let ruth: TestBrowser
let earlier: string
let later: string

const marked = (question: Question): Question =>
  question.key === 'outcome-sought' || question.key === 'outcome-who' ? { ...question, memory: true } : question

/** A second round that draws everybody, so that the child who was audited is audited again, by Marcus. */
async function audited(ctx: Context, caseReference: string): Promise<string> {
  const round = await anOpenedRound(ctx)
  await drawSample(ctx, round, { size: 80, seed: 'again', exclusionMonths: 0 })
  const { staffId } = await ctx.db
    .selectFrom('staffMember')
    .select('staffId')
    .where('email', '=', cast.ruth.email)
    .executeTakeFirstOrThrow()
  const drawn = await sampledCasesOf(ctx, (await roundByReference(ctx, round)).roundId)
  const pairs = drawn.filter(one => !one.reserve).map(one => ({ caseReference: one.caseReference, auditorId: staffId }))
  await allocateAuditors(ctx, round, pairs)
  const row = await ctx.db
    .selectFrom('audit')
    .select('reference')
    .where('caseReference', '=', caseReference)
    .orderBy('reference', 'desc')
    .executeTakeFirstOrThrow()
  return row.reference
}

before(async () => {
  house = await openTestHouse({ at: testDay })
  earlier = await house.asPerson(cast.dev, async ctx => {
    await publishNextVersion(ctx, latest => ({
      ...latest,
      sections: latest.sections.map(section => ({ ...section, questions: section.questions.map(marked) })),
    }))
    return (await aRoundOf(ctx, cast.ruth, cast.marcus))[0] ?? ''
  })
  await house.asPerson(cast.ruth, ctx => aSubmittedAudit(ctx, earlier, 'inadequate'))
  later = await house.asPerson(cast.dev, async ctx => {
    const { caseReference } = await ctx.db
      .selectFrom('audit')
      .select('caseReference')
      .where('reference', '=', earlier)
      .executeTakeFirstOrThrow()
    return audited(ctx, caseReference)
  })
  ruth = await house.signIn(cast.ruth)
})
after(() => house.close())

const page = () => `/audits/${later}/memory`

test('the later audit shows what was said, the actions, and no grade', async () => {
  assert.notEqual(later, earlier)
  assert.match(wordsOf(await ruth.get(`/audits/${later}`)), /What we said last time/)
  const shown = await ruth.get(page())
  assert.equal(shown.$('main blockquote').length, 6)
  assert.match(wordsOf(shown), /What is the overall outcome we are trying to achieve/)
  assert.match(wordsOf(shown), /Bring it up to date\./)
  assert.doesNotMatch(wordsOf(shown), /[Ii]nadequate/)
})

test('a child who has not been audited before has nothing to remember', async () => {
  const other = await house.asPerson(cast.dev, async ctx => {
    const rows = await ctx.db.selectFrom('audit').select(['reference', 'caseReference']).execute()
    const twice = new Set(rows.map(row => row.caseReference).filter((one, at, all) => all.indexOf(one) !== at))
    return rows.find(row => !twice.has(row.caseReference) && row.reference > earlier)?.reference ?? ''
  })
  assert.doesNotMatch(wordsOf(await ruth.get(`/audits/${other}`)), /What we said last time/)
  const shown = await ruth.get(`/audits/${other}/memory`)
  assert.match(wordsOf(shown), /This child has not been audited before/)
})

test('an answer that is none of the four is refused and what was typed stays', async () => {
  const fields = fieldsOf(await ruth.get(page()))
  const refused = await ruth.post(page(), {
    ...fields,
    'memory-outcome-sought': 'perhaps',
    'memory-outcome-sought-evidence': 'Typed <i>with</i> care.',
  })
  assertRefused(refused, '#memory-outcome-sought')
  assert.match(refused.$('#memory-outcome-sought-evidence').text(), /Typed <i>with<\/i> care\./)
})

test('a save that came between is not overwritten', async () => {
  const stale = fieldsOf(await ruth.get(page()))
  const first = await ruth.post(page(), { ...stale, 'memory-outcome-sought': 'partly' })
  assert.equal(first.status, 303)
  const second = await ruth.post(page(), { ...stale, 'memory-outcome-sought': 'no' })
  assert.equal(second.status, 409)
  assert.match(wordsOf(second), /Saved meanwhile/)
})

test('what became of it is handed in with the audit; nothing of it must be answered', async () => {
  await house.asPerson(cast.ruth, ctx => fillAudit(ctx, later, 'good'))
  const check = await ruth.get(`/audits/${later}/check`)
  assert.equal((await ruth.post(`/audits/${later}/submission`, fieldsOf(check))).status, 303)
  const words = wordsOf(await ruth.get(`/audits/${later}`))
  assert.match(words, /What we said last time \(May 2018\)/)
  assert.match(words, /Did it happen\? Partly/)
  assert.match(words, /Did it happen\? Not answered/)
})
