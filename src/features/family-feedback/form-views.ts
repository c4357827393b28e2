/** View-models of this room's forms: choices, dates, and the questions of a script, with what was typed and what is wrong. */
import { familyFaces, type FamilyAnswers } from '#domain/family-feedback/answers.ts'
import { attemptOutcomes, rolesAsked, timesOfDay, waysToAsk } from '#domain/family-feedback/attempts.ts'
import { linkLives } from '#domain/family-feedback/links.ts'
import { scripts, type FamilyQuestion, type Script } from '#domain/family-feedback/scripts.ts'
import { params } from '#ui/params.ts'
import { textOf, waysToHear, type Faults, type FamilyForm } from './forms.ts'

interface Choice {
  readonly code: string
  readonly label: string
  readonly hint?: string
}

export interface Typed {
  readonly form: FamilyForm
  readonly faults: Faults
}

const dates: readonly string[] = ['attemptedOn', 'saidOn']

/** The error summary, or null; a date is mended from its day. */
export const errorsShown = (faults: Faults) =>
  Object.keys(faults).length === 0
    ? null
    : params({
        titleText: 'There is a problem',
        errorList: Object.entries(faults).map(([field, text]) => ({
          text,
          href: `#${dates.includes(field) ? `${field}-day` : field}`,
        })),
      })

const messageFor = (faults: Faults, field: string) => {
  const text = faults[field]
  return text === undefined ? {} : { errorMessage: { text } }
}

const radios = (field: string, legend: string, choices: readonly Choice[], { form, faults }: Typed) =>
  params({
    name: field,
    idPrefix: field,
    classes: 'govuk-radios--small',
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
    items: choices.map(({ code, label, hint }) => ({
      value: code,
      text: label,
      checked: textOf(form, field) === code,
      ...(hint === undefined ? {} : { hint: { text: hint } }),
    })),
    ...messageFor(faults, field),
  })

const dateInput = (field: string, legend: string, { form, faults }: Typed) => {
  const part = (name: string, width: string) => ({
    name,
    value: textOf(form, `${field}-${name}`),
    classes: `govuk-input--width-${width}${faults[field] === undefined ? '' : ' govuk-input--error'}`,
  })
  return params({
    id: field,
    namePrefix: field,
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
    hint: { text: 'For example, 14 5 2018.' },
    items: [part('day', '2'), part('month', '2'), part('year', '4')],
    ...messageFor(faults, field),
  })
}

export const attemptForm = (typed: Typed) => ({
  errors: errorsShown(typed.faults),
  attemptedOn: dateInput('attemptedOn', 'When?', typed),
  timeOfDay: radios('timeOfDay', 'What time of day?', timesOfDay, typed),
  way: radios('way', 'How?', waysToAsk, typed),
  asked: radios('asked', 'Who was asked?', rolesAsked, typed),
  outcome: radios('outcome', 'What came of it?', attemptOutcomes, typed),
  reason: params({
    id: 'reason',
    name: 'reason',
    rows: 3,
    value: textOf(typed.form, 'reason'),
    label: { text: 'Reason or note', classes: 'govuk-label--s' },
    hint: {
      text: 'Needed where it was not safe or not suitable to ask. Never write a name or a telephone number.',
    },
    ...messageFor(typed.faults, 'reason'),
  }),
})

export const heardForm = (script: Script, typed: Typed) => ({
  errors: errorsShown(typed.faults),
  asked: radios('asked', 'Who answered?', rolesAsked, typed),
  way: radios('way', 'How?', waysToHear, typed),
  saidOn: dateInput('saidOn', 'When did they say it?', typed),
  questions: questionsView(script, typed),
})

export const linkForm = (typed: Typed) => ({
  errors: errorsShown(typed.faults),
  version: radios(
    'version',
    'Which questions?',
    scripts.map(({ version, label, use }) => ({ code: version, label, hint: use })),
    typed,
  ),
  asked: radios('asked', 'Who will answer?', rolesAsked, typed),
  days: radios(
    'days',
    'How long should the link work?',
    linkLives.map(days => ({ code: String(days), label: `${days} days` })),
    typed,
  ),
})

const numbers: readonly Choice[] = Array.from({ length: 11 }, (_, number) => ({
  code: String(number),
  label: String(number),
}))
const choicesFor = { scale: numbers, faces: familyFaces, words: [] } as const

/** The questions of a script with what was answered so far; every field may be left empty. */
export const questionsView = (script: Script, { form, faults }: Typed) =>
  script.questions.map((question, index) => questionView(question, index, { form, faults }))

function questionView({ key, text, answeredBy, ends }: FamilyQuestion, index: number, { form, faults }: Typed) {
  const value = textOf(form, key)
  const words = textOf(form, `${key}-words`)
  return {
    key,
    text: `${index + 1}. ${text}`,
    shape: answeredBy,
    ends: ends ? `0 means “${ends[0]}”. 10 means “${ends[1]}”.` : '',
    choices: choicesFor[answeredBy].map(({ code, label }, place) => ({
      id: place === 0 ? key : `${key}-${code}`,
      code,
      label,
      checked: value === code,
    })),
    skipped: value === '',
    words,
    error: faults[key] ?? null,
    wordsError: faults[`${key}-words`] ?? null,
    open: words !== '' || faults[`${key}-words`] !== undefined,
  }
}

/** Answers as the fields of a form, for a correction that begins from what stands. */
export const formOfAnswers = (answers: FamilyAnswers): FamilyForm =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([key, { value, words }]) => [
      [key, value],
      [`${key}-words`, words],
    ]),
  )

export const formOfDay = (field: string, day: string): FamilyForm => {
  const [year = '', month = '', date = ''] = day.split('-')
  return {
    [`${field}-day`]: String(Number(date)),
    [`${field}-month`]: String(Number(month)),
    [`${field}-year`]: year,
  }
}
