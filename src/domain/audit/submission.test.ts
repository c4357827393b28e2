/**
 * Handing in, on the tool that is shipped: whoever answers everything can submit, whatever is taken out is missed at its place and
 * nowhere else, and what is kept can be read without the tool.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { standingOf } from '../audit-tool/standing.ts'
import type { Question, Section, ToolContent } from '../audit-tool/tool.ts'
import { instant } from '../calendar/dates.ts'
import { caseStatuses } from '../cases/case-status.ts'
import { consistencyCodes } from '../grades/consistency.ts'
import { gradeCodes } from '../grades/grade.ts'
import { concernKey, gradeKey, overallKey, yesPartlyNo, type Answer } from './answers.ts'
import { learningKey } from './learning.ts'
import { readyToSubmit, sectionProgress, submittedAudit, type AuditFilled } from './submission.ts'

const tool = JSON.parse(
  readFileSync(new URL('../../../audit-tools/monthly-case-audit/1.json', import.meta.url), 'utf8'),
) as ToolContent
const handed = { reference: 'A-2018-0001', caseReference: 'WC-1001', at: instant('2018-05-14T09:00:00Z') }

const statuses = fc.constantFrom(...caseStatuses.map(status => status.code), 'A status of the council’s own')
const words = fc.string({ minLength: 1, maxLength: 40 }).filter(text => text.trim() !== '')
const grade = fc.record({ value: fc.constantFrom(...gradeCodes), evidence: words })

function valueFor({ answerKind, choices }: Question): fc.Arbitrary<string> {
  if (answerKind === 'yes-partly-no') return fc.constantFrom(...yesPartlyNo.map(choice => choice.code))
  if (choices) return fc.constantFrom(...choices.map(choice => choice.code))
  if (answerKind === 'date') return fc.constant('2018-05-02')
  return answerKind === 'count' ? fc.constant('3') : words
}

const learning: readonly (readonly [string, object])[] = [
  [learningKey('strength', 1), { theme: 'visits', text: 'Seen alone each time.' }],
  [learningKey('area', 3), { theme: 'plans', text: 'The plan has no dates.' }],
  [
    learningKey('action', 2),
    { text: 'Date the plan.', ownerRole: 'practitioner', dueOn: '2018-06-01', successMeasure: 'Each step has a day.' },
  ],
]

const factsOf = (caseStatus: string) => ({ caseStatus, ageYears: 9, placement: null, theme: null })
const sectionsOf = (caseStatus: string): readonly Section[] => standingOf(tool, factsOf(caseStatus), new Map()).sections

/** An audit in which everything that is asked was answered, graded and explained, somehow. */
const wholeAudit: fc.Arbitrary<AuditFilled> = statuses.chain(caseStatus => {
  const sections = sectionsOf(caseStatus)
  const entries: [string, fc.Arbitrary<Answer>][] = [
    ...sections.flatMap(section => [
      ...section.questions.map((question): [string, fc.Arbitrary<Answer>] => [
        question.key,
        fc.record({ value: valueFor(question), evidence: words }),
      ]),
      ...(section.graded ? [[gradeKey(section.key), grade] as [string, fc.Arbitrary<Answer>]] : []),
    ]),
    [overallKey, grade],
    ...consistencyCodes.map((code): [string, fc.Arbitrary<Answer>] => [
      concernKey(code),
      words.map(evidence => ({ value: 'explained', evidence })),
    ]),
    ...learning.map(([key, given]): [string, fc.Arbitrary<Answer>] => [
      key,
      fc.constant({ value: JSON.stringify(given), evidence: '' }),
    ]),
  ]
  return fc.record(Object.fromEntries(entries)).map(answers => ({
    tool,
    facts: factsOf(caseStatus),
    answers: new Map(Object.entries(answers)),
  }))
})

const without = (audit: AuditFilled, key: string): AuditFilled => ({
  ...audit,
  answers: new Map([...audit.answers].filter(([one]) => one !== key)),
})
const places = (audit: AuditFilled) => [...readyToSubmit(audit)].map(({ page, field }) => ({ page, field }))
const few = { numRuns: 40 }

test('an auditor who answers everything can always submit, whatever the case’s status and whatever they judged', () => {
  fc.assert(
    fc.property(wholeAudit, audit => {
      assert.deepEqual([...readyToSubmit(audit)], [])
      for (const section of sectionsOf(audit.facts.caseStatus))
        assert.equal(sectionProgress(section, audit.answers), 'complete')
    }),
    few,
  )
})

test('taking out the answer to any required question is missed there, and nothing else is', () => {
  fc.assert(
    fc.property(wholeAudit, audit => {
      for (const section of sectionsOf(audit.facts.caseStatus)) {
        for (const { key, required, answerKind } of section.questions) {
          // Without a progress answer fewer concerns arise, never more: every concern is explained above.
          const expected = required ? [{ page: { section: section.key }, field: key }] : []
          assert.deepEqual(places(without(audit, key)), expected, `${key}, ${answerKind}`)
        }
      }
    }),
    { numRuns: 10 },
  )
})

test('taking out any section’s grade, or the overall grade, is missed on its page', () => {
  fc.assert(
    fc.property(wholeAudit, audit => {
      for (const section of sectionsOf(audit.facts.caseStatus).filter(one => one.graded)) {
        const key = gradeKey(section.key)
        assert.deepEqual(places(without(audit, key)), [{ page: { section: section.key }, field: key }])
      }
      assert.deepEqual(places(without(audit, overallKey)), [{ page: 'overall', field: overallKey }])
    }),
    few,
  )
})

test('a grade without its reasons is missed on the field of the reasons', () => {
  fc.assert(
    fc.property(wholeAudit, audit => {
      const bare = { ...audit, answers: new Map([...audit.answers, [overallKey, { value: 'good', evidence: ' ' }]]) }
      assert.deepEqual(
        places(bare).filter(one => one.page === 'overall'),
        [{ page: 'overall', field: `${overallKey}-evidence` }],
      )
    }),
    few,
  )
})

test('taking any question out of the tool never throws, and leaves the audit ready', () => {
  fc.assert(
    fc.property(wholeAudit, fc.nat(), (audit, chance) => {
      const keys = tool.sections.flatMap(section => section.questions.map(question => question.key))
      const gone = keys[chance % keys.length]
      const shorter: ToolContent = {
        ...tool,
        sections: tool.sections.map(section => ({
          ...section,
          questions: section.questions.filter(question => question.key !== gone),
        })),
      }
      assert.deepEqual([...readyToSubmit({ ...audit, tool: shorter })], [])
      submittedAudit({ ...audit, tool: shorter }, handed)
    }),
    few,
  )
})

test('the submitted audit holds every question asked as it was read, and survives being written as JSON', () => {
  fc.assert(
    fc.property(wholeAudit, audit => {
      const document = submittedAudit(audit, handed)
      const asked = sectionsOf(audit.facts.caseStatus).flatMap(section => section.questions)
      const kept = document.sections.flatMap(section => section.questions)
      assert.deepEqual(
        kept.map(({ key, text, answer, evidence }) => ({ key, text, value: answer, evidence })),
        asked.map(({ key, text }) => ({ key, text, ...audit.answers.get(key) })),
      )
      assert.ok(kept.every(question => question.answerText !== ''))
      assert.ok(document.concerns.every(concern => concern.explanation !== ''))
      assert.deepEqual(JSON.parse(JSON.stringify(document)), document)
    }),
    few,
  )
})

test('an audit that nobody has begun misses each required answer, each grade and some learning, and is not handed in', () => {
  const empty: AuditFilled = { tool, facts: factsOf('child-in-need'), answers: new Map() }
  const sections = sectionsOf('child-in-need')
  const required = sections.flatMap(section => section.questions).filter(question => question.required).length
  const graded = sections.filter(section => section.graded).length
  assert.equal(places(empty).length, required + graded + 2)
  assert.throws(() => submittedAudit(empty, handed), /no overall grade/)
  for (const section of sections) assert.equal(sectionProgress(section, empty.answers), 'not-started')
})

const given = (...entries: readonly (readonly [string, object])[]): AuditFilled => ({
  tool: { ...tool, sections: [] },
  facts: factsOf('child-in-need'),
  answers: new Map([
    [overallKey, { value: 'good', evidence: 'Seen.' }],
    ...entries.map(([key, value]) => [key, { value: JSON.stringify(value), evidence: '' }] as const),
  ]),
})
const fieldsOf = (audit: AuditFilled): readonly string[] => places(audit).map(one => one.field)
const action = { text: 'Date it.', ownerRole: 'practitioner', dueOn: '2018-06-01', successMeasure: 'It is dated.' }

const learningTable: readonly (readonly [string, AuditFilled, readonly string[]])[] = [
  ['nothing learnt', given(), ['strength-1-text']],
  ['a strength alone', given(['strength.2', { theme: 'plans', text: 'Clear.' }]), []],
  ['a theme without words', given(['strength.2', { theme: 'plans', text: '' }]), ['strength-2-text']],
  ['words without a theme', given(['strength.2', { theme: '', text: 'Clear.' }]), ['strength-2-theme']],
  [
    'something to improve without an action',
    given(['area.1', { theme: 'plans', text: 'No dates.' }]),
    ['action-1-text'],
  ],
  [
    'an action without a real day',
    given(['area.1', { theme: 'plans', text: 'No dates.' }], ['action.4', { ...action, dueOn: '2018-02-30' }]),
    ['action-4-dueOn'],
  ],
  [
    'an action that nobody owns',
    given(['area.1', { theme: 'plans', text: 'No dates.' }], ['action.1', { ...action, ownerRole: '' }]),
    ['action-1-ownerRole'],
  ],
  [
    'an action that nobody could tell has helped',
    given(['area.1', { theme: 'plans', text: 'No dates.' }], ['action.1', { ...action, successMeasure: '' }]),
    ['action-1-successMeasure'],
  ],
]

for (const [what, audit, fields] of learningTable) {
  test(`${what}: ${fields.length === 0 ? 'nothing is missing' : `${fields.join()} is missing`}`, () => {
    assert.deepEqual(fieldsOf(audit), fields)
  })
}
