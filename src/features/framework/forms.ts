/**
 * What people send when they change a part: fields named after the place in the content, such as `indicators-3-name`. Only text of
 * whoever may change the framework; each is at most 2,000 characters, and what is needed is said at its field.
 */
import { z } from 'zod'
import { lengthFault } from '#domain/audit/answers.ts'
import { themes } from '#domain/findings/themes.ts'
import type { FrameworkContent, FrameworkPart } from '#domain/framework/framework.ts'
import { gradeCodes, gradeLabel, type Grade } from '#domain/grades/grade.ts'
import type { FieldErrors } from '#platform/http/route.ts'

export interface Field {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly needed: boolean
  /** A line, or several. */
  readonly long: boolean
}

export interface FieldGroup {
  readonly legend: string
  readonly fields: readonly Field[]
}

const longest = 2_000
/** Empty rows after those that there are: what is typed there is added, a row emptied is taken out. */
const freshChecks = 2

const line = (name: string, label: string, value: string, needed = true): Field => ({
  ...{ name, label, value, needed, long: false },
})
const lines = (name: string, label: string, value: string, needed = true): Field => ({
  ...{ name, label, value, needed, long: true },
})

const strandLabels = { effect: 'Effect', practice: 'Practice', partnership: 'Partnership' } as const
const emptyCheck = { what: '', who: '', howOften: '', standard: '' }

const groups: Record<FrameworkPart, (content: FrameworkContent) => readonly FieldGroup[]> = {
  purpose: ({ purpose, strands }) => [
    { legend: 'Purpose', fields: [lines('purpose', 'Why we look at our work', purpose)] },
    {
      legend: 'What every audit looks at',
      fields: strands.map(({ key, text }) => lines(`strands-${key}`, strandLabels[key], text)),
    },
  ],
  indicators: ({ indicators }) =>
    indicators.map(({ number, name, text }) => ({
      legend: `Indicator ${number}`,
      fields: [
        line(`indicators-${number}-name`, 'Short name', name),
        lines(`indicators-${number}-text`, 'What we want to see', text),
      ],
    })),
  standards: ({ standards }) => [
    {
      legend: 'What is expected, by theme. Leave a theme empty where nothing is laid down',
      fields: themes.map(({ code, label }) => lines(`standards-${code}`, label, standards[code] ?? '', false)),
    },
  ],
  grades: ({ grades }) => [
    {
      legend: 'What each grade means for a case',
      fields: gradeCodes.map(code => lines(`grades-${code}`, gradeLabel(code), grades[code])),
    },
  ],
  checks: ({ checks }) =>
    [...checks, ...Array.from({ length: freshChecks }, () => emptyCheck)].map((check, index) => ({
      legend: `Check ${index + 1}`,
      fields: [
        line(`checks-${index}-what`, 'What is checked', check.what, false),
        line(`checks-${index}-who`, 'By whom', check.who, false),
        line(`checks-${index}-howOften`, 'How often', check.howOften, false),
        line(`checks-${index}-standard`, 'To what standard', check.standard, false),
      ],
    })),
}

export const fieldsOfPart = (part: FrameworkPart, content: FrameworkContent): readonly FieldGroup[] =>
  groups[part](content)

export const changeForm = z.record(z.string(), z.union([z.string(), z.array(z.string())]))
export type ChangeForm = z.infer<typeof changeForm>

const textIn = (form: ChangeForm, name: string): string => {
  const value = form[name]
  return typeof value === 'string' ? value.trim() : ''
}

/** The content with what was typed in its places. `checks` without what is checked are left out. */
export function contentTyped(part: FrameworkPart, content: FrameworkContent, form: ChangeForm): FrameworkContent {
  const typed = (name: string): string => textIn(form, name)
  if (part === 'purpose')
    return {
      ...content,
      purpose: typed('purpose'),
      strands: content.strands.map(({ key }) => ({ key, text: typed(`strands-${key}`) })),
    }
  if (part === 'indicators')
    return {
      ...content,
      indicators: content.indicators.map(({ number }) => ({
        number,
        name: typed(`indicators-${number}-name`),
        text: typed(`indicators-${number}-text`),
      })),
    }
  if (part === 'standards') {
    const laidDown = themes.map(({ code }) => [code, typed(`standards-${code}`)] as const)
    return { ...content, standards: Object.fromEntries(laidDown.filter(([, text]) => text !== '')) }
  }
  if (part === 'grades')
    return {
      ...content,
      grades: Object.fromEntries(gradeCodes.map(code => [code, typed(`grades-${code}`)])) as Record<Grade, string>,
    }
  const rows = Array.from({ length: content.checks.length + freshChecks }, (_, index) => index)
  const checks = rows.map(index => ({
    what: typed(`checks-${index}-what`),
    who: typed(`checks-${index}-who`),
    howOften: typed(`checks-${index}-howOften`),
    standard: typed(`checks-${index}-standard`),
  }))
  return { ...content, checks: checks.filter(({ what }) => what !== '') }
}

/** A fault at each field that is needed and empty, or too long; and where nothing says why. */
export function faultsTyped(groupsShown: readonly FieldGroup[], form: ChangeForm): FieldErrors {
  const faults: Record<string, string> = {}
  for (const { name, label, needed } of groupsShown.flatMap(({ fields }) => fields)) {
    const text = textIn(form, name)
    if (needed && text === '') faults[name] = `Enter something for “${label}”`
    else if (text.length > longest) faults[name] = `Use ${longest.toLocaleString('en-GB')} characters or fewer`
  }
  const reason = textIn(form, 'reason')
  const fault = reason === '' ? 'Say what you changed and why' : lengthFault(reason)
  return fault === null ? faults : { ...faults, reason: fault }
}

export const reasonTyped = (form: ChangeForm): string => textIn(form, 'reason')
export const shownTyped = (form: ChangeForm): number => {
  const number = Number(textIn(form, 'shown'))
  return Number.isInteger(number) && number >= 0 ? number : 0
}
