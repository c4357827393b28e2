/** The page of one question of a draft: every field that a question can have, the simple ones first. */
import { answerKindWords, kindWords } from '#domain/audit-tool/describe.ts'
import { addQuestion, changeQuestion, questionOf } from '#domain/audit-tool/edit.ts'
import { answerKinds, type Question, type ToolContent } from '#domain/audit-tool/tool.ts'
import { applicabilityFields, descriptorFields, keyField, keyIn } from './applicability-fields.ts'
import type { DraftFound } from './drafts.ts'
import { listIn, textIn, type FieldAsked, type FieldChoice, type Typed } from './fields.ts'
import type { PartPage, PartPlace } from './part-page.ts'
import { paths } from './paths.ts'
import {
  applicabilityIn,
  applicabilityTyped,
  choicesIn,
  choicesTyped,
  descriptorsIn,
  descriptorsTyped,
  FieldReader,
  numberedLines,
  numberedLinesIn,
} from './read-fields.ts'

interface QuestionPart {
  readonly question: Question
  readonly section: string
}

const kinds = ['quality', 'compliance', 'outcome'] as const
const kindHints = { compliance: 'Was it done, in time?', quality: 'How well?', outcome: 'What difference did it make?' }
const sameKey = 'same-key'
const anew = 'a new beginning'

const indicatorChoices = (tool: ToolContent): readonly FieldChoice[] => {
  const used = tool.sections.flatMap(section => section.questions).flatMap(question => question.indicators)
  const unnamed = [...new Set(used)].filter(number => !tool.indicators.some(one => one.number === number))
  return [
    ...tool.indicators.map(({ number, name }) => ({ value: String(number), text: `${number}: ${name}` })),
    ...unnamed.map(number => ({ value: String(number), text: String(number) })),
  ]
}

const mainFields = (tool: ToolContent): readonly FieldAsked[] => [
  { name: 'text', label: 'Question', shape: 'textarea', rows: 2 },
  {
    name: 'section',
    label: 'Section',
    shape: 'select',
    choices: tool.sections.map(({ key, title }) => ({ value: key, text: title })),
  },
  {
    name: 'kind',
    label: 'What it asks about',
    shape: 'radios',
    choices: kinds.map(kind => ({ value: kind, text: kindWords[kind], hint: kindHints[kind] })),
  },
  {
    name: 'answerKind',
    label: 'How it is answered',
    shape: 'select',
    choices: answerKinds.map(kind => ({ value: kind, text: answerKindWords[kind] })),
  },
  {
    name: 'required',
    label: 'Must it be answered?',
    shape: 'checkboxes',
    choices: [{ value: 'yes', text: 'The audit cannot be handed in without an answer' }],
  },
  { name: 'hint', label: 'Hint', hint: 'Help beside the question', shape: 'textarea', rows: 2 },
  { name: 'whereToLook', label: 'Where to look', hint: 'Where in the record the evidence is usually found', shape: 'input' },
  { name: 'indicators', label: 'Outcome indicators that the answer tells of', shape: 'checkboxes', choices: indicatorChoices(tool) },
]

const answerFields: readonly FieldAsked[] = [
  {
    name: 'choices',
    label: 'Choices',
    hint: 'For choices and progress. One a line, the most favourable first: code | label, and | explain where it must be explained.',
    shape: 'textarea',
    rows: 5,
    heading: 'The answer',
  },
  { name: 'least', label: 'Least', hint: 'For a scale or a number. 0 where left empty', shape: 'input', width: 5 },
  { name: 'most', label: 'Most', hint: '10 for a scale and 9,999 for a number where left empty', shape: 'input', width: 5 },
  {
    name: 'scaleGuidance',
    label: 'What the numbers of a scale mean',
    hint: 'One a line, the lowest first: 0 | Not safe at all',
    shape: 'textarea',
    rows: 3,
  },
  {
    name: 'evidence',
    label: 'Text beside the answer',
    shape: 'radios',
    choices: [
      { value: 'usual', text: 'As usual', hint: 'Offered beside whatever is chosen, required beside a grade' },
      { value: 'offered', text: 'Offered' },
      { value: 'required', text: 'Required' },
      { value: 'none', text: 'None' },
    ],
  },
]

const useFields: readonly FieldAsked[] = [
  {
    name: 'dataOnly',
    label: 'What is it for?',
    shape: 'checkboxes',
    choices: [{ value: 'yes', text: 'For counting alone', hint: 'Outside the rules on compliance, quality and outcome; needs no indicator' }],
    heading: 'From one audit, and one version, to the next',
  },
  {
    name: 'measures',
    label: 'Measures of timeliness that fill it in',
    hint: 'For yes, partly or no: keys with commas between, such as protection-visits, in-need-visits. The dates of your extracts then answer it, and the auditor may find otherwise.',
    shape: 'input',
  },
  {
    name: 'memory',
    label: 'At the next audit of the same child',
    shape: 'checkboxes',
    choices: [{ value: 'yes', text: 'Show what was answered here, and ask whether it happened' }],
  },
]

function carriesOnField({ latest }: DraftFound): readonly FieldAsked[] {
  if (latest === null) return []
  const earlier = latest.content.sections.flatMap(section => section.questions)
  return [
    {
      name: 'carriesOn',
      label: `Carries on from version ${latest.version}`,
      hint: 'The question whose trend goes on here. Choose a new beginning where what is asked is another thing.',
      shape: 'select',
      choices: [
        { value: sameKey, text: 'The question with the same key, if there is one' },
        { value: anew, text: 'A new beginning' },
        ...earlier.map(({ key, text }) => ({ value: key, text: `${key}: ${text.slice(0, 90)}` })),
      ],
    },
  ]
}

const given = (name: string, value: string | number | null): object =>
  value === null || value === '' ? {} : { [name]: value }

function carriesOnIn(typed: Typed): object {
  const chosen = textIn(typed, 'carriesOn')
  if (chosen === '' || chosen === sameKey) return {}
  return { carriesOn: chosen === anew ? null : chosen }
}

function measuresIn(typed: Typed): object {
  const measures = textIn(typed, 'measures').split(/[,;\s]+/).filter(key => key !== '')
  return measures.length === 0 ? {} : { measures }
}

function answerPartsIn(reader: FieldReader): object {
  const guidance = numberedLinesIn(reader, 'scaleGuidance').map(({ number, text }) => ({ at: number, text }))
  const evidence = reader.oneOf('evidence', ['usual', 'offered', 'required', 'none'], 'Choose what is asked beside the answer')
  return {
    ...choicesIn(reader),
    ...given('least', reader.whole('least')),
    ...given('most', reader.whole('most')),
    ...(guidance.length === 0 ? {} : { scaleGuidance: guidance }),
    ...descriptorsIn(reader),
    ...(evidence === 'usual' ? {} : { evidence }),
  }
}

function questionIn(reader: FieldReader, tool: ToolContent, key: string | null): Question {
  const text = reader.needed('text', 'Enter the question')
  return {
    key: keyIn(reader, tool, text, key),
    text,
    kind: reader.oneOf('kind', kinds, 'Choose what it asks about'),
    answerKind: reader.oneOf('answerKind', answerKinds, 'Choose how it is answered'),
    ...given('hint', reader.text('hint')),
    ...given('whereToLook', reader.text('whereToLook')),
    indicators: listIn(reader.typed, 'indicators').map(Number).filter(Number.isInteger),
    required: reader.isTicked('required'),
    ...answerPartsIn(reader),
    ...(reader.isTicked('dataOnly') ? { dataOnly: true } : {}),
    ...measuresIn(reader.typed),
    ...(reader.isTicked('memory') ? { memory: true } : {}),
    ...carriesOnIn(reader.typed),
    ...applicabilityIn(reader),
  }
}

const ticked = (value: boolean | undefined): readonly string[] => (value === true ? ['yes'] : [])

const carriesOnTyped = ({ carriesOn }: Question): string => (carriesOn === null ? anew : (carriesOn ?? sameKey))

const numbersTyped = ({ least, most, scaleGuidance = [] }: Question): Typed => ({
  least: least?.toString() ?? '',
  most: most?.toString() ?? '',
  scaleGuidance: numberedLines(scaleGuidance.map(({ at, text }) => ({ number: at, text }))),
})

const questionTyped = (question: Question): Typed => ({
  text: question.text,
  key: question.key,
  kind: question.kind,
  answerKind: question.answerKind,
  required: ticked(question.required),
  hint: question.hint ?? '',
  whereToLook: question.whereToLook ?? '',
  indicators: question.indicators.map(String),
  choices: choicesTyped(question.choices),
  ...numbersTyped(question),
  evidence: question.evidence ?? 'usual',
  ...descriptorsTyped(question.descriptors),
  dataOnly: ticked(question.dataOnly),
  measures: (question.measures ?? []).join(', '),
  memory: ticked(question.memory),
  carriesOn: carriesOnTyped(question),
})

/** A question that is being added is required, as most are. */
const newTyped: Typed = { answerKind: 'yes-partly-no', required: ['yes'], evidence: 'usual', carriesOn: sameKey }

const findQuestion = (tool: ToolContent, { key }: PartPlace): QuestionPart | undefined => {
  const found = key === null ? undefined : questionOf(tool, key)
  return found && { question: found.question, section: found.section.key }
}

export const questionPage: PartPage<QuestionPart> = {
  adds: 'Add a question',
  changes: ({ question }) => `Change the question “${question.text}”`,
  find: findQuestion,
  fields: (draft, _place) => [
    ...mainFields(draft.content),
    ...answerFields,
    ...descriptorFields('What each grade looks like, where the answer is a grade'),
    ...applicabilityFields(draft.content),
    ...useFields,
    ...carriesOnField(draft),
    keyField('question'),
  ],
  typed: (part, place) => ({
    ...(part ? questionTyped(part.question) : newTyped),
    ...applicabilityTyped(part?.question ?? null),
    section: part?.section ?? place.section ?? '',
  }),
  read: (typed, tool, place) => {
    const reader = new FieldReader(typed)
    const question = questionIn(reader, tool, place.key)
    const section = textIn(typed, 'section')
    if (!tool.sections.some(one => one.key === section)) reader.fault('section', 'Choose a section')
    return { part: { question, section }, errors: reader.errors }
  },
  write: (tool, { key }, { question, section }) =>
    key === null ? addQuestion(tool, section, question) : changeQuestion(tool, key, question, section),
  address: (key, place) => (place.key === null ? paths.newQuestion(key, place.section ?? '') : paths.question(key, place.key)),
  anchor: ({ question }) => `question-${question.key}`,
  named: ({ question, section }) => `${section}/${question.key}`,
  removable: true,
}
