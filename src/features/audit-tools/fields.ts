/** The designer's forms as data: what a page asks, what was typed, and where another person saved something else meanwhile. */
import type { FieldErrors } from '#platform/http/route.ts'
import { params, type Params } from '#ui/params.ts'

export type Typed = Readonly<Record<string, string | readonly string[]>>

export interface FieldChoice {
  readonly value: string
  readonly text: string
  readonly hint?: string
}

export interface FieldAsked {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly shape: 'input' | 'textarea' | 'radios' | 'checkboxes' | 'select'
  readonly rows?: number
  /** Characters that an input is wide; the whole column where left out. */
  readonly width?: 3 | 5 | 20
  readonly choices?: readonly FieldChoice[]
  /** A heading above this field and those after it. */
  readonly heading?: string
  /** A language of signs, in which no word is spelt wrongly. */
  readonly signs?: boolean
}

export interface FieldShown {
  readonly name: string
  readonly label: string
  readonly hint: string | null
  readonly shape: FieldAsked['shape']
  readonly rows: number
  readonly classes: string
  readonly heading: string | null
  readonly signs: boolean
  readonly value: string
  readonly items: Params
  readonly error: string | null
  /** What was saved meanwhile, in words; null where it is the same as what was typed. */
  readonly theirs: string | null
}

export const textIn = (typed: Typed, name: string): string => {
  const value = typed[name]
  return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim()
}

export const listIn = (typed: Typed, name: string): readonly string[] => [typed[name] ?? []].flat().filter(one => one !== '')

const sameTyped = (one: Typed, other: Typed, name: string): boolean =>
  [one[name] ?? []].flat().join('\n').trim() === [other[name] ?? []].flat().join('\n').trim()

/** Codes as people read them. */
function inWords(asked: FieldAsked, typed: Typed): string {
  const said = listIn(typed, asked.name).map(value => asked.choices?.find(one => one.value === value)?.text ?? value)
  return said.join(', ') || 'nothing'
}

function itemsOf(asked: FieldAsked, typed: Typed): Params {
  const chosen = asked.shape === 'checkboxes' ? listIn(typed, asked.name) : [textIn(typed, asked.name)]
  return params(
    (asked.choices ?? []).map(({ value, text, hint }) => ({
      value,
      text,
      checked: chosen.includes(value),
      selected: chosen.includes(value),
      ...(hint === undefined ? {} : { hint: { text: hint } }),
    })),
  )
}

const classesOf = ({ shape, width, signs }: FieldAsked): string =>
  [
    shape === 'radios' || shape === 'checkboxes' ? `govuk-${shape}--small` : '',
    width === undefined ? '' : `govuk-input--width-${width}`,
    signs === true ? 'lfa-signs' : '',
  ]
    .filter(Boolean)
    .join(' ')

/** `theirs`: the part as somebody else saved it after the page was opened; null where nobody did. */
export function fieldsShown(
  asked: readonly FieldAsked[],
  typed: Typed,
  errors: FieldErrors,
  theirs: Typed | null,
): readonly FieldShown[] {
  return asked.map(field => ({
    name: field.name,
    label: field.label,
    hint: field.hint ?? null,
    shape: field.shape,
    rows: field.rows ?? 3,
    classes: classesOf(field),
    heading: field.heading ?? null,
    signs: field.signs === true,
    value: typeof typed[field.name] === 'string' ? (typed[field.name] as string) : '',
    items: itemsOf(field, typed),
    error: errors[field.name] ?? null,
    theirs: theirs === null || sameTyped(typed, theirs, field.name) ? null : inWords(field, theirs),
  }))
}

/** The error summary: links in the order of the page. Null where nothing is wrong. */
export function summaryOf(asked: readonly FieldAsked[], errors: FieldErrors): Params | null {
  const list = asked.flatMap(({ name }) => (errors[name] === undefined ? [] : [{ text: errors[name], href: `#${name}` }]))
  return list.length === 0 ? null : params({ titleText: 'There is a problem', errorList: list })
}
