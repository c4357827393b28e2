/** Tools of every shape, for tests that hold for all of them: texts that begin like formulas, empty lists, every field there can be. */
import fc from 'fast-check'
import { answerKinds, type ToolContent } from '#domain/audit-tool/tool.ts'

/** Texts that spreadsheets, XML or people get wrong. */
const odd = [
  '=1+1',
  '+44',
  '-',
  '@SUM(A1)',
  "'=x",
  "''-1",
  ' =2',
  '<b>&"',
  'a\nb',
  ' ends ',
  '“tŷ” 👍',
  '_x0041_',
  '12',
  'yes',
  '|',
]
const text = fc.oneof(fc.constantFrom(...odd), fc.string({ unit: 'grapheme-ascii', maxLength: 30 }))
const written = fc.oneof(text, fc.constant('')).map(one => one.replaceAll('\r', ''))
const expression = written.filter(one => one.trim() !== '')
const key = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,11}$/)
const code = key
const codes = fc.uniqueArray(code, { maxLength: 3 })
const whole = fc.integer({ min: 0, max: 99 })

const descriptors = fc.record({
  outstanding: written,
  good: written,
  'requires-improvement': written,
  inadequate: written,
})
const choice = fc.record({ code, label: written, explain: fc.boolean() }, { requiredKeys: ['code', 'label'] })

const applicability = {
  statuses: codes,
  ages: fc.record({ from: whole, to: whole }, { requiredKeys: [] }),
  placements: codes,
  themes: codes,
  askedWhen: expression,
}

const question = (own: string) =>
  fc.record(
    {
      key: fc.constant(own),
      text: written,
      kind: fc.constantFrom('compliance', 'quality', 'outcome'),
      answerKind: fc.constantFrom(...answerKinds),
      hint: written,
      whereToLook: written,
      indicators: fc.array(whole, { maxLength: 3 }),
      required: fc.boolean(),
      dataOnly: fc.boolean(),
      choices: fc.array(choice, { maxLength: 3 }),
      least: whole,
      most: whole,
      scaleGuidance: fc.array(fc.record({ at: whole, text: written }), { maxLength: 2 }),
      descriptors,
      evidence: fc.constantFrom('none', 'offered', 'required'),
      memory: fc.boolean(),
      carriesOn: fc.option(key),
      ...applicability,
    },
    { requiredKeys: ['key', 'text', 'kind', 'answerKind', 'indicators', 'required'] },
  )

const section = ([own, keys]: readonly [string, readonly string[]]) =>
  fc.record(
    {
      key: fc.constant(own),
      title: written,
      guidance: written,
      strand: fc.constantFrom('effect', 'practice-and-oversight', 'partnership'),
      mandatory: fc.boolean(),
      graded: fc.boolean(),
      descriptors,
      estimatedMinutes: fc.integer({ min: 1, max: 60 }),
      questions: fc.tuple(...keys.map(question)),
      ...applicability,
    },
    { requiredKeys: ['key', 'title', 'guidance', 'strand', 'mandatory', 'graded', 'estimatedMinutes', 'questions'] },
  )

const rating = (own: string) =>
  fc.record(
    {
      key: fc.constant(own),
      title: written,
      section: key,
      scale: key,
      appliesWhen: expression,
      rules: fc.array(
        fc.record({ when: expression, gives: code, because: written }, { requiredKeys: ['when', 'gives'] }),
        { maxLength: 3 },
      ),
      otherwise: code,
      mayOverride: fc.boolean(),
      guidance: written,
    },
    { requiredKeys: ['key', 'title', 'section', 'scale', 'rules', 'otherwise', 'mayOverride'] },
  )

const scale = (own: string) =>
  fc.record({ key: fc.constant(own), name: written, values: fc.array(choice, { maxLength: 3 }) })
const rule = (own: string) => fc.record({ code: fc.constant(own), when: expression, sentence: written })

const keyed = <Thing>(make: (own: string) => fc.Arbitrary<Thing>, most: number): fc.Arbitrary<Thing[]> =>
  fc.uniqueArray(key, { maxLength: most }).chain(keys => fc.tuple(...keys.map(make)))

/** Sections with questions whose keys are each used once. */
const sections = fc.uniqueArray(key, { maxLength: 8 }).chain(keys => {
  const heads = keys.slice(0, 3)
  const rest = keys.slice(3)
  return fc.tuple(
    ...heads.map((own, place): fc.Arbitrary<unknown> =>
      section([own, rest.filter((_one, index) => index % heads.length === place)]),
    ),
  )
})

const parts = fc.record(
  {
    key,
    name: written,
    version: fc.integer({ min: 1, max: 9 }),
    purpose: written,
    lookbackMonths: fc.integer({ min: 1, max: 24 }),
    judgementMonths: fc.integer({ min: 1, max: 24 }),
    grading: fc.constantFrom('four-grades', 'none'),
    indicators: fc.array(fc.record({ number: whole, name: written }), { maxLength: 3 }),
    overallDescriptors: descriptors,
    sections,
    scales: keyed(scale, 2),
    ratings: keyed(rating, 2),
    totals: keyed(own => fc.record({ key: fc.constant(own), title: written, section: key, value: expression }), 2),
    consistency: keyed(rule, 2),
  },
  {
    requiredKeys: ['key', 'name', 'version', 'purpose', 'lookbackMonths', 'judgementMonths', 'indicators', 'sections'],
  },
)

/** As a tool read from its file is: plain objects. */
export const anyTool: fc.Arbitrary<ToolContent> = parts.map(tool => JSON.parse(JSON.stringify(tool)) as ToolContent)
