/** Filling in from the record: what answers yes, partly and no, what answers nothing, and what must be explained. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aQuestion, aSection } from '#testing/tools.ts'
import { measuresAsked, recordAnswers, recordConcerns, type RecordFact } from './record.ts'

const visits = { ...aQuestion('visits'), measures: ['protection-visits', 'in-need-visits'] }
const plain = aQuestion('plain')
const sections = [aSection('life', [visits, plain])]
const fact = (state: RecordFact['state'], measure = 'protection-visits', words = '12 working days'): RecordFact => ({
  measure,
  title: 'Visits',
  state,
  words,
})
const answered = (value: string, key = 'visits') => new Map([[key, { value, evidence: '' }]])

test('all in time is yes, none is no, some are partly; only due, unknown or another measure answers nothing', () => {
  const given = (...facts: readonly RecordFact[]) => recordAnswers(sections, facts).map(one => one.answer)
  assert.deepEqual(given(fact('met'), fact('met', 'in-need-visits')), ['yes'])
  assert.deepEqual(given(fact('met-late'), fact('overdue')), ['no'])
  assert.deepEqual(given(fact('met'), fact('overdue')), ['partly'])
  assert.deepEqual(given(fact('due'), fact('unknown'), fact('not-applicable'), fact('met', 'supervision')), [])
  assert.deepEqual(measuresAsked(sections), ['protection-visits', 'in-need-visits'])
})

test('the evidence counts what it rests on and names what was not in time, three at most', () => {
  const late = Array.from({ length: 5 }, () => fact('met-late'))
  assert.equal(
    recordAnswers(sections, [fact('met'), ...late])[0]?.evidence,
    'From the record: 1 of 6 in time. Visits: done late (12 working days); Visits: done late (12 working days); Visits: done late (12 working days); and 2 more not in time.',
  )
  assert.equal(
    recordAnswers(sections, [fact('overdue')])[0]?.evidence,
    'From the record: Visits: overdue (12 working days).',
  )
})

test('an answer that is not the record’s is to be explained; one like it, none, not applicable or not asked is not', () => {
  const record = recordAnswers(sections, [fact('overdue')])
  assert.deepEqual(
    recordConcerns(sections, record, answered('yes')).map(one => one.code),
    ['record-visits'],
  )
  for (const value of ['no', '', 'not-applicable'])
    assert.deepEqual(recordConcerns(sections, record, answered(value)), [])
  assert.deepEqual(recordConcerns([aSection('life', [plain])], record, answered('yes')), [])
})
