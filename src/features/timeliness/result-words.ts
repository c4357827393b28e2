/** A result in words and colours: the same on every page that shows one. */
import type { Measure, MeasureState } from '#domain/timeliness/measure.ts'
import { params } from '#ui/params.ts'

const told: Readonly<Record<MeasureState, readonly [label: string, colour: string]>> = {
  met: ['Met', 'green'],
  'met-late': ['Met late', 'yellow'],
  due: ['Due', 'blue'],
  overdue: ['Overdue', 'red'],
  unknown: ['Unknown', 'grey'],
  'not-applicable': ['Not applicable', 'grey'],
}

export const stateLabel = (state: MeasureState): string => told[state][0]

export const stateTag = (state: MeasureState) =>
  params({ text: told[state][0], classes: `govuk-tag--${told[state][1]}` })

const unitWords = {
  'working-days': ['working day', 'working days'],
  'calendar-days': ['day', 'days'],
  weeks: ['week', 'weeks'],
  months: ['month', 'months'],
} as const

/** "52 working days"; empty where it was not done, or the measure counts. */
export function tookWords({ took }: { readonly took: number | null }, { limit }: Pick<Measure, 'limit'>): string {
  if (took === null || limit === null) return ''
  const [one, many] = unitWords[limit.unit]
  return `${took} ${took === 1 ? one : many}`
}
