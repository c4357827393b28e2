/** Re-audits as a browser sees them: owed after moderation, added to a round, refused to the first auditor, waived, and compared. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { localDate } from '#domain/calendar/dates.ts'
import type { Grade } from '#domain/grades/grade.ts'
import { moderateAudit } from '#features/moderation/door.ts'
import type { PersonRow } from '#features/people/door.ts'
import { allocateAuditors, closeRound, drawSample } from '#features/rounds/door.ts'
import { openTestHouse, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { aRoundOf, aSubmittedAudit } from '#testing/audits.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { assertRefused, fieldsOf, script, tooLong, wordsOf } from '#testing/pages.ts'
import { anOpenedRound, usualDraw } from '#testing/rounds.ts'
import { people } from '#seeds/county.ts'
import { correctAudit } from '../audits/correct-audit.ts'
import { reAuditsWithin, type ReAuditFound } from './door.ts'

let house: TestHouse
let audits: readonly string[]
let dev: TestBrowser
let taken = 0

before(async () => {
  house = await openTestHouse({ at: testDay })
  audits = await house.asPerson(cast.dev, ctx => aRoundOf(ctx, cast.ruth, cast.marcus))
  dev = await house.signIn(cast.dev)
})
after(() => house.close())

/** Submitted as good, and agreed as another grade after the second look. */
async function agreed(reference: string, auditor: PersonRow, grade: Grade): Promise<void> {
  await house.asPerson(auditor, ctx => aSubmittedAudit(ctx, reference))
  const decided =
    grade === 'good'
      ? ({ kind: 'agree', comment: '' } as const)
      : ({ kind: 'change', grade, reason: 'Not seen on the record.' } as const)
  await house.asPerson(cast.grace, ctx => moderateAudit(ctx, reference, decided))
}

const next = (): string => {
  const reference = audits[taken] ?? ''
  taken += 1
  return reference
}

const all = (): Promise<readonly ReAuditFound[]> => house.asPerson(cast.dev, ctx => reAuditsWithin(ctx))
const followed = async (audit: string): Promise<ReAuditFound> => {
  const found = (await all()).find(one => one.audit === audit)
  assert.ok(found, `${audit} is owed nothing`)
  return found
}

/** A re-audit owed after one of Ruth's audits. */
async function owed(): Promise<ReAuditFound> {
  const audit = next()
  await agreed(audit, cast.ruth, 'inadequate')
  return followed(audit)
}

/** Another round, whose sample is drawn from the cases that were not audited. */
const anotherRound = (): Promise<string> =>
  house.asPerson(cast.dev, async ctx => {
    const round = await anOpenedRound(ctx)
    await drawSample(ctx, round, { ...usualDraw, size: 1 })
    return round
  })

const staffIdOf = ({ email }: PersonRow): Promise<string> =>
  house.asPerson('system', async ctx => {
    const row = await ctx.db.selectFrom('staffMember').select('staffId').where('email', '=', email).executeTakeFirst()
    return row?.staffId ?? ''
  })

/** Audits the case of a re-audit again, as far as an agreed grade. Returns the later audit. */
async function again(one: ReAuditFound, grade: Grade, auditor: PersonRow): Promise<string> {
  const round = await anotherRound()
  const sent = await dev.post(`/re-audits/${one.reference}/round`, { round })
  assert.equal(sent.to, `/re-audits/${one.reference}?done=re-audit-added`)
  const auditorId = await staffIdOf(auditor)
  await house.asPerson(cast.dev, ctx => allocateAuditors(ctx, round, [{ caseReference: one.caseReference, auditorId }]))
  const { later } = await followed(one.audit)
  assert.ok(later)
  await agreed(later, auditor, grade)
  return later
}

/** Auditors who manage nobody's case in the lists of tests other than their own team's. */
const callum = people.find(person => person.name === 'Callum Thorne') ?? cast.marcus

test('before anything is owed the page says when it would be, and home counts none overdue', async () => {
  assert.match(wordsOf(await dev.get('/re-audits')), /No re-audits When moderation agrees that an audit is inadequate/)
  const card = (await dev.get('/')).$('a[href="/re-audits"]')
  assert.equal(card.length, 1)
})

test('an inadequate grade owes a re-audit after its actions and within three months; better grades owe nothing', async () => {
  const [inadequate, better, good] = [next(), next(), next()]
  await agreed(inadequate, cast.ruth, 'inadequate')
  await agreed(better, cast.ruth, 'requires-improvement')
  await agreed(good, cast.ruth, 'good')
  const found = await all()
  assert.deepEqual(
    found.map(one => [one.audit, one.state, one.agreedGrade]),
    [[inadequate, 'owed', 'inadequate']],
  )
  const [one] = found
  assert.ok(one)
  assert.ok(one.earliestOn > localDate(testDay.slice(0, 10)) && one.earliestOn < one.dueOn)
  const list = await dev.get('/re-audits')
  assert.match(wordsOf(list), /Of 1 case owed a re-audit, 0 were audited again\./)
  assert.equal(list.$(`a[href="/re-audits/${one.reference}"]`).text(), one.reference)
  const page = await dev.get(`/re-audits/${one.reference}`)
  assert.match(wordsOf(page), /Anyone but Ruth Adeyemi/)
  assert.match(wordsOf(page), /Nobody has looked again yet/)
  assert.match(wordsOf(page), /Bring it up to date\./)
  assert.match(wordsOf(page), /AC-2018-0001 Open/)
  assert.equal(page.$('a[href="/actions/AC-2018-0001"]').length, 1)
  assert.match(wordsOf(page), /The record bears it out\./)
  const read = await house.asPerson('system', ctx =>
    ctx.db
      .selectFrom('activity')
      .select('type')
      .where('chain', '=', `re-audit:${one.reference}`)
      .orderBy('number')
      .execute(),
  )
  assert.deepEqual(
    read.map(row => row.type),
    ['re-audit.owed', 're-audit.read'],
  )
})

test('the case joins a drawn round once, with its reason, and its first auditor is refused there', async () => {
  const one = await owed()
  const path = `/re-audits/${one.reference}`
  assertRefused(await dev.post(`${path}/round`, { round: '' }), '#round')
  const undrawn = await house.asPerson(cast.dev, ctx => anOpenedRound(ctx))
  assert.equal((await dev.post(`${path}/round`, { round: undrawn })).status, 409)
  assert.equal((await dev.post(`${path}/round`, { round: 'no-such-round' })).status, 404)
  const round = await anotherRound()
  const done = await dev.post(`${path}/round`, { round })
  assert.match(wordsOf(await dev.follow(done), 'body'), /The case is in the sample/)
  assert.match(wordsOf(await dev.get(`/rounds/${round}`)), new RegExp(`Re-audit of ${one.audit}`))
  const twice = await dev.post(`${path}/round`, { round: await anotherRound() })
  assert.equal(twice.status, 409)
  assert.match(wordsOf(twice), new RegExp(`is in the sample of ${round} already`))
  const offered = await dev.get(`/rounds/${round}/allocations`)
  const select = offered.$(`select[aria-label="Auditor for ${one.caseReference}"]`)
  assert.ok(select.find('option').length > 1)
  assert.doesNotMatch(select.text(), /Ruth Adeyemi/)
  const ruth = await staffIdOf(cast.ruth)
  const pairs = [{ caseReference: one.caseReference, auditorId: ruth }]
  await assert.rejects(
    house.asPerson(cast.dev, ctx => allocateAuditors(ctx, round, pairs)),
    /Ruth Adeyemi cannot audit .*: they did the audit that this re-audit follows/,
  )
})

test('a case that is not on the round’s list, or is closed there, is not added, and nothing is', async () => {
  const one = await owed()
  const round = await anotherRound()
  await house.asPerson('system', ctx =>
    ctx.db.updateTable('caseRecord').set({ open: false }).where('caseReference', '=', one.caseReference).execute(),
  )
  const refused = await dev.post(`/re-audits/${one.reference}/round`, { round })
  assert.equal(refused.status, 409)
  assert.match(wordsOf(refused), /is not on that round’s case list, or is closed there/)
  assert.equal((await followed(one.audit)).waitsIn, null)
})

test('a waiver needs its reason and its words, keeps what was typed, and is made once', async () => {
  const one = await owed()
  const path = `/re-audits/${one.reference}`
  const bare = await dev.post(`${path}/waiver`, { words: script })
  assertRefused(bare, '#reason')
  assert.equal(bare.$('#words').text().trim(), script)
  assertRefused(await dev.post(`${path}/waiver`, { reason: 'closed', words: '  ' }), '#words')
  assertRefused(await dev.post(`${path}/waiver`, { reason: 'closed', words: tooLong }), '#words')
  assertRefused(await dev.post(`${path}/waiver`, { reason: 'because', words: 'Typed.' }), '#reason')
  assert.equal((await followed(one.audit)).state, 'owed')
  const both = await Promise.all(
    [1, 2].map(async turn => {
      const browser = await house.signIn(cast.dev)
      await browser.get(path)
      return browser.post(`${path}/waiver`, { reason: 'closed', words: `Time ${turn}. ${script}` })
    }),
  )
  assert.deepEqual(both.map(answer => answer.status).sort(), [303, 409])
  const page = await dev.get(path)
  assert.match(wordsOf(page), /Waived\. The case is closed\. By Dev Acharya/)
  assert.doesNotMatch(page.body, /<script>alert/)
  assert.equal(page.$(`form[action="${path}/waiver"]`).length, 0)
  assert.equal((await dev.post(`${path}/round`, { round: await anotherRound() })).status, 409)
  assert.match(wordsOf(await dev.get('/re-audits?state=waived')), new RegExp(one.reference))
  assert.doesNotMatch(wordsOf(await dev.get('/re-audits?state=owed'), 'table'), new RegExp(one.reference))
})

test('later audits are shown beside the first once their grade is agreed, and counted as improved, the same or worse', async () => {
  const [better, same] = [await owed(), await owed()]
  const round = await anotherRound()
  assert.equal((await dev.post(`/re-audits/${better.reference}/round`, { round })).status, 303)
  const auditorId = await staffIdOf(callum)
  const pairs = [{ caseReference: better.caseReference, auditorId }]
  await house.asPerson(cast.dev, ctx => allocateAuditors(ctx, round, pairs))
  const allocated = await followed(better.audit)
  assert.equal(allocated.state, 'allocated')
  assert.equal((await dev.post(`/re-audits/${better.reference}/round`, { round })).status, 409)
  const later = allocated.later ?? ''
  await house.asPerson(callum, ctx => aSubmittedAudit(ctx, later))
  assert.match(
    wordsOf(await dev.get(`/re-audits/${better.reference}`)),
    /It was handed in and waits for an agreed grade/,
  )
  await house.asPerson(cast.grace, ctx => moderateAudit(ctx, later, { kind: 'agree', comment: '' }))
  await again(same, 'inadequate', callum)
  const found = await all()
  const of = (audit: string) => found.find(one => one.audit === audit)
  assert.deepEqual([of(better.audit)?.outcome, of(same.audit)?.outcome], ['improved', 'same'])
  const list = wordsOf(await dev.get('/re-audits'))
  assert.match(list, /2 were audited again: 1 improved, 1 had the same grade, 0 were worse\./)
  assert.match(list, /Too few for a percentage: 1 of 2 improved/)
  const page = await dev.get(`/re-audits/${better.reference}`)
  assert.match(wordsOf(page), /Improved/)
  assert.match(wordsOf(page), /handed in before the actions of the first were due/)
  assert.equal(page.$('table').first().find('thead th').length, 3)
  assert.ok(
    found.some(one => one.earlierAuditorId === auditorId),
    'an inadequate re-audit owes another in its turn',
  )
})

test('what is overdue comes first in the list and is counted at home; its round being closed leaves it owed', async () => {
  const audit = next()
  await agreed(audit, cast.ruth, 'requires-improvement')
  await house.asPerson('system', async ctx => {
    const row = await ctx.db
      .selectFrom('auditStanding')
      .select(['auditId', 'submissionId', 'caseReference', 'auditorId'])
      .where('reference', '=', audit)
      .executeTakeFirstOrThrow()
    const { submissionId, auditorId: earlierAuditorId, auditId, caseReference } = row
    await ctx.db
      .insertInto('reAudit')
      .values({
        authorityId: ctx.authorityId,
        reAuditId: ctx.newId(),
        reference: 'RA-2018-0900',
        auditId: auditId ?? '',
        submissionId: submissionId ?? '',
        caseReference: caseReference ?? '',
        earlierAuditorId: earlierAuditorId ?? '',
        agreedGrade: 'requires-improvement',
        owedAt: ctx.now,
        earliestOn: localDate('2018-01-15'),
        dueOn: localDate('2018-02-15'),
      })
      .execute()
  })
  const list = await dev.get('/re-audits')
  assert.equal(list.$('tbody a').first().text(), 'RA-2018-0900')
  assert.match(list.$('tbody tr').first().text(), /Overdue/)
  const home = await dev.get('/')
  assert.match(home.$('a[href="/re-audits"]').closest('li, div').text(), /1/)
  const one = await followed(audit)
  const round = await anotherRound()
  await dev.post(`/re-audits/${one.reference}/round`, { round })
  const auditorId = await staffIdOf(callum)
  await house.asPerson(cast.dev, ctx => allocateAuditors(ctx, round, [{ caseReference: one.caseReference, auditorId }]))
  const seen = await house.asPerson(callum, ctx => reAuditsWithin(ctx))
  assert.ok(!seen.some(other => other.audit === audit), 'the later auditor looks with their own eyes')
  await house.asPerson(cast.dev, ctx => closeRound(ctx, round, 'Not enough time.'))
  const left = await followed(audit)
  assert.deepEqual([left.state, left.later, left.waitsIn], ['overdue', null, null])
})

test('managers see only what is theirs, and decide nothing; auditors and practitioners see none', async () => {
  const found = await all()
  const marcus = await house.signIn(cast.marcus)
  const list = await marcus.get('/re-audits')
  assert.equal(list.status, 200)
  const theirs = found.filter(one => one.team === cast.marcus.team)
  const others = found.filter(one => one.team !== cast.marcus.team)
  assert.ok(others.length > 0)
  assert.equal(list.$('tbody tr').length, theirs.length)
  assert.equal((await marcus.get(`/re-audits/${others[0]?.reference ?? ''}`)).status, 404)
  assert.equal((await marcus.get('/re-audits/RA-2018-9999')).status, 404)
  for (const one of theirs) {
    const page = await marcus.get(`/re-audits/${one.reference}`)
    assert.equal(page.status, 200)
    assert.equal(page.$('form[action$="/waiver"]').length, 0)
  }
  const any = found[0]?.reference ?? ''
  assert.equal((await marcus.post(`/re-audits/${any}/waiver`, { reason: 'closed', words: 'Mine.' })).status, 403)
  assert.equal((await marcus.get('/re-audit-settings')).status, 403)
  for (const person of [cast.ruth, cast.sam, cast.grace]) {
    const browser = await house.signIn(person)
    assert.equal((await browser.get('/re-audits')).status, 403)
    assert.equal((await browser.get('/')).$('a[href="/re-audits"]').length, 0)
  }
})

test('the council chooses what is followed up and how soon; what is owed stays as it was', async () => {
  const earlier = await all()
  const page = await dev.get('/re-audit-settings')
  assert.equal(page.$('input[name=followed]:checked').attr('value'), 'inadequate')
  const refused = await dev.post('/re-audit-settings', { followed: 'both', months: '4' })
  assertRefused(refused, '#months')
  assert.equal(refused.$('input[name=followed]:checked').attr('value'), 'both')
  assertRefused(await dev.post('/re-audit-settings', { months: '2' }), '#followed')
  assertRefused(await dev.post('/re-audit-settings', { followed: 'dip', dipShare: '100', months: '2' }), '#dipShare')
  assert.equal((await dev.post('/re-audit-settings', { followed: 'dip', dipShare: '30', months: '2' })).status, 303)
  assert.equal(fieldsOf(await dev.get('/re-audit-settings'))['dipShare'], '30')
  assert.equal((await dev.post('/re-audit-settings', { followed: 'both', months: '1' })).status, 303)
  assert.equal((await dev.get('/re-audit-settings')).$('#months').attr('value'), '1')
  const audit = next()
  await agreed(audit, cast.ruth, 'requires-improvement')
  const found = await followed(audit)
  assert.equal(found.agreedGrade, 'requires-improvement')
  assert.ok(earlier.every(one => one.audit === audit || one.dueOn !== found.dueOn))
  assert.equal((await all()).length, earlier.length + 1)
  await again(found, 'inadequate', callum)
  assert.equal((await followed(audit)).outcome, 'worse')
  assert.match(wordsOf(await dev.get('/re-audits')), /1 was worse/)
})

test('once the first audit is opened again to correct it, its grade stands no more, and what it owed is set aside', async () => {
  const one = await owed()
  await house.asPerson(cast.ruth, ctx => correctAudit(ctx, one.audit, 'The wrong child’s chronology was read.'))
  assert.equal((await followed(one.audit)).state, 'set-aside')
  const page = await dev.get(`/re-audits/${one.reference}`)
  assert.match(wordsOf(page), /Set aside/)
  assert.equal((await dev.post(`/re-audits/${one.reference}/waiver`, { reason: 'closed', words: 'Late.' })).status, 409)
})
