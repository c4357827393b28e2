/** Boards of what must be looked at again in good time: child in need plans, pathway plans, case summaries. */
import type { LocalDate } from '../calendar/dates.ts'
import { isOpenOn, standingOf } from '../journey/case-of-journey.ts'
import { eventsOf, type CombinedJourney } from '../journey/combine.ts'
import type { JourneyEvent } from '../journey/journey.ts'
import type { EventKind } from '../journey/kinds.ts'
import { caseStatusLabel } from '../cases/case-status.ts'
import {
  caseColumn,
  column,
  counted,
  daysFrom,
  knownUpTo,
  monthsFrom,
  said,
  wholeMonths,
  type Board,
  type BoardLevel,
  type BoardRow,
} from './board.ts'
import type { TrackingSettings } from './settings.ts'

/** The last day by then on which something of these kinds was done, not before `from` where that is given. */
function lastOf(
  journey: CombinedJourney,
  kinds: readonly EventKind[],
  today: LocalDate,
  from: LocalDate | null = null,
): LocalDate | null {
  const days = kinds.map(kind => eventsOf(journey, kind).findLast(({ on }) => on !== null && on <= today)?.on ?? null)
  const last = days.reduce((one, other) => (one === null || (other !== null && other > one) ? other : one), null)
  return last === null || (from !== null && last < from) ? null : last
}

/** Beside a protection plan or being looked after, the child is not in need alone, and other reviews are held. */
const heldElsewhere = (journey: CombinedJourney, today: LocalDate): boolean =>
  (['protection-plan', 'looked-after'] as const).some(kind => eventsOf(journey, kind).some(one => isOpenOn(one, today)))

interface InNeedNow {
  readonly start: LocalDate
  readonly today: LocalDate
  readonly lastReview: LocalDate | null
  /** Days of reviews are known until the report date. */
  readonly reviewsKnown: boolean
}

function inNeedNow(journey: CombinedJourney): InNeedNow | null {
  const today = knownUpTo(journey, ['in-need-plan', 'in-need-review'])
  const plan = eventsOf(journey, 'in-need-plan').findLast(event => isOpenOn(event, today))
  if (!plan || plan.on === null || heldElsewhere(journey, today)) return null
  return {
    start: plan.on,
    today,
    lastReview: lastOf(journey, ['in-need-review'], today, plan.on),
    reviewsKnown: journey.known.has('in-need-review'),
  }
}

function inNeedJudged(now: InNeedNow, settings: TrackingSettings): readonly [BoardLevel, string] | null {
  const { start, today, lastReview, reviewsKnown } = now
  const open = `The plan has been open since ${said(start)}`
  if (today > monthsFrom(start, settings.inNeedDrift))
    return ['drifting', `${open}, more than ${counted(settings.inNeedDrift, 'month')}.`]
  const from = lastReview ?? start
  if (reviewsKnown && today > monthsFrom(from, settings.inNeedReview))
    return [
      'drifting',
      `${open}, and ${lastReview === null ? 'no review is recorded' : `was last reviewed on ${said(lastReview)}`}. Reviews are due every ${counted(settings.inNeedReview, 'month')}.`,
    ]
  if (today > monthsFrom(start, settings.inNeedWatch))
    return [
      'watch',
      `${open}, more than ${counted(settings.inNeedWatch, 'month')}.${reviewsKnown ? '' : ' No source tells of its reviews.'}`,
    ]
  return null
}

function inNeedRow(journey: CombinedJourney, settings: TrackingSettings): BoardRow | null {
  const now = inNeedNow(journey)
  const judged = now && inNeedJudged(now, settings)
  if (!now || !judged) return null
  const { start, today, lastReview } = now
  return {
    caseReference: journey.caseReference,
    since: start,
    level: judged[0],
    because: judged[1],
    cells: {
      case: journey.caseReference,
      since: start,
      months: wholeMonths(start, today),
      lastReview,
      lastVisit: lastOf(journey, ['in-need-visit'], today, start),
    },
  }
}

const pathwayKinds: readonly EventKind[] = ['pathway-plan', 'pathway-plan-review']

/** Qualifying care leavers are owed advice and no pathway plan. */
const owedPlan = (event: JourneyEvent, today: LocalDate): boolean =>
  isOpenOn(event, today) && event.facts['eligibility'] !== 'qualifying'

function pathwayRow(journey: CombinedJourney, settings: TrackingSettings): BoardRow | null {
  const today = knownUpTo(journey, ['leaving-care', ...pathwayKinds])
  const leaver = eventsOf(journey, 'leaving-care').findLast(event => owedPlan(event, today))
  if (!leaver) return null
  const last = lastOf(journey, pathwayKinds, today)
  const eligibility = leaver.facts['eligibility']
  const cells = {
    case: journey.caseReference,
    eligible: leaver.on,
    eligibility: eligibility === undefined ? null : String(eligibility),
    last,
  }
  if (last === null) return neverPlanned(journey, leaver, today, cells)
  const due = monthsFrom(last, settings.pathwayReview)
  if (today < daysFrom(due, -settings.pathwaySoon)) return null
  return {
    caseReference: journey.caseReference,
    since: last,
    level: today > due ? 'drifting' : 'watch',
    because: `The pathway plan was last made or reviewed on ${said(last)}, and its review ${today > due ? 'was' : 'is'} due by ${said(due)}.`,
    cells: { ...cells, due },
  }
}

/** Months that the law gives for the assessment of needs from which the pathway plan is made. */
const monthsForNeeds = 3

function neverPlanned(
  journey: CombinedJourney,
  leaver: JourneyEvent,
  today: LocalDate,
  cells: BoardRow['cells'],
): BoardRow | null {
  const due = leaver.on === null ? null : monthsFrom(leaver.on, monthsForNeeds)
  const known = pathwayKinds.every(kind => journey.known.has(kind))
  // A source that holds reviews alone cannot say that there is no plan.
  if (!known || due === null || today <= due) return null
  return {
    caseReference: journey.caseReference,
    since: leaver.on,
    level: 'drifting',
    because: `Eligible for leaving care since ${leaver.on === null ? '' : said(leaver.on)}, and no pathway plan or review is recorded.`,
    cells: { ...cells, due },
  }
}

function summaryRow(journey: CombinedJourney, settings: TrackingSettings): BoardRow | null {
  const standing = standingOf(journey)
  if (!standing) return null
  const today = knownUpTo(journey, ['case-summary', standing.event.kind])
  const last = lastOf(journey, ['case-summary'], today)
  const from = last ?? standing.event.on
  if (from === null) return null
  const due = monthsFrom(from, settings.summaryEvery)
  if (today < daysFrom(due, -settings.summarySoon)) return null
  const written = last === null ? 'No case summary is recorded' : `The last case summary is of ${said(last)}`
  return {
    caseReference: journey.caseReference,
    since: from,
    level: today > due ? 'drifting' : 'watch',
    because: `${written}, and the next ${today > due ? 'was' : 'is'} due by ${said(due)}.`,
    cells: { case: journey.caseReference, status: caseStatusLabel(standing.status), last, due },
  }
}

const noWhole: Board['whole'] = []

export const inNeedBoard: Board = {
  key: 'child-in-need',
  title: 'Child in need drift',
  purpose: 'Child in need plans that have been open long, or were not reviewed in the time set here.',
  needs: ['in-need-plan'],
  whole: noWhole,
  columns: [
    caseColumn,
    column('since', 'Plan since', 'date'),
    column('months', 'Months', 'number'),
    column('lastReview', 'Last review', 'date'),
    column('lastVisit', 'Last visit', 'date'),
  ],
  settings: ['inNeedWatch', 'inNeedDrift', 'inNeedReview'],
  row: inNeedRow,
}

export const pathwayBoard: Board = {
  key: 'pathway-plans',
  title: 'Pathway plans',
  purpose: 'Care leavers whose pathway plan is due for review, or overdue.',
  needs: ['leaving-care', 'pathway-plan-review'],
  whole: noWhole,
  columns: [
    caseColumn,
    column('eligible', 'Eligible since', 'date'),
    column('eligibility', 'Eligibility', 'text'),
    column('last', 'Last made or reviewed', 'date'),
    column('due', 'Due by', 'date'),
  ],
  settings: ['pathwayReview', 'pathwaySoon'],
  row: pathwayRow,
}

export const summaryBoard: Board = {
  key: 'case-summaries',
  title: 'Case summaries',
  purpose: 'Open cases whose summary is due again, or overdue.',
  needs: ['case-summary'],
  whole: noWhole,
  columns: [
    caseColumn,
    column('status', 'Status', 'text'),
    column('last', 'Last summary', 'date'),
    column('due', 'Due by', 'date'),
  ],
  settings: ['summaryEvery', 'summarySoon'],
  row: summaryRow,
}
