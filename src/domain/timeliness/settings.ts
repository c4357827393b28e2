/**
 * How an authority counts. Where councils, the law's guidance and the tools of the sector count differently, the way is a setting with
 * a usual value, and every page that shows a figure can say in words which one was used.
 */
import { limitInWords, roughDays } from './limits.ts'
import type { Choice, Limit, LimitUnit, Measure } from './measure.ts'
import { measureOf } from './measures.ts'

export type StartDay = 'not-counted' | 'counted'
export type BankHolidays = 'not-worked' | 'worked'

/** What an authority chose for one measure alone. */
export interface OwnConvention {
  readonly limit?: Limit
  readonly startDay?: StartDay
  readonly bankHolidays?: BankHolidays
}

export interface MeasureSettings {
  /** Whether the 45 working days of an assessment are counted from the referral or from the assessment's own start. */
  readonly assessmentClock: 'referral' | 'assessment-start'
  /** Whether the day on which a clock starts is the first of the days that are counted. */
  readonly startDay: StartDay
  /** Whether bank holidays count as working days. */
  readonly bankHolidays: BankHolidays
  /** Months by the calendar, or as days: 91 for three, 183 for six, 365 for twelve. */
  readonly months: 'calendar' | 'days'
  /** By the measure's key. */
  readonly own: Readonly<Record<string, OwnConvention>>
}

export const usualSettings: MeasureSettings = {
  assessmentClock: 'referral',
  startDay: 'not-counted',
  bankHolidays: 'not-worked',
  months: 'calendar',
  own: {},
}

export interface SettingFault {
  readonly fault:
    | 'not-a-convention'
    | 'no-such-measure'
    | 'no-such-unit'
    | 'not-a-whole-number'
    | 'too-small'
    | 'too-large'
    | 'not-to-be-chosen'
    | 'longer-than-allowed'
  /** The setting's name, or the measure's key. */
  readonly setting: string
}

const conventions = {
  assessmentClock: ['referral', 'assessment-start'],
  startDay: ['not-counted', 'counted'],
  bankHolidays: ['not-worked', 'worked'],
  months: ['calendar', 'days'],
} as const

/** No limit of the field is near these. */
const most: Readonly<Record<LimitUnit, number>> = {
  'working-days': 260,
  'calendar-days': 366,
  weeks: 52,
  months: 24,
}

function numberFault({ count, unit }: Limit): SettingFault['fault'] | null {
  if (!Object.hasOwn(most, unit)) return 'no-such-unit'
  if (!Number.isInteger(count)) return 'not-a-whole-number'
  if (count < 1) return 'too-small'
  return count > most[unit] ? 'too-large' : null
}

function limitFault(limit: Limit, measure: Measure): SettingFault['fault'] | null {
  if (!measure.mayChoose.includes('limit')) return 'not-to-be-chosen'
  const binding = measure.kind !== 'local' && measure.limit !== null
  const longer = binding && roughDays(limit) > roughDays(measure.limit)
  return numberFault(limit) ?? (longer ? 'longer-than-allowed' : null)
}

const isOf = (values: readonly string[], value: string | undefined): boolean =>
  value === undefined || values.includes(value)

function ownFaults(key: string, own: OwnConvention): readonly SettingFault['fault'][] {
  const measure = measureOf(key)
  if (measure === undefined) return ['no-such-measure']
  const limit = own.limit === undefined ? null : limitFault(own.limit, measure)
  const right = isOf(conventions.startDay, own.startDay) && isOf(conventions.bankHolidays, own.bankHolidays)
  return [...(limit === null ? [] : [limit]), ...(right ? [] : (['not-a-convention'] as const))]
}

/** What is wrong with settings that come from a form or from storage; empty where they can be used. */
export function settingFaults(settings: MeasureSettings): readonly SettingFault[] {
  const faults: SettingFault[] = []
  for (const [setting, values] of Object.entries(conventions)) {
    const value: string = settings[setting as keyof typeof conventions]
    if (!(values as readonly string[]).includes(value)) faults.push({ fault: 'not-a-convention', setting })
  }
  for (const [key, own] of Object.entries(settings.own))
    faults.push(...ownFaults(key, own).map(fault => ({ fault, setting: key })))
  return faults
}

/** How a measure is counted under these settings. The limit is null where none is known and none is set. */
export interface Counting {
  readonly limit: Limit | null
  readonly startDay: StartDay
  readonly bankHolidays: BankHolidays
  readonly months: MeasureSettings['months']
}

export function countingOf(measure: Measure, settings: MeasureSettings): Counting {
  const own: OwnConvention = Object.hasOwn(settings.own, measure.key) ? (settings.own[measure.key] ?? {}) : {}
  return {
    limit: own.limit ?? measure.limit,
    startDay: own.startDay ?? settings.startDay,
    bankHolidays: own.bankHolidays ?? settings.bankHolidays,
    months: settings.months,
  }
}

const startDayWords: Readonly<Record<StartDay, string>> = {
  'not-counted': 'The day on which the clock starts is not counted.',
  counted: 'The day on which the clock starts is the first day counted.',
}

const unitWords: Readonly<Record<LimitUnit, (counting: Counting) => readonly string[]>> = {
  'working-days': ({ bankHolidays }) => [
    bankHolidays === 'worked'
      ? 'Monday to Friday are working days, bank holidays too.'
      : 'Saturdays, Sundays and the bank holidays of England are not working days.',
    'What is done on a day that is not worked counts as done on the next working day.',
  ],
  'calendar-days': () => ['Every day is counted.'],
  weeks: () => ['A week is seven days.'],
  months: ({ months, limit }) =>
    months === 'days'
      ? [`Months are counted as days: ${roughDays(limit)} here.`]
      : ['A month ends on the same day of the next month, or on its last day where there is no such day.'],
}

const clockWords: Readonly<Record<MeasureSettings['assessmentClock'], string>> = {
  referral: 'The clock starts with the referral; for a second assessment under the same referral, with its own start.',
  'assessment-start': 'The clock starts with the assessment’s own start, not with the referral.',
}

const chosen = (measure: Measure, choice: Choice): boolean => measure.mayChoose.includes(choice)

/** How the figure was counted, in sentences for the page that shows it. */
export function conventionInWords(measure: Measure, settings: MeasureSettings): string {
  if (measure.answeredIn !== null) return measure.answeredIn
  const counting = countingOf(measure, settings)
  const { limit } = counting
  const own = measure.convention === null ? [] : [measure.convention]
  if (measure.counts !== null) return own.join(' ')
  if (limit === null)
    return ['No limit is known: nothing is worked out until your authority sets one.', ...own].join(' ')
  const clock = chosen(measure, 'assessment-clock') ? [clockWords[settings.assessmentClock]] : []
  const days = limit.unit === 'months' || limit.unit === 'weeks' ? [] : [startDayWords[counting.startDay]]
  return [`Within ${limitInWords(limit)}.`, ...clock, ...days, ...unitWords[limit.unit](counting), ...own].join(' ')
}
