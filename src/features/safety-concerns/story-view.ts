/** A concern's records told in the order in which they happened, each with who and when, in the words that were written. */
import { longMoment, type Instant } from '#domain/calendar/dates.ts'
import { stepReasons } from '#domain/safety-concerns/clocks.ts'
import { safeLabel, severityLabel } from '#domain/safety-concerns/severity.ts'
import type { ConcernFound } from './queries.ts'
import type { Closure, ConcernStory, Notification, Response, Telling } from './story.ts'

interface Told {
  readonly at: Instant
  readonly title: string
  readonly who: string
  readonly texts: readonly { readonly label: string | null; readonly text: string }[]
}

const raised = (concern: ConcernFound): Told => ({
  at: concern.raisedAt,
  title: `Raised as ${severityLabel(concern.severity).toLowerCase()}`,
  who: `${concern.raisedBy}, ${longMoment(concern.raisedAt)}`,
  texts: [{ label: null, text: concern.seen }],
})

const telling = ({ told, toldAt, decision, by, at }: Telling): Told => ({
  at,
  title: `${told} was told in person, ${longMoment(toldAt)}`,
  who: `Recorded by ${by}, ${longMoment(at)}`,
  texts: [{ label: 'What was decided', text: decision }],
})

function notification({ name, jobTitle, step, dueAt, at, openedAt }: Notification): Told {
  const late = Date.parse(at) - Date.parse(dueAt) > 3_600_000 ? `; due ${longMoment(dueAt)}` : ''
  return {
    at,
    title: `${name} (${jobTitle}) was notified`,
    who: `By the product, ${longMoment(at)}${late}. ${openedAt === null ? 'Not opened yet' : `Opened ${longMoment(openedAt)}`}`,
    texts: [{ label: 'Why', text: stepReasons[step] }],
  }
}

const response = ({ number, done, safe, next, by, at }: Response): Told => ({
  at,
  title: number === 1 ? 'Written response' : 'Further response',
  who: `${by}, ${longMoment(at)}`,
  texts: [
    { label: 'What was done', text: done },
    { label: 'Is the child safe now?', text: safeLabel(safe) },
    ...(next === '' ? [] : [{ label: 'What happens next', text: next }]),
  ],
})

const closure = ({ confirmed, by, at }: Closure): Told => ({
  at,
  title: 'Confirmed and closed',
  who: `${by}, ${longMoment(at)}`,
  texts: [{ label: null, text: confirmed }],
})

/** What happened in the same moment stays in the order: raised, told, notified, answered, closed. */
export function toldInOrder(concern: ConcernFound, story: ConcernStory) {
  const all: readonly Told[] = [
    raised(concern),
    ...story.tellings.map(telling),
    ...story.notifications.map(notification),
    ...story.responses.map(response),
    ...(story.closure ? [closure(story.closure)] : []),
  ]
  return all
    .toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
    .map(({ title, who, texts }) => ({ title, who, texts }))
}
