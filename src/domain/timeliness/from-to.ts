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
  readonly from: number
  /** The day on which the next one of its kind begins. */
  readonly before: number
}

/** The better of an answer and one more event: a dated one before one without, then the first. */
function withEvent(answer: Answer, event: JourneyEvent, linked: boolean, span: Span): Answer {
  const day = numberOf(event.on)
  if (day === null) return { ...answer, doubtful: true }
  const falls = day >= span.from && day < span.before
  if (!falls && !linked) return answer
  return answer.done === null || day < answer.done ? { ...answer, by: event, done: day } : answer
}

function answerTo(desk: Desk, { to }: RuleOf<'from-to'>, span: Span, starts: readonly Period[]): Answer {
  let answer = noAnswer
  for (const kind of to) {
    const known = desk.journey.known.get(kind)
    if (known === undefined) continue
    for (const event of eventsOf(desk.journey, kind)) {
      const linked = event.of === span.key
      const others = !linked && event.of !== null && starts.some(period => period.event.key === event.of)
      if (others || (event.on !== null && event.on > known.knownTo)) continue
      answer = withEvent(answer, event, linked, span)
    }
  }
  return answer
}

/** An early answer is looked for as far back as the limit goes. */
const earliest = (desk: Desk, start: number, { early }: RuleOf<'from-to'>): number =>
  early === undefined ? start : start - (dueDay(start, early, desk.counting) - start)

/** The first day of the next one; what answers it comes before that. */
const nextStart = (starts: readonly Period[], at: number): number =>
  starts.find(({ start }, place) => place > at && start !== null)?.start ?? Infinity

const endOf = (period: Period, before: number, untilEnd: boolean): number | null => {
  const ends = Math.min(before, untilEnd ? (period.end ?? Infinity) : Infinity)
  return ends === Infinity ? null : ends
}

function asked(desk: Desk, rule: RuleOf<'from-to'>, { event }: Period, start: number | null): Asked {
  const byAge = rule.fromAge === undefined || start === null ? 'yes' : hadReached(desk.journey, rule.fromAge, start)
  const byFact = askedOf(event, rule.when)
  return byFact === 'no' || byAge === 'yes' ? byFact : byAge
}

/** One start of a clock and what answered it. */
function oneOf(desk: Desk, rule: RuleOf<'from-to'>, starts: readonly Period[], at: number): void {
  const period = starts[at]
  const start = (rule.fromEnd ? period?.end : period?.start) ?? null
  if (period === undefined || (rule.fromEnd && start === null)) return
  const is = asked(desk, rule, period, start)
  if (is === 'no') return
  const before = nextStart(starts, at)
  const from = start === null ? Infinity : earliest(desk, start, rule)
  const answer = answerTo(desk, rule, { key: period.event.key, from, before }, starts)
  if (answer.done === null && rule.declined !== undefined && period.event.facts[rule.declined] === false)
    return tellNotAsked(desk, period.event)
  tell(desk, {
    instance: period.event.key,
    start,
    done: answer.done,
    end: endOf(period, before, rule.untilEnd === true),
    evidence: [cited(period.event), ...(answer.by === null ? [] : [cited(answer.by)])],
    earlyCounts: rule.early !== undefined,
    maybeDone: answer.doubtful || period.backwards,
    maybeAsked: inDoubt(is, answer.done),
  })
}

export function fromTo(desk: Desk, rule: RuleOf<'from-to'>): void {
  const starts = periodsOf(desk, rule.from)
  for (let at = 0; at < starts.length; at += 1) oneOf(desk, rule, starts, at)
}
