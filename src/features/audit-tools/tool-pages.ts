/** The pages of what belongs to a tool as a whole: about it, what does not fit, and what an instrument works out. */
import type { z } from 'zod'
import { isKey, keyFrom } from '#domain/audit-tool/draft.ts'
import { addRule, changeRule } from '#domain/audit-tool/edit.ts'
import type { ToolConsistencyRule, ToolContent } from '#domain/audit-tool/tool.ts'
import { descriptorFields } from './applicability-fields.ts'
import { textIn, type FieldAsked, type Typed } from './fields.ts'
import type { PartPage } from './part-page.ts'
import { paths } from './paths.ts'
import { descriptorsIn, descriptorsTyped, FieldReader, numberedLines, numberedLinesIn } from './read-fields.ts'
import { toolSchema } from './tool-schema.ts'

type ToolHead = Pick<
  ToolContent,
  'name' | 'purpose' | 'lookbackMonths' | 'judgementMonths' | 'grading' | 'indicators' | 'overallDescriptors'
>

const aboutFields: readonly FieldAsked[] = [
  { name: 'name', label: 'Name', shape: 'input' },
  { name: 'purpose', label: 'What it is for', shape: 'textarea', rows: 3 },
  { name: 'lookbackMonths', label: 'Months of the record to read', shape: 'input', width: 3 },
  { name: 'judgementMonths', label: 'Months to judge by', shape: 'input', width: 3 },
  {
    name: 'grading',
    label: 'Does the auditor give an overall grade?',
    shape: 'radios',
    choices: [
      { value: 'four-grades', text: 'Yes, one of the four grades' },
      { value: 'none', text: 'No', hint: 'It is not graded, or is an instrument with ratings of its own' },
    ],
  },
  {
    name: 'indicators',
    label: 'Outcome indicators that it tests',
    hint: 'One a line: 1 | Listened to and influencing',
    shape: 'textarea',
    rows: 6,
  },
  ...descriptorFields('What each overall grade looks like', 'overall'),
]

function aboutIn(reader: FieldReader): ToolHead {
  const { descriptors } = descriptorsIn(reader, 'overall')
  const grading = reader.oneOf('grading', ['four-grades', 'none'], 'Choose whether there is an overall grade')
  return {
    name: reader.needed('name', 'Enter the tool’s name'),
    purpose: reader.text('purpose'),
    lookbackMonths: reader.neededNumber('lookbackMonths', 'Enter how many months of the record to read'),
    judgementMonths: reader.neededNumber('judgementMonths', 'Enter how many months to judge by'),
    ...(grading === 'none' ? { grading } : {}),
    indicators: numberedLinesIn(reader, 'indicators').map(({ number, text }) => ({ number, name: text })),
    ...(descriptors ? { overallDescriptors: descriptors } : {}),
  }
}

const headOf = (tool: ToolContent): ToolHead => ({
  name: tool.name,
  purpose: tool.purpose,
  lookbackMonths: tool.lookbackMonths,
  judgementMonths: tool.judgementMonths,
  ...(tool.grading === 'none' ? { grading: tool.grading } : {}),
  indicators: tool.indicators,
  ...(tool.overallDescriptors ? { overallDescriptors: tool.overallDescriptors } : {}),
})

const aboutTyped = (head: ToolHead): Typed => ({
  name: head.name,
  purpose: head.purpose,
  lookbackMonths: String(head.lookbackMonths),
  judgementMonths: String(head.judgementMonths),
  grading: head.grading ?? 'four-grades',
  indicators: numberedLines(head.indicators.map(({ number, name }) => ({ number, text: name }))),
  ...descriptorsTyped(head.overallDescriptors, 'overall'),
})

export const aboutPage: PartPage<ToolHead> = {
  adds: '',
  changes: () => 'About the tool',
  find: headOf,
  fields: () => aboutFields,
  typed: head => (head ? aboutTyped(head) : {}),
  read: typed => {
    const reader = new FieldReader(typed)
    return { part: aboutIn(reader), errors: reader.errors }
  },
  write: ({ grading: _grading, overallDescriptors: _descriptors, ...tool }, _place, head) => ({ ...tool, ...head }),
  address: key => paths.about(key),
  anchor: () => 'about',
  named: () => 'about',
  removable: false,
}

const ruleFields: readonly FieldAsked[] = [
  {
    name: 'sentence',
    label: 'What does not fit, in a sentence',
    hint: 'The auditor reads it and explains; the moderator reads both',
    shape: 'textarea',
    rows: 3,
  },
  {
    name: 'when',
    label: 'When this holds',
    hint: "Such as answer('visits-alone') == 'no' && grade('visits') in ['good', 'outstanding']",
    shape: 'textarea',
    rows: 3,
    signs: true,
  },
  { name: 'code', label: 'Code', hint: 'Small letters, digits and hyphens. Leave empty to have one made.', shape: 'input', width: 20 },
]

function ruleIn(reader: FieldReader, tool: ToolContent, own: string | null): ToolConsistencyRule {
  const sentence = reader.needed('sentence', 'Enter the sentence that the auditor reads')
  const taken = (tool.consistency ?? []).map(rule => rule.code).filter(code => code !== own)
  const typed = reader.text('code')
  if (typed !== '' && !isKey(typed)) reader.fault('code', 'Use small letters, digits and hyphens, 60 at most')
  else if (taken.includes(typed)) reader.fault('code', `Another rule has the code ${typed}`)
  return { code: typed === '' ? keyFrom(sentence, taken) : typed, when: reader.needed('when', 'Enter the condition'), sentence }
}

export const rulePage: PartPage<ToolConsistencyRule> = {
  adds: 'Add a rule on what does not fit',
  changes: () => 'Change a rule on what does not fit',
  find: (tool, { key }) => tool.consistency?.find(rule => rule.code === key),
  fields: () => ruleFields,
  typed: rule => ({ sentence: rule?.sentence ?? '', when: rule?.when ?? '', code: rule?.code ?? '' }),
  read: (typed, tool, { key }) => {
    const reader = new FieldReader(typed)
    return { part: ruleIn(reader, tool, key), errors: reader.errors }
  },
  write: (tool, { key }, rule) => (key === null ? addRule(tool, rule) : changeRule(tool, key, rule)),
  address: (key, place) => (place.key === null ? paths.newRule(key) : paths.rule(key, place.key)),
  anchor: rule => `rule-${rule.code}`,
  named: rule => `consistency/${rule.code}`,
  removable: true,
}

type WorkedOut = Pick<ToolContent, 'scales' | 'ratings' | 'totals'>
const workedOutNames = ['scales', 'ratings', 'totals'] as const
const workedOutHints = {
  scales: 'Named lists of values, the best first',
  ratings: 'Each with its section, scale and rules',
  totals: 'Numbers, each with a title, a section and an expression',
}

/** The JSON of one of these fields. An empty box is an empty list. */
function jsonIn(reader: FieldReader, name: (typeof workedOutNames)[number]): object {
  const text = textIn(reader.typed, name)
  if (text === '') return {}
  try {
    const read = toolSchema.shape[name].safeParse(JSON.parse(text))
    if (read.success) return { [name]: read.data }
    reader.fault(name, read.error.issues.slice(0, 3).map(issueInWords).join('; '))
  } catch (error) {
    reader.fault(name, `It is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  return {}
}

const issueInWords = ({ path, message }: z.core.$ZodIssue): string =>
  path.length === 0 ? message : `at ${path.map(part => (typeof part === 'number' ? part + 1 : String(part))).join(', ')}: ${message}`

export const workedOutPage: PartPage<WorkedOut> = {
  adds: '',
  changes: () => 'Ratings that the instrument works out',
  find: ({ scales, ratings, totals }) => ({
    ...(scales ? { scales } : {}),
    ...(ratings ? { ratings } : {}),
    ...(totals ? { totals } : {}),
  }),
  fields: () =>
    workedOutNames.map(name => ({
      name,
      label: `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`,
      hint: `${workedOutHints[name]}, as JSON`,
      shape: 'textarea',
      rows: 12,
      signs: true,
    })),
  typed: part =>
    Object.fromEntries(
      workedOutNames.map(name => [name, part?.[name] === undefined ? '' : JSON.stringify(part[name], null, 2)]),
    ),
  read: typed => {
    const reader = new FieldReader(typed)
    const parts = workedOutNames.map(name => jsonIn(reader, name))
    return { part: Object.assign({}, ...parts) as WorkedOut, errors: reader.errors }
  },
  write: ({ scales: _scales, ratings: _ratings, totals: _totals, ...tool }, _place, part) => ({ ...tool, ...part }),
  address: key => paths.workedOut(key),
  anchor: () => 'worked-out',
  named: () => 'worked-out',
  removable: false,
}
