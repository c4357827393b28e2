/** What an auditor takes from a case beside its grades: strengths, areas for improvement, and actions. Kept as numbered answers. */
import { isLocalDate, type LocalDate } from '../calendar/dates.ts'
import { themes } from '../findings/themes.ts'
import { lengthFault, type Answers } from './answers.ts'

export type LearningKind = 'strength' | 'area' | 'action'
export const mostOfEach = 10

export interface FindingGiven {
  readonly theme: string
  readonly text: string
  /** Of a strength alone: `yes` where the auditor proposes it as good practice for others to learn from. */
  readonly proposed?: 'yes' | ''
}

export interface ActionGiven {
  readonly text: string
  readonly ownerRole: string
  readonly dueOn: string
  readonly successMeasure: string
}

export const ownerRoles = [
  { code: 'practitioner', label: 'Practitioner' },
  { code: 'team-manager', label: 'Team manager' },
  { code: 'area-manager', label: 'Area manager' },
  { code: 'independent-reviewing-officer', label: 'Independent reviewing officer' },
  { code: 'principal-social-worker', label: 'Principal social worker' },
  { code: 'head-of-service', label: 'Head of service' },
] as const

export const ownerLabel = (code: string): string => ownerRoles.find(role => role.code === code)?.label ?? code

export const learningKey = (kind: LearningKind, number: number): string => `${kind}.${number}`

/** Every place that there is, filled or not. */
export const learningKeys: readonly string[] = (['strength', 'area', 'action'] as const).flatMap(kind =>
  Array.from({ length: mostOfEach }, (_, index) => learningKey(kind, index + 1)),
)

const numbered = (answers: Answers, kind: LearningKind): readonly (readonly [number, Record<string, string>])[] =>
  Array.from({ length: mostOfEach }, (_, index) => index + 1).flatMap(number => {
    const answer = answers.get(learningKey(kind, number))
    return answer && answer.value !== '' ? [[number, JSON.parse(answer.value) as Record<string, string>] as const] : []
  })

export function findingsGiven(
  answers: Answers,
  kind: 'strength' | 'area',
): readonly (FindingGiven & { readonly number: number })[] {
  return numbered(answers, kind).map(([number, given]) => ({
    number,
    theme: given['theme'] ?? '',
    text: given['text'] ?? '',
    proposed: given['proposed'] === 'yes' ? 'yes' : '',
  }))
}

export function actionsGiven(answers: Answers): readonly (ActionGiven & { readonly number: number })[] {
  return numbered(answers, 'action').map(([number, given]) => ({
    number,
    text: given['text'] ?? '',
    ownerRole: given['ownerRole'] ?? '',
    dueOn: given['dueOn'] ?? '',
    successMeasure: given['successMeasure'] ?? '',
  }))
}

/** Texts that are too long to be kept, by the field of the page: `strength-1-text`. */
export function learningFaults(kind: LearningKind, list: readonly object[]): readonly (readonly [string, string])[] {
  return list.flatMap((given, index) =>
    Object.entries(given).flatMap(([name, text]) => {
      const fault = lengthFault(String(text))
      return fault === null ? [] : [[`${kind}-${index + 1}-${name}`, fault] as const]
    }),
  )
}

/** What is missing from a strength or an area for improvement that has been begun. */
export function findingMissing({
  theme,
  text,
}: FindingGiven): { readonly field: 'theme' | 'text'; readonly message: string } | null {
  if (text.trim() === '') return { field: 'text', message: 'Say what you saw' }
  return themes.some(known => known.code === theme) ? null : { field: 'theme', message: 'Choose a theme' }
}

/** What is missing from an action that has been begun: what, who, by when, and how anyone will know. */
export function actionMissing({
  text,
  ownerRole,
  dueOn,
  successMeasure,
}: ActionGiven): { readonly field: keyof ActionGiven; readonly message: string } | null {
  if (text.trim() === '') return { field: 'text', message: 'Say what is to be done' }
  if (!ownerRoles.some(role => role.code === ownerRole)) return { field: 'ownerRole', message: 'Choose who will do it' }
  if (!isLocalDate(dueOn)) return { field: 'dueOn', message: 'Enter the date by which it will be done' }
  return successMeasure.trim() === ''
    ? { field: 'successMeasure', message: 'Say how we will know that it helped' }
    : null
}

export const dueOnOf = (action: ActionGiven): LocalDate => action.dueOn as LocalDate
