/** From the fields of this room's pages to attempts, answers and links; whatever was typed can be shown again. */
import { isLocalDate, type LocalDate } from '#domain/calendar/dates.ts'
import type { FamilyAnswers } from '#domain/family-feedback/answers.ts'
import {
  attemptOutcomes,
  rolesAsked,
  timesOfDay,
  waysToAsk,
  type Attempt,
  type RoleAsked,
} from '#domain/family-feedback/attempts.ts'
import { linkLives, type LinkLife } from '#domain/family-feedback/links.ts'
import { scripts, type Script, type ScriptVersion } from '#domain/family-feedback/scripts.ts'
import { z } from 'zod'
import type { AnswersHeard } from './record-answers.ts'
import type { LinkWanted } from './private-links.ts'

/** The pages take any text: what fits is said by the rules, and everything typed is kept. */
export const familyForm = z.record(z.string(), z.union([z.string(), z.array(z.string())]))
export type FamilyForm = Readonly<Record<string, string | readonly string[]>>
export type Faults = Readonly<Record<string, string>>

/** What a form gave: a value that may be kept, or what is wrong with it by field. */
export type Given<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly faults: Faults }

export const textOf = (form: FamilyForm, field: string): string => {
  const value = form[field]
  return (typeof value === 'string' ? value : (value?.at(-1) ?? '')).trim()
}

/** Day, month and year of a date input as yyyy-mm-dd; whatever was typed, joined, where they are no date. */
export function dateIn(form: FamilyForm, field: string): string {
  const [day, month, year] = ['day', 'month', 'year'].map(part => textOf(form, `${field}-${part}`))
  if (!day && !month && !year) return ''
  return `${year ?? ''}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`
}

type Choices = readonly { readonly code: string }[]

const unchosen = (form: FamilyForm, field: string, choices: Choices, text: string): Faults =>
  choices.some(({ code }) => code === textOf(form, field)) ? {} : { [field]: text }

const notADay = (form: FamilyForm, field: string, text: string): Faults =>
  isLocalDate(dateIn(form, field)) ? {} : { [field]: text }

const given = <Value>(faults: Faults, value: () => Value): Given<Value> =>
  Object.keys(faults).length > 0 ? { ok: false, faults } : { ok: true, value: value() }

export function attemptGiven(form: FamilyForm): Given<Attempt> {
  const faults = {
    ...notADay(form, 'attemptedOn', 'Enter the day, such as 14 5 2018'),
    ...unchosen(form, 'timeOfDay', timesOfDay, 'Choose the time of day'),
    ...unchosen(form, 'way', waysToAsk, 'Choose how you asked'),
    ...unchosen(form, 'asked', rolesAsked, 'Choose who was asked'),
    ...unchosen(form, 'outcome', attemptOutcomes, 'Choose what came of it'),
  }
  return given(faults, () => ({
    attemptedOn: dateIn(form, 'attemptedOn') as LocalDate,
    timeOfDay: textOf(form, 'timeOfDay') as Attempt['timeOfDay'],
    way: textOf(form, 'way') as Attempt['way'],
    asked: textOf(form, 'asked') as RoleAsked,
    outcome: textOf(form, 'outcome') as Attempt['outcome'],
    reason: textOf(form, 'reason'),
  }))
}

/** The ways in which an auditor hears answers; through a private link the family writes them. */
export const waysToHear = waysToAsk.filter(way => way.code !== 'private-link')

/** The answers on a page, by question; a question answered in words has no value. */
export const answersIn = (script: Script, form: FamilyForm): FamilyAnswers =>
  Object.fromEntries(
    script.questions.map(({ key, answeredBy }) => [
      key,
      { value: answeredBy === 'words' ? '' : textOf(form, key), words: textOf(form, `${key}-words`) },
    ]),
  )

export function answersHeard(script: Script, form: FamilyForm, corrects?: string): Given<AnswersHeard> {
  const faults = {
    ...unchosen(form, 'asked', rolesAsked, 'Choose who answered'),
    ...unchosen(form, 'way', waysToHear, 'Choose how they answered'),
    ...notADay(form, 'saidOn', 'Enter the day, such as 14 5 2018'),
  }
  return given(faults, () => ({
    script,
    asked: textOf(form, 'asked') as RoleAsked,
    way: textOf(form, 'way') as AnswersHeard['way'],
    saidOn: dateIn(form, 'saidOn') as LocalDate,
    answers: answersIn(script, form),
    ...(corrects === undefined ? {} : { corrects }),
  }))
}

const versions = scripts.map(({ version }) => ({ code: version }))
const lives = linkLives.map(days => ({ code: String(days) }))

export function linkWanted(form: FamilyForm): Given<LinkWanted> {
  const faults = {
    ...unchosen(form, 'version', versions, 'Choose who it is for'),
    ...unchosen(form, 'asked', rolesAsked, 'Choose who will answer'),
    ...unchosen(form, 'days', lives, 'Choose how long the link should work'),
  }
  return given(faults, () => ({
    version: textOf(form, 'version') as ScriptVersion,
    asked: textOf(form, 'asked') as RoleAsked,
    days: Number(textOf(form, 'days')) as LinkLife,
  }))
}
