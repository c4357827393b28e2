/**
 * What one person of the family said: a number, a face or nothing for each question, and their words. Kept with the questions as they were
 * read, so that a later wording of the script never changes what was asked. Nothing here is added up: their answers are not a judgement.
 */
import { lengthFault } from '../audit/answers.ts'
import { worriedKey, type FamilyAnswerKind, type FamilyQuestion, type Quality, type Script } from './scripts.ts'

export const familyFaces = [
  { code: 'happy', label: 'Yes' },
  { code: 'middle', label: 'Sometimes' },
  { code: 'sad', label: 'No' },
] as const

/** `value`: "0" to "10", a face's code, or empty where skipped. */
export interface FamilyAnswer {
  readonly value: string
  readonly words: string
}

/** Answers by the question's key; a key that is missing was skipped. */
export type FamilyAnswers = Readonly<Record<string, FamilyAnswer>>

/** A question as it was read and the answer as it was given. */
export interface AnswerSaid extends FamilyAnswer {
  readonly key: string
  readonly text: string
  readonly answeredBy: FamilyAnswerKind
  readonly covers: readonly Quality[]
}

/** The document that is kept. */
export interface FeedbackSaid {
  readonly format: 'family-feedback/1'
  readonly answers: readonly AnswerSaid[]
}

const skipped: FamilyAnswer = { value: '', words: '' }
const numbers: readonly string[] = Array.from({ length: 11 }, (_, number) => String(number))
const faceCodes: readonly string[] = familyFaces.map(face => face.code)

/** What can be chosen for a question; nothing where it is answered in words. */
export const valuesOf = (answeredBy: FamilyAnswerKind): readonly string[] =>
  ({ scale: numbers, faces: faceCodes, words: [] })[answeredBy]

const valueFaults: Readonly<Record<FamilyAnswerKind, string>> = {
  scale: 'Choose a number from 0 to 10, or skip this question',
  faces: 'Choose one of the three faces, or skip this question',
  words: 'Answer this question in words, or skip it',
}

/** What is wrong with the answers, by the key of the question (`key` or `key-words`); empty where all may be kept. */
export function answersFaults(script: Script, answers: FamilyAnswers): Readonly<Record<string, string>> {
  const faults = script.questions.flatMap(question => faultsOf(question, answers[question.key] ?? skipped))
  if (faults.length > 0) return Object.fromEntries(faults)
  return saidSomething(script, answers)
    ? {}
    : { [script.questions[0]?.key ?? '']: 'Answer at least one question. You can skip all the others' }
}

function faultsOf({ key, answeredBy }: FamilyQuestion, { value, words }: FamilyAnswer): (readonly [string, string])[] {
  const wrong = value !== '' && !valuesOf(answeredBy).includes(value)
  const tooLong = lengthFault(words)
  return [
    ...(wrong ? [[key, valueFaults[answeredBy]] as const] : []),
    ...(tooLong === null ? [] : [[`${key}-words`, tooLong] as const]),
  ]
}

const isGiven = ({ value, words }: FamilyAnswer): boolean => value !== '' || words.trim() !== ''

const saidSomething = (script: Script, answers: FamilyAnswers): boolean =>
  script.questions.some(({ key }) => isGiven(answers[key] ?? skipped))

/** The document of what was said. Call it only when `answersFaults` finds nothing. */
export function feedbackSaid(script: Script, answers: FamilyAnswers): FeedbackSaid {
  return {
    format: 'family-feedback/1',
    answers: script.questions.map(({ key, text, answeredBy, covers }) => {
      const { value, words } = answers[key] ?? skipped
      return { key, text, answeredBy, covers, value, words: words.trim() }
    }),
  }
}

/** The answers of a document that were not skipped. */
export const givenIn = (said: FeedbackSaid): readonly AnswerSaid[] => said.answers.filter(isGiven)

/** What they are worried about now, in their words; empty where they did not say. */
export const worryIn = (said: FeedbackSaid): string => said.answers.find(one => one.key === worriedKey)?.words ?? ''

/** An answer as it reads: "7 of 10", "Sometimes"; empty where it was skipped or given in words alone. */
export function valueText({ value, answeredBy }: AnswerSaid): string {
  if (value === '') return ''
  return answeredBy === 'scale' ? `${value} of 10` : (familyFaces.find(face => face.code === value)?.label ?? value)
}

/** 3 or lower of 10, or the sad face. */
export const isLow = ({ value, answeredBy }: AnswerSaid): boolean =>
  value !== '' && (answeredBy === 'scale' ? Number(value) <= 3 : value === 'sad')

/** 8 or higher of 10, or the happy face. */
export const isHigh = ({ value, answeredBy }: AnswerSaid): boolean =>
  value !== '' && (answeredBy === 'scale' ? Number(value) >= 8 : value === 'happy')
