/** Moderation by rule, and blind: what is chosen when audits are handed in, and what a moderator sees and when. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { everyAudit, selectionOf, usualRule, type ModerationRule } from '#domain/moderation/rule.ts'
import { sha256 } from '#platform/digest.ts'
import { openTestHouse, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { aRoundOf, aSubmittedAudit, fillAudit } from '#testing/audits.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { assertRefused, fieldsOf, script, tooLong, wordsOf } from '#testing/pages.ts'
import type { Grade } from '#domain/grades/grade.ts'
import { submitAudit } from '../audits/door.ts'
import { returnAudit } from './return-audit.ts'
import { setModerationRule } from './set-rule.ts'

let house: TestHouse
let audits: readonly string[]
let dev: TestBrowser
let grace: TestBrowser

before(async () => {
  house = await openTestHouse({ at: testDay })
  audits = await house.asPerson(cast.dev, ctx => aRoundOf(ctx, cast.ruth, cast.marcus))
  dev = await house.signIn(cast.dev)
  grace = await house.signIn(cast.grace)
})
after(() => house.close())

let taken = 0

async function submitted(grade: Grade = 'good'): Promise<string> {
  const reference = audits[taken] ?? ''
  taken += 1
  await house.asPerson(cast.ruth, ctx => aSubmittedAudit(ctx, reference, grade))
  return reference
}

const setRule = (rule: ModerationRule) => house.asPerson(cast.dev, ctx => setModerationRule(ctx, rule))
const shares = (changes: Partial<Record<Grade, number>>) => ({ ...everyAudit.shares, ...changes })
const blind = (): Promise<void> => setRule({ ...everyAudit, blind: true })

/** What is kept of the last version of an audit: the choice, and what it was made of. */
const chosen = (reference: string) =>
  house.asPerson('system', ctx =>
    ctx.db
      .selectFrom('moderationSelection as selection')
      .innerJoin('submission', 'submission.submissionId', 'selection.submissionId')
      .innerJoin('audit', 'audit.auditId', 'submission.auditId')
      .select(['selection.chosen', 'selection.because', 'selection.drawn', 'selection.ruleNumber', 'submission.digest'])
      .where('audit.reference', '=', reference)
      .orderBy('submission.number', 'desc')
      .executeTakeFirstOrThrow(),
  )

const gradesKept = async (reference: string): Promise<Record<string, string>> => {
  const rows = await house.asPerson('system', ctx =>
    ctx.db
      .selectFrom('gradeEntry')
      .innerJoin('audit', 'audit.auditId', 'gradeEntry.auditId')
      .select(['kind', 'grade', 'reason'])
      .where('audit.reference', '=', reference)
      .execute(),
  )
  return Object.fromEntries(rows.map(({ kind, grade, reason }) => [kind, `${grade}: ${reason}`]))
}

test('until a rule is set every audit is chosen, openly, and the page says so', async () => {
  const page = await dev.get('/moderation/rules')
  assert.match(wordsOf(page), /No rule has been set: every audit is moderated, openly\./)
  assert.equal(fieldsOf(page)['good'], '100')
  assert.equal(fieldsOf(page)['blind'], 'no')
  const reference = await submitted()
  const { chosen: isChosen, because, drawn, ruleNumber } = await chosen(reference)
  assert.deepEqual([isChosen, because, drawn, ruleNumber], [true, 'Every audit', null, 0])
  const queue = await grace.get('/moderation')
  assert.equal(queue.$('#chosen-caption').length, 1)
  assert.equal(queue.$('#not-chosen-caption').length, 0)
})

test('only the quality assurance lead sets the rule; what is not a share is refused and kept as typed', async () => {
  for (const person of [cast.grace, cast.ruth, cast.helen]) {
    const browser = await house.signIn(person)
    assert.equal((await browser.get('/moderation/rules')).status, 403)
    assert.equal((await browser.post('/moderation/rules', { good: '0' })).status, 403)
  }
  const fields = fieldsOf(await dev.get('/moderation/rules'))
  const wrong = await dev.post('/moderation/rules', { ...fields, good: '120', inadequate: script })
  assertRefused(wrong, '#good', '#inadequate')
  assert.equal(wrong.$('#good').attr('value'), '120')
  assert.equal(wrong.$('#inadequate').attr('value'), script)
  assert.doesNotMatch(wrong.body, /<script>alert/)
  const { blind: _left, ...without } = fields
  assertRefused(await dev.post('/moderation/rules', without), '#blind')
})

test('a rule that is set stands with who set it, and setting it again keeps nothing new', async () => {
  const fields = { ...fieldsOf(await dev.get('/moderation/rules')), good: '20', firstThree: 'yes' }
  const done = await dev.post('/moderation/rules', fields)
  assert.equal(done.to, '/moderation/rules?done=moderation-rule-set')
  await dev.post('/moderation/rules', fields)
  const page = await dev.follow(done)
  assert.match(wordsOf(page), /Set by Dev /)
  assert.equal(fieldsOf(page)['good'], '20')
  const rows = await house.asPerson('system', ctx => ctx.db.selectFrom('moderationRule').select('number').execute())
  assert.equal(rows.length, 1)
})

test('an audit that is not chosen is listed apart, with its reason, and may be moderated all the same', async () => {
  await setRule({ ...everyAudit, shares: shares({ good: 0 }) })
  const reference = await submitted()
  assert.deepEqual((await chosen(reference)).chosen, false)
  const queue = await grace.get('/moderation')
  const table = queue.$('#not-chosen-caption').closest('table')
  assert.equal(table.find(`a[href="/audits/${reference}/moderation"]`).length, 1)
  assert.match(table.text(), /No audit graded good is chosen/)
  assert.equal(queue.$('#chosen-caption').closest('table').text().includes(reference), false)
  const done = await grace.post(`/audits/${reference}/moderation`, { decision: 'agree' })
  assert.equal(done.to, '/moderation?done=audit-moderated')
})

test('what was drawn can be worked out again from the digest that was kept', async () => {
  const rule = { ...everyAudit, shares: shares({ good: 20 }) }
  await setRule(rule)
  for (const reference of [await submitted(), await submitted()]) {
    const kept = await chosen(reference)
    const again = selectionOf(
      rule,
      { grade: 'good', digest: kept.digest, auditsBefore: 9, chosenBefore: false },
      sha256,
    )
    assert.deepEqual({ chosen: kept.chosen, because: kept.because, drawn: kept.drawn }, again)
    assert.equal(typeof kept.drawn, 'number')
  }
})

test('all of an auditor’s first three audits are chosen, counted by audits and not by versions', async () => {
  await setRule({ ...everyAudit, shares: shares({ good: 0 }), firstThree: true })
  const last = audits.at(-1) ?? ''
  await house.asPerson(cast.marcus, ctx => aSubmittedAudit(ctx, last))
  const before = await house.asPerson('system', ctx =>
    ctx.db
      .selectFrom('submission')
      .innerJoin('audit', 'audit.auditId', 'submission.auditId')
      .innerJoin('staffMember', 'staffMember.staffId', 'audit.auditorId')
      .select('audit.auditId')
      .distinct()
      .where('email', '=', cast.marcus.email)
      .execute(),
  )
  assert.equal((await chosen(last)).chosen, before.length <= 3)
  assert.equal((await chosen(await submitted())).because, 'No audit graded good is chosen', 'Ruth has handed in many')
})

test('a returned audit that was chosen stays chosen, whatever the next version’s grade', async () => {
  await setRule({ ...everyAudit, shares: shares({ good: 0 }) })
  const reference = await submitted('requires-improvement')
  await house.asPerson(cast.grace, ctx => returnAudit(ctx, reference, 'Look again.'))
  await house.asPerson(cast.ruth, async ctx => {
    await fillAudit(ctx, reference, 'good')
    await submitAudit(ctx, reference)
  })
  const { chosen: isChosen, because } = await chosen(reference)
  assert.deepEqual([isChosen, because], [true, 'An earlier version was chosen'])
})

test('blind: nothing of the auditor’s grade is shown until the moderator has graded; then all three are kept', async () => {
  const reference = await submitted('outstanding')
  await blind()
  const path = `/audits/${reference}/moderation`
  assert.doesNotMatch(wordsOf(await grace.get('/moderation'), 'table'), /outstanding/i)
  for (const elsewhere of ['', '/versions', '/versions/1', '/versions/1/changes', '/history/record-summary'])
    assert.equal((await grace.get(`/audits/${reference}${elsewhere}`)).to, path, elsewhere)
  const ruth = await house.signIn(cast.ruth)
  assert.equal((await ruth.get(`/audits/${reference}`)).status, 200, 'its auditor reads it')
  const first = await grace.get(path)
  assert.equal(first.status, 200)
  assert.equal(first.$('.lfa-three-grades').length, 0)
  assert.doesNotMatch(wordsOf(first), /The record bears it out\./, 'the rationale is hidden')
  first.$('form').remove()
  assert.doesNotMatch(wordsOf(first), /outstanding/i)
  const kept = await grace.post(`${path}/own-grade`, { grade: 'good', reason: `Seen once. ${script}` })
  assert.equal(kept.to, `${path}?done=graded-blind`)
  const second = await grace.follow(kept)
  assert.match(wordsOf(second), /Outstanding/)
  assert.equal((await grace.get(`/audits/${reference}`)).status, 200)
  assert.match(wordsOf(second), /The record bears it out\./)
  assert.match(wordsOf(second), /Seen once\. <script>/)
  assert.doesNotMatch(second.body, /<script>alert/)
  const bare = await grace.post(`${path}/agreed`, { agreed: 'good' })
  assertRefused(bare, '#reason')
  assert.equal(bare.$('input[name=agreed]:checked').attr('value'), 'good')
  assertRefused(await grace.post(`${path}/agreed`, { reason: 'Talked.' }), '#agreed')
  const done = await grace.post(`${path}/agreed`, { agreed: 'good', reason: 'We talked.' })
  assert.equal(done.to, '/moderation?done=audit-moderated')
  const grades = await gradesKept(reference)
  assert.match(grades['auditor'] ?? '', /^outstanding: /)
  assert.match(grades['moderator'] ?? '', /^good: Seen once/)
  assert.equal(grades['agreed'], 'good: We talked.')
})

test('blind: the steps cannot be taken out of order, twice, or without a reason', async () => {
  await blind()
  const path = `/audits/${await submitted()}/moderation`
  assert.equal((await grace.post(path, { decision: 'agree' })).status, 409)
  assert.equal((await grace.post(path, {})).status, 409, 'a refused form shows no page of another step')
  assert.equal((await grace.post(`${path}/agreed`, { agreed: 'good' })).status, 409)
  assertRefused(await grace.post(`${path}/own-grade`, {}), '#grade', '#reason')
  const long = await grace.post(`${path}/own-grade`, { grade: 'good', reason: tooLong })
  assertRefused(long, '#reason')
  assert.equal((await grace.post(`${path}/own-grade`, { grade: 'good', reason: 'Seen.' })).status, 303)
  assert.equal((await dev.post(`${path}/own-grade`, { grade: 'good', reason: 'Me too.' })).status, 409)
  assert.equal((await grace.post(path, { decision: 'agree' })).status, 409)
  await setRule(everyAudit)
  assert.equal((await grace.post(path, { decision: 'agree' })).status, 409, 'a look begun blind is finished as such')
  assert.equal((await grace.post(`${path}/agreed`, { agreed: 'good' })).status, 303)
})

test('an auditor takes no step of blind moderation, and an audit that waits for its auditor has none', async () => {
  await blind()
  const path = `/audits/${await submitted()}/moderation`
  const ruth = await house.signIn(cast.ruth)
  assert.equal((await ruth.post(`${path}/own-grade`, { grade: 'good', reason: 'Mine.' })).status, 403)
  assert.equal((await ruth.post(`${path}/agreed`, { agreed: 'good' })).status, 403)
  const waiting = `/audits/${audits.at(-2) ?? ''}/moderation`
  assert.equal((await grace.post(`${waiting}/own-grade`, { grade: 'good', reason: 'Early.' })).status, 404)
  await setRule(usualRule)
})

test('where the council wants it, a head of service moderates what was graded inadequate, and nobody else does', async () => {
  const helen = await house.signIn(cast.helen)
  assert.equal((await helen.get('/moderation')).status, 403)
  const page = await dev.get('/moderation/rules')
  const typed = fieldsOf(page, { blind: 'no', headForInadequate: 'yes' })
  assert.equal((await dev.post('/moderation/rules', typed)).status, 303)
  const [bad, good] = [await submitted('inadequate'), await submitted('good')]
  const listed = async (browser: TestBrowser) => {
    const words = wordsOf(await browser.get('/moderation'))
    return [bad, good].filter(reference => words.includes(reference))
  }
  assert.deepEqual(await listed(helen), [bad])
  assert.deepEqual(await listed(grace), [good])
  const agree = { decision: 'agree', comment: '', reason: '' }
  assert.equal((await grace.get(`/audits/${bad}/moderation`)).status, 409)
  assert.equal((await grace.post(`/audits/${bad}/moderation`, agree)).status, 409)
  assert.equal((await helen.post(`/audits/${good}/moderation`, agree)).status, 409)
  assert.equal((await helen.post(`/audits/${bad}/moderation`, agree)).status, 303)
  assert.match(wordsOf(await grace.get('/')), /Moderation/)
  await setRule(everyAudit)
  assert.equal((await (await house.signIn(cast.helen)).get('/moderation')).status, 403)
})
