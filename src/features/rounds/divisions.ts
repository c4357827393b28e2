/** What can divide the cases of a draw into strata, as it is offered and as it is sent. */
import { stratifierWords, type Stratifier } from '#domain/sampling/plan.ts'

/** How a frame can be divided, in the order in which it is offered; the first is the usual one. */
const divisions: readonly (readonly Stratifier[])[] = [
  ['locality', 'case-status'],
  ['locality'],
  ['case-status'],
  ['team'],
  ['team', 'case-status'],
  ['age-group'],
  ['locality', 'age-group'],
  ['case-status', 'age-group'],
  ['worker'],
]
const divisionCode = (strataBy: readonly Stratifier[]): string => strataBy.join('+')
export const divisionsOffered = divisions.map(strataBy => {
  const words = strataBy.map(by => stratifierWords[by]).join(' and ')
  return { code: divisionCode(strataBy), label: `${words.charAt(0).toUpperCase()}${words.slice(1)}` }
})
export const usualDivision = divisionCode(divisions[0] ?? [])

/** None where the code is none of those offered. */
export const stratifiersOf = (code: string): readonly Stratifier[] =>
  divisions.find(division => divisionCode(division) === code) ?? []
