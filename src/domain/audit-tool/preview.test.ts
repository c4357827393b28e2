/** An imagined case is asked what a real one would be; what is not known of it leaves nothing out. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyTool } from './draft.ts'
import { foresee, type ImaginedCase } from './preview.ts'
import type { Applicability, Question, Section, ToolContent } from './tool.ts'

const question = (key: string, of: Applicability = {}): Question => ({
  key,
  text: key,
  kind: 'quality',
  answerKind: 'yes-partly-no',
  indicators: [1],
  required: true,
  ...of,
})
const section = (key: string, of: Applicability, questions: readonly Question[]): Section => ({
  key,
  title: key,
  guidance: 'Read.',
  strand: 'effect',
  mandatory: false,
  graded: false,
  estimatedMinutes: 5,
  questions,
  ...of,
})
const tool: ToolContent = {
  ...emptyTool('tool', 'Tool'),
  sections: [
    section('all', {}, [
      question('young', { ages: { to: 4 } }),
      question('old', { ages: { from: 16 } }),
      question('any'),
    ]),
    section('care', { statuses: ['looked-after'] }, [
      question('foster', { placements: ['U4'] }),
      question('themed', { themes: ['plans'] }),
    ]),
  ],
}
const unknown: ImaginedCase = { status: null, age: null, placement: null, theme: null }
const asked = (facts: Partial<ImaginedCase>): string =>
  foresee(tool, { ...unknown, ...facts })
    .flatMap(one => one.questions.map(({ key }) => key))
    .join(' ')

const cases: readonly (readonly [string, Partial<ImaginedCase>, string])[] = [
  ['nothing is known', {}, 'young old any foster themed'],
  ['an age within the first limit, which is included', { age: 4 }, 'young any foster themed'],
  ['an age at the second limit', { age: 16 }, 'old any foster themed'],
  ['an unborn child', { age: 0 }, 'young any foster themed'],
  ['a status that is named', { status: 'looked-after' }, 'young old any foster themed'],
  ['a status that is named nowhere', { status: 'our-own' }, 'young old any foster themed'],
  ['another placement and theme', { placement: 'U1', theme: 'visits' }, 'young old any'],
]
for (const [name, facts, keys] of cases)
  test(`${name}: what is asked`, () => {
    assert.equal(asked(facts), keys)
  })

test('a status that the tool names elsewhere leaves out the sections that do not name it', () => {
  const two = {
    ...tool,
    sections: [...tool.sections, section('cp', { statuses: ['child-protection'] }, [question('core')])],
  }
  const found = foresee(two, { ...unknown, status: 'child-protection' })
  assert.deepEqual(
    found.map(one => one.asked),
    [true, false, true],
  )
})
