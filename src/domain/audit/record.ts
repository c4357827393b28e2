/**
 * Questions of compliance that the council's own dates answer: filled in from the record, with the dates on which it rests. The auditor
 * may find otherwise; then it is asked why, and the reason stays with the audit. A judgement of quality is never filled in.
 */
import type { MeasureState } from '../timeliness/measure.ts'
import type { Question, Section } from '../audit-tool/tool.ts'
import type { Answers } from './answers.ts'

/** One thing that was owed in the time that is judged: `words` are its dates, such as "55 working days, limit 45, from 2 January 2018". */
export interface RecordFact {
  readonly measure: string
  readonly title: string
  readonly state: MeasureState
  readonly words: string
}

/** What the record answers, and the evidence for it. */
export interface RecordAnswer {
  readonly question: string
  readonly answer: 'yes' | 'partly' | 'no'
  readonly evidence: string
}

const told = (state: MeasureState): string =>
  state === 'met' ? 'in time' : state === 'met-late' ? 'done late' : 'overdue'

const factInWords = ({ title, state, words }: RecordFact): string =>
  words === '' ? `${title}: ${told(state)}` : `${title}: ${told(state)} (${words})`

const mostNamed = 3

/** Null where the record holds nothing that was owed: what is only due, or unknown, answers nothing. */
function recordAnswer(question: Question, facts: readonly RecordFact[]): RecordAnswer | null {
  const owed = facts.filter(({ state }) => state === 'met' || state === 'met-late' || state === 'overdue')
  if (owed.length === 0) return null
  const late = owed.filter(({ state }) => state !== 'met')
  const answer = late.length === 0 ? 'yes' : late.length === owed.length ? 'no' : 'partly'
  const named = (late.length === 0 ? owed : late).slice(0, mostNamed).map(factInWords).join('; ')
  const count = owed.length === 1 ? '' : `${owed.length - late.length} of ${owed.length} in time. `
  const more = late.length > mostNamed ? `; and ${late.length - mostNamed} more not in time` : ''
  return { question: question.key, answer, evidence: `From the record: ${count}${named}${more}.` }
}

const isFilledIn = ({ measures = [] }: Question): boolean => measures.length > 0

/** The measures on which any question rests; empty for most tools. */
export const measuresAsked = (sections: readonly Section[]): readonly string[] => [
  ...new Set(sections.flatMap(({ questions }) => questions.flatMap(({ measures = [] }) => measures))),
]

export function recordAnswers(sections: readonly Section[], facts: readonly RecordFact[]): readonly RecordAnswer[] {
  return sections
    .flatMap(({ questions }) => questions)
    .filter(isFilledIn)
    .flatMap(question => {
      const found = recordAnswer(
        question,
        facts.filter(({ measure }) => question.measures?.includes(measure)),
      )
      return found === null ? [] : [found]
    })
}

const answerWords = { yes: 'Yes', partly: 'Partly', no: 'No' } as const
const isAnswer = (value: string): value is keyof typeof answerWords => Object.hasOwn(answerWords, value)

/** Each answer that is not the record's, to be explained. */
export function recordConcerns(
  asked: readonly Section[],
  record: readonly RecordAnswer[],
  answers: Answers,
): readonly { readonly code: string; readonly sentence: string }[] {
  const questions = new Map(asked.flatMap(section => section.questions.map(question => [question.key, question])))
  return record.flatMap(({ question: key, answer, evidence }) => {
    const question = questions.get(key)
    const given = answers.get(key)?.value ?? ''
    if (!question || !isAnswer(given) || given === answer) return []
    const sentence = `You answered “${answerWords[given]}” to “${question.text}”. ${evidence}`
    return [{ code: `record-${key}`, sentence }]
  })
}
