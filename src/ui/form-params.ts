/** What every form page shows alike: what was typed, a fault beside its field, and the summary whose links lead to the fields. */
import { params, type Params } from './params.ts'

/** A form as it was sent, of whatever shape. */
export type Typed = Readonly<Record<string, unknown>>

/** Faults by the id of their field. */
type Faults = Readonly<Record<string, string>>

/** What was typed into a field; `otherwise` where it was not sent as text. */
export const typedText = (typed: Typed, field: string, otherwise = ''): string => {
  const value = typed[field]
  return typeof value === 'string' ? value : otherwise
}

/** To be spread into the parameters of a field. */
export const errorOf = (errors: Faults, field: string): { readonly errorMessage?: { readonly text: string } } =>
  errors[field] === undefined ? {} : { errorMessage: { text: errors[field] } }

/** Null where there is no fault. Links lead to the fields by their ids, in the order of the faults. */
export const errorSummary = (errors: Faults): Params | null => {
  const errorList = Object.entries(errors).map(([field, text]) => ({ text, href: `#${field}` }))
  return errorList.length === 0 ? null : params({ titleText: 'There is a problem', errorList })
}
