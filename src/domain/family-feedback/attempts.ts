/**
 * Each attempt to ask the family, also where nobody was reached: inspectors found that the step stood on paper and had not happened in any
 * audit they saw (Leeds, August 2021). Who was asked is a role, never a name.
 */
import { addDays, type LocalDate } from '../calendar/dates.ts'
import { lengthFault } from '../audit/answers.ts'

export const timesOfDay = [
  { code: 'morning', label: 'Morning' },
  { code: 'afternoon', label: 'Afternoon' },
  { code: 'evening', label: 'Evening (after 5pm)' },
] as const
export type TimeOfDay = (typeof timesOfDay)[number]['code']

export const waysToAsk = [
  { code: 'telephone', label: 'Telephone' },
  { code: 'in-person', label: 'In person' },
  { code: 'private-link', label: 'Private link' },
  { code: 'interpreter', label: 'With an interpreter' },
] as const
export type WayToAsk = (typeof waysToAsk)[number]['code']

export const rolesAsked = [
  { code: 'mother', label: 'Mother' },
  { code: 'father', label: 'Father' },
  { code: 'other-carer', label: 'Other carer' },
  { code: 'child', label: 'Child' },
  { code: 'young-person', label: 'Young person' },
] as const
export type RoleAsked = (typeof rolesAsked)[number]['code']

export const attemptOutcomes = [
  { code: 'agreed', label: 'Agreed' },
  { code: 'declined', label: 'Declined' },
  { code: 'not-reached', label: 'Not reached' },
  { code: 'not-suitable', label: 'Not safe or not suitable to ask' },
  { code: 'interpreter-needed', label: 'Interpreter needed' },
] as const
export type AttemptOutcome = (typeof attemptOutcomes)[number]['code']

export interface Attempt {
  readonly attemptedOn: LocalDate
  readonly timeOfDay: TimeOfDay
  readonly way: WayToAsk
  readonly asked: RoleAsked
  readonly outcome: AttemptOutcome
  /** Why it was not safe or not suitable; beside other outcomes, whatever is worth knowing. */
  readonly reason: string
}

export const labelIn = (list: readonly { readonly code: string; readonly label: string }[], code: string): string =>
  list.find(one => one.code === code)?.label ?? code

/** What is wrong with the day something happened, or null. Nothing happens tomorrow, or was asked for an audit years before it. */
export function dayFault(day: LocalDate, today: LocalDate): string | null {
  if (day > today) return 'Enter a day that is not in the future'
  return day < addDays(today, -366) ? 'Enter a day within the last year' : null
}

/** What is wrong with an attempt, by field; empty where it may be kept. */
export function attemptFaults(attempt: Attempt, today: LocalDate): Readonly<Record<string, string>> {
  const day = dayFault(attempt.attemptedOn, today)
  const length = lengthFault(attempt.reason)
  const missing = attempt.outcome === 'not-suitable' && attempt.reason.trim() === ''
  const reason = missing ? 'Say why it was not safe or not suitable to ask' : length
  return { ...(day === null ? {} : { attemptedOn: day }), ...(reason === null ? {} : { reason }) }
}

/** How far asking has come, each in a sentence. Facts alone: nothing is read from silence. */
export interface AskedSoFar {
  readonly attempts: readonly Pick<Attempt, 'outcome'>[]
  /** Who has answered, one for each time, in order. */
  readonly answeredBy: readonly RoleAsked[]
}

const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`

const outcomeSentences: Readonly<Record<AttemptOutcome, (tries: number) => string>> = {
  agreed: () => 'Agreed, and no answers yet.',
  declined: () => 'Declined.',
  'not-suitable': () => 'Not safe or not suitable to ask.',
  'interpreter-needed': () => 'Interpreter needed.',
  'not-reached': tries => `Not reached after ${counted(tries, 'try', 'tries')}.`,
}

/** "2 answers (mother, child). 3 attempts." or "Not reached after 2 tries.", or "Not asked yet." */
export function askedSentence({ attempts, answeredBy }: AskedSoFar): string {
  const tried = counted(attempts.length, 'attempt')
  if (answeredBy.length > 0) {
    const who = answeredBy.map(role => labelIn(rolesAsked, role).toLowerCase()).join(', ')
    return `${counted(answeredBy.length, 'person answered', 'people answered')} (${who}). ${tried}.`
  }
  const last = attempts.at(-1)
  if (!last) return 'Not asked yet.'
  const unreached = attempts.filter(one => one.outcome === 'not-reached').length
  // Somebody answered the telephone on an earlier day: that says more than the silence since.
  const telling = attempts.findLast(one => one.outcome !== 'not-reached') ?? last
  const sentence = outcomeSentences[telling.outcome](unreached)
  return telling.outcome === 'not-reached' ? sentence : `${sentence} ${tried}.`
}
