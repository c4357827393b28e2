/**
 * The permanence board: children who are looked after and have no agreed plan for where they will grow up, or whose plan to leave care
 * has not been carried out.
 */
import type { LocalDate } from '../calendar/dates.ts'
import { isOpenOn } from '../journey/case-of-journey.ts'
import { eventsOf, type CombinedJourney } from '../journey/combine.ts'
import type { JourneyEvent } from '../journey/journey.ts'
import type { EventKind } from '../journey/kinds.ts'
import {
  caseColumn,
  column,
  counted,
  knownUpTo,
  monthsFrom,
  said,
  wholeMonths,
  type Board,
  type BoardLevel,
  type BoardRow,
} from './board.ts'
import type { TrackingSettings } from './settings.ts'

/** As the codes of `permanence` in cases/codes.ts; other words are shown as they are. */
const plans: ReadonlyMap<string, string> = new Map([
  ['return', 'Return to family'],
  ['adoption', 'Adoption'],
  ['sgo-cao', 'Special guardianship or child arrangements order'],
  ['supported-living', 'Supported living'],
  ['residential', 'Long-term residential'],
  ['fostering', 'Long-term fostering'],
  ['other', 'Other'],
])

/** Plans that are carried out by leaving care. */
const leadOut: ReadonlySet<unknown> = new Set(['return', 'adoption', 'sgo-cao'])

interface LookedAfterNow {
  readonly journey: CombinedJourney
  /** Null where the source does not say. */
  readonly start: LocalDate | null
  readonly today: LocalDate
  /** The latest that was agreed in this period; undefined where there is none. */
  readonly plan: JourneyEvent | undefined
  /** Reviews held in this period, in their order; null where not all are known. */
  readonly reviews: readonly LocalDate[] | null
}

/** Belongs to the period: named as such, or within it. What has no day may well. */
const inPeriod = (event: JourneyEvent, period: JourneyEvent): boolean =>
  event.of === null ? event.on === null || period.on === null || event.on >= period.on : event.of === period.key

function heldReviews(journey: CombinedJourney, period: JourneyEvent, today: LocalDate): readonly LocalDate[] {
  const days = new Set<LocalDate>()
  for (const event of eventsOf(journey, 'looked-after-review')) {
    const { on, facts } = event
    if (on !== null && on <= today && facts['cancelled'] !== true && inPeriod(event, period)) days.add(on)
  }
  return [...days]
}

function lookedAfterNow(journey: CombinedJourney): LookedAfterNow | null {
  const today = knownUpTo(journey, ['looked-after', 'permanence-plan'])
  const period = eventsOf(journey, 'looked-after').findLast(event => isOpenOn(event, today))
  if (!period) return null
  const all = journey.known.get('looked-after-review')?.coverage === 'all'
  return {
    journey,
    start: period.on,
    today,
    plan: latestDated(eventsOf(journey, 'permanence-plan').filter(event => inPeriod(event, period))),
    reviews: all ? heldReviews(journey, period, today) : null,
  }
}

/** The last that has a day; where none has, the last. */
const latestDated = (events: readonly JourneyEvent[]): JourneyEvent | undefined =>
  events.findLast(({ on }) => on !== null) ?? events.at(-1)

interface Judged {
  readonly level: BoardLevel
  readonly because: string
}

/** The review by which a plan was due; undefined where it has not been held, or reviews are not all known. */
function dueReview({ reviews }: LookedAfterNow, settings: TrackingSettings): LocalDate | undefined {
  return reviews?.[settings.permanenceReviews - 1]
}

const ordinal = (count: number): string =>
  ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'][count - 1] ?? `${count}th`

/** What has gone by without a plan, in the rest of a sentence; null where nothing has yet. */
function overdue(now: LookedAfterNow, start: LocalDate, settings: TrackingSettings): string | null {
  const { permanenceDrift, permanenceReviews } = settings
  if (now.today > monthsFrom(start, permanenceDrift)) return `more than ${counted(permanenceDrift, 'month')} ago`
  const review = dueReview(now, settings)
  return review === undefined ? null : `and the ${ordinal(permanenceReviews)} review was on ${said(review)}`
}

const notKnown = (because: string): Judged => ({ level: 'not-known', because })

function withoutPlan(now: LookedAfterNow, settings: TrackingSettings): Judged | null {
  const { start, today, journey } = now
  const told = journey.known.has('permanence-plan')
  if (start === null)
    return notKnown(
      `It is not recorded since when the child has been looked after. ${told ? 'No permanence plan is agreed.' : untold}`,
    )
  const since = `Looked after since ${said(start)}`
  const late = overdue(now, start, settings)
  if (late !== null)
    return told
      ? { level: 'drifting', because: `${since}, ${late}. No permanence plan is agreed.` }
      : notKnown(`${since}. ${untold}`)
  if (!told || today <= monthsFrom(start, settings.permanenceWatch)) return null
  return { level: 'watch', because: `${since}. No permanence plan is agreed yet.` }
}

const untold = 'No source tells whether a permanence plan was agreed.'

function withPlan({ plan, today }: LookedAfterNow, settings: TrackingSettings): Judged | null {
  if (!plan || plan.on === null || !leadOut.has(plan.facts['plan'])) return null
  if (today <= monthsFrom(plan.on, settings.permanenceUnfinished)) return null
  return {
    level: 'watch',
    because: `The plan to leave care was agreed on ${said(plan.on)}, more than ${counted(settings.permanenceUnfinished, 'month')} ago, and the child is still looked after.`,
  }
}

function latest(journey: CombinedJourney, kind: EventKind, today: LocalDate): LocalDate | null {
  return (
    eventsOf(journey, kind).findLast(({ on, facts }) => on !== null && on <= today && facts['cancelled'] !== true)
      ?.on ?? null
  )
}

/** The first due day still to come that the case system tells. */
function nextReview(journey: CombinedJourney, today: LocalDate): LocalDate | null {
  let next: LocalDate | null = null
  for (const { due } of eventsOf(journey, 'looked-after-review'))
    if (due !== null && due > today && (next === null || due < next)) next = due
  return next
}

function planWords(plan: JourneyEvent | undefined): string | null {
  const code = plan?.facts['plan']
  return typeof code === 'string' ? (plans.get(code) ?? code) : null
}

function cellsOf({ journey, start, today, plan, reviews }: LookedAfterNow): BoardRow['cells'] {
  return {
    case: journey.caseReference,
    since: start,
    months: start === null ? null : wholeMonths(start, today),
    plan: planWords(plan),
    agreed: plan?.on ?? null,
    reviews: reviews?.length ?? null,
    lastReview: latest(journey, 'looked-after-review', today),
    nextReview: nextReview(journey, today),
    meeting: latest(journey, 'permanence-planning-meeting', today),
    officerContact: latest(journey, 'reviewing-officer-contact', today),
  }
}

function row(journey: CombinedJourney, settings: TrackingSettings): BoardRow | null {
  const now = lookedAfterNow(journey)
  if (!now) return null
  const judged = now.plan ? withPlan(now, settings) : withoutPlan(now, settings)
  return judged && { caseReference: journey.caseReference, since: now.start, ...judged, cells: cellsOf(now) }
}

export const permanenceBoard: Board = {
  key: 'permanence',
  title: 'Permanence',
  purpose: 'Children who are looked after and have no agreed permanence plan, or whose plan has not been carried out.',
  needs: ['looked-after'],
  whole: [],
  columns: [
    caseColumn,
    column('since', 'Looked after since', 'date'),
    column('months', 'Months', 'number'),
    column('plan', 'Permanence plan', 'text'),
    column('agreed', 'Agreed on', 'date'),
    column('reviews', 'Reviews held', 'number'),
    column('lastReview', 'Last review', 'date'),
    column('nextReview', 'Next review', 'date'),
    column('meeting', 'Permanence planning meeting', 'date'),
    column('officerContact', 'Reviewing officer’s last contact', 'date'),
  ],
  settings: ['permanenceWatch', 'permanenceDrift', 'permanenceReviews', 'permanenceUnfinished'],
  row,
}
