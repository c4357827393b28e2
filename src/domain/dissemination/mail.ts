/** Where an e-mail stands, read from its tries, and how long until the next: pauses that grow, so that a server is not pressed. */
import { instant, type Instant } from '../calendar/dates.ts'

const minute = 60_000
const hour = 60 * minute

/** The pause after the first failed try, the second, and so on; after the last it is given up until somebody asks again. Two days in all. */
export const pauses: readonly number[] = [
  ...[1, 5, 15].map(count => count * minute),
  ...[1, 3, 6, 12, 24].map(count => count * hour),
]

export type Outcome = 'sent' | 'put-off' | 'given-up'
export type MailState = 'waiting' | 'sent' | 'given-up'

export interface Try {
  readonly outcome: Outcome
  /** Of one that was put off: when it goes again. */
  readonly nextAt: Instant | null
}

export const mailStateOf = (last: Pick<Try, 'outcome'> | null): MailState =>
  last === null || last.outcome === 'put-off' ? 'waiting' : last.outcome

export const mailStateWords: Readonly<Record<MailState, { readonly label: string; readonly colour: string }>> = {
  waiting: { label: 'Waiting', colour: 'yellow' },
  sent: { label: 'Sent', colour: 'green' },
  'given-up': { label: 'Given up', colour: 'red' },
}

/** What becomes of try `number` (from 1) by what the post said of it. */
export function afterTry(outcome: 'sent' | 'put-off' | 'refused', number: number, now: Instant): Try {
  if (outcome === 'sent') return { outcome: 'sent', nextAt: null }
  const pause = pauses[number - 1]
  if (outcome === 'refused' || pause === undefined) return { outcome: 'given-up', nextAt: null }
  return { outcome: 'put-off', nextAt: instant(Date.parse(now) + pause) }
}

/** Whether a job that comes up now should try. One that comes before the next time, by a few seconds of clocks, still does. */
export function isToBeTried(last: Try | null, asked: boolean, now: Instant): boolean {
  if (last?.outcome === 'sent') return false
  if (asked || last === null) return true
  return last.nextAt !== null && Date.parse(last.nextAt) <= Date.parse(now) + 5_000
}
