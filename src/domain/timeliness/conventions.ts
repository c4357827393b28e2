/**
 * The conventions that an authority may choose between, as the page asks them. Each says where councils differ, so that whoever chooses
 * knows what a figure elsewhere may have meant.
 */
import type { MeasureSettings, SettingFault } from './settings.ts'

export type ConventionKey = Exclude<keyof MeasureSettings, 'own'>

interface ConventionTold {
  readonly label: string
  readonly hint: string
  /** The usual one first. */
  readonly choices: readonly { readonly value: string; readonly text: string }[]
}

export const conventions: Readonly<Record<ConventionKey, ConventionTold>> = {
  assessmentClock: {
    label: 'An assessment’s clock starts with',
    hint: 'Working Together counts from the referral. Some councils and tools count from the assessment’s own start, which looks better.',
    choices: [
      { value: 'referral', text: 'the referral' },
      { value: 'assessment-start', text: 'the assessment’s own start' },
    ],
  },
  startDay: {
    label: 'The day on which a clock starts',
    hint: 'Counting it makes everything due one day sooner.',
    choices: [
      { value: 'not-counted', text: 'is not counted' },
      { value: 'counted', text: 'is the first day counted' },
    ],
  },
  bankHolidays: {
    label: 'Bank holidays of England',
    hint: 'Tools that leave bank holidays out of account say that something was due sooner than it was.',
    choices: [
      { value: 'not-worked', text: 'are not working days' },
      { value: 'worked', text: 'are counted as working days' },
    ],
  },
  months: {
    label: 'Months are counted',
    hint: 'Three months from 30 November end on 28 February by the calendar, and on 1 March as 91 days.',
    choices: [
      { value: 'calendar', text: 'by the calendar' },
      { value: 'days', text: 'as days: 91 for three, 183 for six, 365 for twelve' },
    ],
  },
}

export const conventionKeys = Object.keys(conventions) as readonly ConventionKey[]

/** What is wrong with a limit, beside its field. */
export const faultSentences: Readonly<Record<SettingFault['fault'], string>> = {
  'not-a-convention': 'Choose one of the ways of counting',
  'no-such-measure': 'There is no such measure',
  'no-such-unit': 'Choose working days, days, weeks or months',
  'not-a-whole-number': 'Enter a whole number, such as 10',
  'too-small': 'Enter 1 or more',
  'too-large': 'Enter at most 260 working days, 366 days, 52 weeks or 24 months',
  'not-to-be-chosen': 'The limit of this measure is not for a council to choose',
  'longer-than-allowed': 'The law or guidance allows less than this: enter its limit or a shorter one',
}
