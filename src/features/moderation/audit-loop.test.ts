/** An audit from allocation to its agreed grade, on real PostgreSQL: who may, what is kept, and what is never overwritten. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gradeKey } from '#domain/audit/answers.ts'
import {
  answerSection,
  auditByReference,
  auditsToModerate,
  explainConcerns,
  gradeOverall,
  gradesOf,
  recordLearning,
  submissionOf,
  submitAudit,
} from '#features/audits/door.ts'
import { closeRound } from '#features/rounds/door.ts'
import type { PersonRow } from '#features/people/door.ts'
import type { Context } from '#platform/context.ts'
import { canonicalJson, sha256 } from '#platform/digest.ts'
import { aSubmittedAudit, fillAudit } from '#testing/audits.ts'
import { announced, as, cast, hasCode, withContext } from '#testing/context.ts'
import { aRoundUnderWay } from '#testing/rounds.ts'
import { people } from '#seeds/county.ts'
import { moderateAudit } from './moderate-audit.ts'
import { returnAudit } from './return-audit.ts'

interface Loop {
  readonly dev: Context
  readonly auditor: Context
  readonly grace: Context
  readonly auditorRow: PersonRow
  readonly reference: string
  readonly round: string
}

/** A round under way, and one of its audits that belongs to somebody who is not the moderator. */
const loop = (story: (loop: Loop) => Promise<void>): Promise<void> =>
  withContext(cast.dev, async dev => {
    const round = await aRoundUnderWay(dev)
    const rows = await dev.db
      .selectFrom('audit')
      .innerJoin('staffMember as auditor', 'auditor.staffId', 'audit.auditorId')
      .select(['audit.reference', 'auditor.email'])
      .orderBy('audit.reference')
      .execute()
    const [first] = rows
    const auditorRow = people.find(person => person.email === first?.email)
    assert.ok(first && auditorRow)
    const auditor = await as(dev, auditorRow)
    await story({ dev, auditor, grace: await as(dev, cast.grace), auditorRow, reference: first.reference, round })
  })

const agree = { kind: 'agree', comment: '' } as const

test('every allocation of a round becomes one audit, with a reference of its own', () =>
  loop(async ({ dev }) => {
    const allocations = await dev.db.selectFrom('allocation').select('allocationId').execute()
    const audits = await dev.db.selectFrom('audit').select('reference').execute()
    assert.equal(audits.length, allocations.length)
    assert.equal(new Set(audits.map(audit => audit.reference)).size, audits.length)
  }))

test('a correction is a new row, and an answer that did not change is left alone', () =>
  loop(async ({ auditor, reference }) => {
    const given = (value: string) => ({ given: { 'record-summary': { value, evidence: 'Seen.' } } })
    await answerSection(auditor, reference, 'record', given('yes'))
    await answerSection(auditor, reference, 'record', given('yes'))
    await answerSection(auditor, reference, 'record', given('no'))
    const rows = await auditor.db
      .selectFrom('answer')
      .select(['value', 'supersededAt'])
      .orderBy('supersededAt')
      .execute()
    assert.deepEqual(
      rows.map(row => [row.value, row.supersededAt !== null]),
      [
        ['yes', true],
        ['no', false],
      ],
    )
  }))

test('a page opened before someone else’s save overwrites nothing, and says which answers differ', () =>
  loop(async ({ auditor, reference }) => {
    await answerSection(auditor, reference, 'record', {
      given: { 'record-summary': { value: 'yes', evidence: 'First.' } },
    })
    const stale = { given: { 'record-summary': { value: 'no', evidence: 'Second.' } }, shown: {} }
    await assert.rejects(
      answerSection(auditor, reference, 'record', stale),
      (error: { code: string; details: unknown }) => {
        assert.equal(error.code, 'audit.stale')
        assert.deepEqual(error.details, { ref: reference, keys: ['record-summary'] })
        return true
      },
    )
    const [row] = await auditor.db.selectFrom('answer').select('evidence').where('supersededAt', 'is', null).execute()
    assert.equal(row?.evidence, 'First.')
  }))

test('an answer or a grade that the question does not have is refused, and nothing of the page is saved', () =>
  loop(async ({ auditor, reference }) => {
    const given = {
      'record-summary': { value: 'yes', evidence: '' },
      [gradeKey('record')]: { value: 'excellent', evidence: '' },
    }
    await assert.rejects(answerSection(auditor, reference, 'record', { given }), hasCode('audit.answer-not-fitting'))
    assert.equal((await auditor.db.selectFrom('answer').select('answerId').execute()).length, 0)
    await assert.rejects(
      answerSection(auditor, reference, 'nowhere', { given: {} }),
      hasCode('audit.section-not-asked'),
    )
  }))

test('only the auditor to whom it was allocated may answer: to other auditors the audit does not exist', () =>
  loop(async ({ dev, reference, auditorRow }) => {
    const other = people.find(person => person.roles.join() === 'auditor' && person.email !== auditorRow.email)
    assert.ok(other)
    await assert.rejects(
      answerSection(await as(dev, other), reference, 'record', { given: {} }),
      hasCode('http.not-found'),
    )
    await assert.rejects(answerSection(dev, reference, 'record', { given: {} }), hasCode('http.not-allowed'))
  }))

test('an audit with something missing is not submitted; a whole one is kept as it was read, and its answers are closed', () =>
  loop(async ({ auditor, reference }) => {
    await assert.rejects(submitAudit(auditor, reference), hasCode('audit.not-ready'))
    await answerSection(auditor, reference, 'record', { given: { 'record-summary': { value: 'yes', evidence: '' } } })
    await assert.rejects(submitAudit(auditor, reference), hasCode('audit.not-ready'))
    await aSubmittedAudit(auditor, reference)
    const audit = await auditByReference(auditor, reference)
    const { document, digest } = await submissionOf(auditor, audit.submissionId ?? '')
    assert.equal(document.overall?.grade, 'good')
    assert.match(document.sections[0]?.questions[0]?.text ?? '', /\?$/)
    assert.match(digest, /^[0-9a-f]{64}$/)
    await assert.rejects(answerSection(auditor, reference, 'record', { given: {} }), hasCode('audit.already-submitted'))
    await assert.rejects(submitAudit(auditor, reference), hasCode('audit.already-submitted'))
  }))

test('the auditor’s, the moderator’s and the agreed grade stand side by side, and the second decision is told of the first', () =>
  loop(async ({ auditor, grace, reference }) => {
    await aSubmittedAudit(auditor, reference)
    const lower = { kind: 'change', grade: 'requires-improvement', reason: 'Two sections fall short.' } as const
    await moderateAudit(grace, reference, lower)
    const { submissionId, state } = await auditByReference(grace, reference)
    const entries = await gradesOf(grace, submissionId ?? '')
    const grades = Object.fromEntries(entries.map(entry => [entry.kind, entry.grade]))
    assert.deepEqual(grades, { auditor: 'good', moderator: 'requires-improvement', agreed: 'requires-improvement' })
    assert.equal(state, 'moderated')
    await assert.rejects(moderateAudit(grace, reference, agree), hasCode('audit.already-moderated'))
    const told = await announced(grace)
    assert.equal(told.filter(type => type === 'audit.submitted' || type === 'audit.moderated').length, 2)
  }))

test('a grade is changed only with a reason, and only to another grade', () =>
  loop(async ({ auditor, grace, reference }) => {
    await aSubmittedAudit(auditor, reference)
    const change = (grade: 'good' | 'inadequate', reason: string) =>
      moderateAudit(grace, reference, { kind: 'change', grade, reason })
    await assert.rejects(change('inadequate', '  '), hasCode('audit.reason-needed'))
    await assert.rejects(change('good', 'Because.'), hasCode('audit.same-grade'))
  }))

test('a returned audit can be answered and submitted again, and both submissions are kept', () =>
  loop(async ({ auditor, grace, reference }) => {
    await aSubmittedAudit(auditor, reference)
    await returnAudit(grace, reference, 'The family’s view is missing.')
    await assert.rejects(moderateAudit(grace, reference, agree), hasCode('http.not-found'), 'it is the auditor’s again')
    await submitAudit(auditor, reference)
    const rows = await auditor.db.selectFrom('submission').select('number').orderBy('number').execute()
    assert.deepEqual(
      rows.map(row => row.number),
      [1, 2],
    )
    await moderateAudit(grace, reference, agree)
  }))

test('a practitioner reads the audit of their own case once it is moderated, and not before; scrutiny and administrators never', () =>
  loop(async ({ dev, auditor, grace, reference, round }) => {
    await aSubmittedAudit(auditor, reference)
    const holder = await dev.db
      .selectFrom('audit')
      .innerJoin('staffMember as holder', 'holder.staffId', 'audit.practitionerId')
      .select('holder.email')
      .where('reference', '=', reference)
      .executeTakeFirst()
    const practitioner = people.find(person => person.email === holder?.email)
    assert.ok(practitioner)
    await assert.rejects(auditByReference(await as(dev, practitioner), reference), hasCode('http.not-found'))
    await moderateAudit(grace, reference, agree)
    assert.equal((await auditByReference(await as(dev, practitioner), reference)).state, 'moderated')
    await closeRound(dev, round, 'The others were not finished.')
    assert.equal((await auditByReference(await as(dev, practitioner), reference)).state, 'closed')
    for (const person of [cast.arthur, cast.tess]) {
      await assert.rejects(auditByReference(await as(dev, person), reference), hasCode('http.not-found'))
    }
  }))

test('nobody moderates an audit of their own, whatever other role they have', () =>
  loop(async ({ dev }) => {
    const both = people.filter(person => person.roles.includes('auditor') && person.roles.includes('moderator'))
    const own = await dev.db
      .selectFrom('audit')
      .innerJoin('staffMember as auditor', 'auditor.staffId', 'audit.auditorId')
      .select(['audit.reference', 'auditor.email'])
      .where(
        'auditor.email',
        'in',
        both.map(person => person.email),
      )
      .executeTakeFirst()
    const person = both.find(one => one.email === own?.email)
    assert.ok(own && person, 'someone who audits and moderates has an audit in this round')
    const ctx = await as(dev, person)
    await aSubmittedAudit(ctx, own.reference)
    await assert.rejects(moderateAudit(ctx, own.reference, agree), hasCode('http.not-allowed'))
  }))

test('good overall beside an inadequate section must be explained before it is submitted', () =>
  loop(async ({ auditor, reference }) => {
    await fillAudit(auditor, reference)
    await answerSection(auditor, reference, 'record', {
      given: { [gradeKey('record')]: { value: 'inadequate', evidence: 'Nothing since March.' } },
    })
    await assert.rejects(submitAudit(auditor, reference), hasCode('audit.not-ready'))
  }))

test('a moderator is barred from the cases of their own team, and such audits are not in their queue', () =>
  loop(async ({ dev, auditor, reference }) => {
    await aSubmittedAudit(auditor, reference)
    const held = await auditByReference(dev, reference)
    const outsider = people.find(person => person.roles.join() === 'moderator')
    assert.ok(outsider && held.teamId)
    const moves = dev.db.updateTable('staffMember').set({ teamId: held.teamId }).where('email', '=', outsider.email)
    assert.equal((await auditsToModerate(await as(dev, outsider), null, 30)).length, 1)
    await moves.execute()
    const insider = await as(dev, outsider)
    assert.deepEqual(await auditsToModerate(insider, null, 30), [])
    await assert.rejects(moderateAudit(insider, reference, agree), hasCode('http.not-allowed'))
    await assert.rejects(returnAudit(insider, reference, 'Look again.'), hasCode('http.not-allowed'))
  }))

test('a team manager reads the audits of their own team once they are moderated, and of no other team', () =>
  loop(async ({ dev, auditor, grace, reference, round, auditorRow }) => {
    await aSubmittedAudit(auditor, reference)
    const { teamName } = await auditByReference(dev, reference)
    const managers = people.filter(person => person.roles.includes('team-manager') && person.email !== auditorRow.email)
    const own = managers.find(person => person.team === teamName)
    const other = managers.find(person => person.team !== teamName)
    assert.ok(own && other)
    await assert.rejects(auditByReference(await as(dev, own), reference), hasCode('http.not-found'))
    await moderateAudit(grace, reference, agree)
    assert.equal((await auditByReference(await as(dev, own), reference)).reference, reference)
    await closeRound(dev, round, 'The others were not finished.')
    assert.equal((await auditByReference(await as(dev, own), reference)).state, 'closed')
    await assert.rejects(auditByReference(await as(dev, other), reference), hasCode('http.not-found'))
  }))

test('the record of activity tells each deed once, and nothing where nothing was changed', () =>
  loop(async ({ auditor, grace, reference }) => {
    const ofThis = async (): Promise<readonly string[]> =>
      (
        await grace.db
          .selectFrom('activity')
          .select('type')
          .where('chain', '=', `audit:${reference}`)
          .orderBy('number')
          .execute()
      ).map(row => row.type)
    const given = { given: { 'record-summary': { value: 'yes', evidence: 'Seen.' } } }
    await answerSection(auditor, reference, 'record', given)
    await answerSection(auditor, reference, 'record', given)
    assert.deepEqual(await ofThis(), ['audit.allocated', 'practitioner.told', 'audit.answered'])
    await aSubmittedAudit(auditor, reference)
    await returnAudit(grace, reference, 'Look again.')
    await submitAudit(auditor, reference)
    await moderateAudit(grace, reference, agree)
    assert.deepEqual(
      (await ofThis()).filter(type => type !== 'audit.answered'),
      [
        'audit.allocated',
        'practitioner.told',
        'allocation.accepted',
        'audit.submitted',
        'audit.returned',
        'audit.submitted',
        'audit.moderated',
      ],
    )
  }))

test('the first submission stays as it was when the audit was returned, corrected and submitted again', () =>
  loop(async ({ auditor, grace, reference }) => {
    await aSubmittedAudit(auditor, reference)
    const first = (await auditByReference(auditor, reference)).submissionId ?? ''
    const before = await submissionOf(auditor, first)
    assert.equal(before.digest, sha256(canonicalJson(before.document)), 'the seal is that of the document')
    await returnAudit(grace, reference, 'Look again.')
    await gradeOverall(auditor, reference, { value: 'requires-improvement', evidence: 'On reflection.' })
    await explainConcerns(auditor, reference, { 'overall-outside-sections': 'The whole is less than its parts.' })
    await submitAudit(auditor, reference)
    const second = (await auditByReference(auditor, reference)).submissionId ?? ''
    assert.notEqual(second, first)
    assert.deepEqual(await submissionOf(auditor, first), before)
    assert.equal((await submissionOf(auditor, second)).document.overall?.grade, 'requires-improvement')
    assert.deepEqual(
      (await gradesOf(auditor, first)).map(entry => entry.grade),
      ['good'],
    )
  }))

test('an explanation that is not sent stays as it was, and one of a concern that there is not is left out', () =>
  loop(async ({ auditor, reference }) => {
    await fillAudit(auditor, reference)
    await gradeOverall(auditor, reference, { value: 'inadequate', evidence: 'On reflection.' })
    await explainConcerns(auditor, reference, { 'overall-outside-sections': 'The whole is less.', invented: 'No.' })
    await explainConcerns(auditor, reference, {})
    const rows = await auditor.db
      .selectFrom('answer')
      .select('evidence')
      .where('questionKey', 'like', 'concern.%')
      .where('supersededAt', 'is', null)
      .execute()
    assert.deepEqual(
      rows.map(row => row.evidence),
      ['The whole is less.'],
    )
  }))

test('a grade that there is not, and texts without end, are refused everywhere they could be kept', () =>
  loop(async ({ auditor, reference }) => {
    const endless = 'x'.repeat(10_001)
    const misfit = hasCode('audit.answer-not-fitting')
    await assert.rejects(gradeOverall(auditor, reference, { value: 'excellent', evidence: '' }), misfit)
    await assert.rejects(gradeOverall(auditor, reference, { value: 'good', evidence: endless }), misfit)
    const strengths = [{ theme: 'visits', text: endless }]
    await assert.rejects(recordLearning(auditor, reference, { strengths, areas: [], actions: [] }), misfit)
    await gradeOverall(auditor, reference, { value: 'inadequate', evidence: 'Seen.' })
    await answerSection(auditor, reference, 'record', {
      given: { [gradeKey('record')]: { value: 'good', evidence: 'Seen.' } },
    })
    await assert.rejects(explainConcerns(auditor, reference, { 'overall-outside-sections': endless }), misfit)
  }))
