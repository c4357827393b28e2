/** Rules that go from one day to another: the two ends of one event, or an event and the first of another kind that answers it. */
import { eventsOf } from '../journey/combine.ts'
import type { JourneyEvent } from '../journey/journey.ts'
import { dayNumber } from '../calendar/day-numbers.ts'
import { askedOf, hadReached, type Asked } from './conditions.ts'
import { cited, numberOf, tell, tellNotAsked, type Desk } from './desk.ts'
import { dueDay } from './limits.ts'
import { periodsOf, type Period } from './periods.ts'
import type { RuleOf } from './rules.ts'

const inDoubt = (asked: Asked, done: number | null): boolean =>
  asked === 'unknown' || (asked === 'unknown-until-done' && done === null)

const factDay = ({ facts }: JourneyEvent, fact: string): number | null => {
  const date = facts[fact]
  return typeof date === 'string' ? dayNumber(date as JourneyEvent['on'] & string) : null
}

export function ownDays(desk: Desk, { of, endFact, when }: RuleOf<'own-days'>): void {
  for (const { event, start, end } of periodsOf(desk, of)) {
    const asked = askedOf(event, when)
    if (asked === 'no') continue
    const done = endFact === undefined ? end : factDay(event, endFact)
    const blank = endFact !== undefined && done === null
    tell(desk, {
      instance: event.key,
      start,
      done,
      end: null,
      evidence: [cited(event)],
      maybeAsked: blank || inDoubt(asked, done),
    })
  }
}

/** What answers an event: the day and the event, and whether something without a day may be the answer. */
interface Answer {
  readonly by: JourneyEvent | null
  readonly done: number | null
  readonly doubtful: boolean
}

const noAnswer: Answer = { by: null, done: null, doubtful: false }

interface Span {
  readonly key: string
  readonly start: number | null
  /** How far back an answer counts. */
  readonly from: number
  /** The day on which the next one of its kind begins. */
  readonly before: number
}

/** The day of an answer; where what lasts counts, the start itself for what had begun before it and not ended. */
function answerDay({ on, until }: JourneyEvent, { lasting }: RuleOf<'from-to'>, { start }: Span): number | null {
  const day = numberOf(on)
  if (!lasting || day === null || start === null || day >= start) return day
  const end = numberOf(until)
  return end === null || end >= start ? start : day
}

/** The better of an answer and one more event, on its day: the first that falls in the span or names what it answers. */
function withEvent(answer: Answer, event: JourneyEvent, day: number | null, span: Span): Answer {
  if (day === null) return { ...answer, doubtful: true }
  const falls = day >= span.from && day < span.before
  if (!falls && event.of !== span.key) return answer
  return answer.done === null || day < answer.done ? { ...answer, by: event, done: day } : answer
}

/** True for an event that names another start, and for one after the day of the extract. */
function isNone(event: JourneyEvent, key: string, starts: readonly Period[], knownTo: string): boolean {
  if (event.on !== null && event.on > knownTo) return true
  return event.of !== null && event.of !== key && starts.some(period => period.event.key === event.of)
}

function answerTo(desk: Desk, rule: RuleOf<'from-to'>, span: Span, starts: readonly Period[]): Answer {
  let answer = noAnswer
  for (const kind of rule.to) {
    const knownTo = desk.journey.known.get(kind)?.knownTo ?? ''
    for (const event of eventsOf(desk.journey, kind))
      if (!isNone(event, span.key, starts, knownTo))
        answer = withEvent(answer, event, answerDay(event, rule, span), span)
  }
  return answer
}

/** An early answer is looked for as far back as the limit goes. */
const earliest = (desk: Desk, start: number, { early }: RuleOf<'from-to'>): number =>
  early === undefined ? start : start - (dueDay(start, early, desk.counting) - start)

/** The first day of the next one; what answers it comes before that. */
function nextStart(starts: readonly Period[], period: Period): number {
  for (let at = starts.indexOf(period) + 1; at < starts.length; at += 1) {
    const start = starts[at]?.start
    if (typeof start === 'number') return start
  }
  return Infinity
}

const endOf = (period: Period, before: number, untilEnd: boolean): number | null => {
  const ends = Math.min(before, untilEnd && !period.backwards ? (period.end ?? Infinity) : Infinity)
  return ends === Infinity ? null : ends
}

function asked(desk: Desk, rule: RuleOf<'from-to'>, { event }: Period, start: number | null): Asked {
  const byAge = rule.fromAge === undefined || start === null ? 'yes' : hadReached(desk.journey, rule.fromAge, start)
  const byFact = askedOf(event, rule.when)
  return byFact === 'no' || byAge === 'yes' ? byFact : byAge
}

function tellAnswer(desk: Desk, rule: RuleOf<'from-to'>, period: Period, { span, answer, is }: Answered): void {
  tell(desk, {
    instance: period.event.key,
    start: span.start,
    done: answer.done,
    end: endOf(period, span.before, rule.untilEnd === true),
    evidence: answer.by === null ? [cited(period.event)] : [cited(period.event), cited(answer.by)],
    earlyCounts: rule.early !== undefined,
    maybeDone: answer.doubtful || period.backwards,
    maybeAsked: inDoubt(is, answer.done),
  })
}

interface Answered {
  readonly span: Span
  readonly answer: Answer
  readonly is: Asked
}

const wasDeclined = ({ declined }: RuleOf<'from-to'>, { facts }: JourneyEvent): boolean =>
  declined !== undefined && facts[declined] === false

/** One start of a clock and what answered it. */
function oneStart(desk: Desk, rule: RuleOf<'from-to'>, period: Period, starts: readonly Period[]): void {
  const start = rule.fromEnd ? period.end : period.start
  const is = rule.fromEnd && start === null ? 'no' : asked(desk, rule, period, start)
  if (is === 'no') return
  const from = start === null ? Infinity : earliest(desk, start, rule)
  const span = { key: period.event.key, start, from, before: nextStart(starts, period) }
  const answer = answerTo(desk, rule, span, starts)
  if (answer.done === null && wasDeclined(rule, period.event)) tellNotAsked(desk, period.event)
  else tellAnswer(desk, rule, period, { span, answer, is })
}

export function fromTo(desk: Desk, rule: RuleOf<'from-to'>): void {
  const starts = periodsOf(desk, rule.from)
  for (const period of starts) oneStart(desk, rule, period, starts)
}
