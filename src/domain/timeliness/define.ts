/** Short ways to write the table of measures. */
import { localDate, type LocalDate } from '../calendar/dates.ts'
import type { Choice, Limit, LimitUnit, Measure } from './measure.ts'

type Told = Pick<Measure, 'code' | 'key' | 'title' | 'population' | 'startsWith' | 'endsWith' | 'kind' | 'source'> &
  Partial<Pick<Measure, 'convention' | 'exceptions'>> & { readonly from?: LocalDate }

type Worked = Told & Pick<Measure, 'needs'> & { readonly rule: NonNullable<Measure['rule']> }

const nothing = {
  limit: null,
  convention: null,
  from: null,
  until: null,
  exceptions: null,
  mayChoose: [],
  counts: null,
  answeredIn: null,
} as const

const choices: Readonly<Record<LimitUnit, readonly Choice[]>> = {
  'working-days': ['limit', 'start-day', 'bank-holidays'],
  'calendar-days': ['limit', 'start-day'],
  weeks: ['limit'],
  months: ['limit', 'months'],
}

const mostChoices: readonly Choice[] = ['limit', 'start-day', 'bank-holidays', 'months']

export const workingDays = (count: number): Limit => ({ count, unit: 'working-days' })
export const calendarDays = (count: number): Limit => ({ count, unit: 'calendar-days' })
export const weeks = (count: number): Limit => ({ count, unit: 'weeks' })
export const months = (count: number): Limit => ({ count, unit: 'months' })

/** A measure of time. A limit of null: none is known, and an authority may set its own. */
export const timed = (
  measure: Worked & { readonly limit: Limit | null; readonly alsoChoose?: readonly Choice[] },
): Measure => {
  const { alsoChoose, ...told } = measure
  const mayChoose = measure.limit === null ? mostChoices : choices[measure.limit.unit]
  return { ...nothing, ...told, mayChoose: [...mayChoose, ...(alsoChoose ?? [])] }
}

/** A measure that counts yes and no. */
export const counting = (measure: Worked & { readonly counts: string }): Measure => ({ ...nothing, ...measure })

/** A measure whose dates no kind of event holds. */
export const answered = (measure: Told & { readonly answeredIn: string; readonly limit: Limit | null }): Measure => ({
  ...nothing,
  needs: [],
  rule: null,
  ...measure,
})

/** When the Care Planning, Placement and Case Review (England) Regulations 2010 and those for care leavers came into force. */
export const regulations2010 = localDate('2011-04-01')
