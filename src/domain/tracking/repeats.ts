/** Boards of what comes again: referrals of the same child within a year, and a second protection plan. */
import type { LocalDate } from '../calendar/dates.ts'
import { isOpenOn } from '../journey/case-of-journey.ts'
import { eventsOf, type CombinedJourney } from '../journey/combine.ts'
import type { JourneyEvent } from '../journey/journey.ts'
import { caseColumn, column, counted, knownUpTo, monthsFrom, said, type Board, type BoardRow } from './board.ts'
import type { TrackingSettings } from './settings.ts'

/** Days of referrals by then, each once, the last first. */
function referralDays(journey: CombinedJourney, today: LocalDate): readonly LocalDate[] {
  const days = new Set<LocalDate>()
  for (const { on } of eventsOf(journey, 'referral').toReversed()) if (on !== null && on <= today) days.add(on)
  return [...days]
}

/** How many came before the last, as the source counts them itself. */
function earlierAsTold(journey: CombinedJourney, day: LocalDate): number {
  const told = eventsOf(journey, 'referral').findLast(({ on }) => on === day)?.facts['referralsIn12Months']
  return typeof told === 'number' ? told : 0
}

function referralRow(journey: CombinedJourney, settings: TrackingSettings): BoardRow | null {
  const today = knownUpTo(journey, ['referral'])
  const days = referralDays(journey, today)
  const [last] = days
  const within = settings.referralsWithin
  if (last === undefined || last < monthsFrom(today, -within)) return null
  const from = monthsFrom(last, -within)
  const earlier = days.filter(day => day < last && day >= from)
  // The source's own count reaches further back than its list, and is always of 12 months.
  const count = 1 + Math.max(earlier.length, within === 12 ? earlierAsTold(journey, last) : 0)
  if (count < 2) return null
  return {
    caseReference: journey.caseReference,
    since: last,
    level: count >= settings.referralsMany ? 'drifting' : 'watch',
    because: `Referred on ${said(last)}: ${counted(count, 'referral')} within ${counted(within, 'month')}.`,
    cells: { case: journey.caseReference, last, before: earlier[0] ?? null, count },
  }
}

/** Plans of this authority that began by then, in their order, each day once. */
function ownPlans(journey: CombinedJourney, today: LocalDate): readonly (JourneyEvent & { readonly on: LocalDate })[] {
  const plans: (JourneyEvent & { readonly on: LocalDate })[] = []
  for (const event of eventsOf(journey, 'protection-plan')) {
    const { on } = event
    if (on === null || on > today || event.facts['otherAuthority'] === true) continue
    if (plans.at(-1)?.on !== on) plans.push({ ...event, on })
  }
  return plans
}

const toldBefore = ({ facts }: JourneyEvent): number =>
  typeof facts['previousPlans'] === 'number' ? facts['previousPlans'] : 0

function category({ facts }: JourneyEvent): string | null {
  const told = facts['latestCategory'] ?? facts['initialCategory']
  return told === undefined ? null : String(told)
}

function rowOfPlan(
  journey: CombinedJourney,
  plan: JourneyEvent & { readonly on: LocalDate },
  earlier: { readonly count: number; readonly ended: LocalDate | null },
  settings: TrackingSettings,
): BoardRow {
  const { count, ended } = earlier
  const soon = ended !== null && plan.on <= monthsFrom(ended, settings.plansWithin)
  const last = ended === null ? '' : `, the last of which ended on ${said(ended)}`
  return {
    caseReference: journey.caseReference,
    since: plan.on,
    level: soon ? 'drifting' : 'watch',
    because: `On a child protection plan since ${said(plan.on)}, after ${counted(count, 'earlier plan')}${last}.`,
    cells: { case: journey.caseReference, since: plan.on, before: count, ended, category: category(plan) },
  }
}

function planRow(journey: CombinedJourney, settings: TrackingSettings): BoardRow | null {
  const today = knownUpTo(journey, ['protection-plan'])
  const plans = ownPlans(journey, today)
  const plan = plans.at(-1)
  if (!plan || !isOpenOn(plan, today)) return null
  const count = Math.max(plans.length - 1, toldBefore(plan))
  return count === 0 ? null : rowOfPlan(journey, plan, { count, ended: plans.at(-2)?.until ?? null }, settings)
}

export const repeatReferralBoard: Board = {
  key: 'repeat-referrals',
  title: 'Repeat referrals',
  purpose:
    'Children who were referred again: look whether the same worries come back, and whether the help was the right one.',
  needs: ['referral'],
  whole: [],
  columns: [
    caseColumn,
    column('last', 'Latest referral', 'date'),
    column('before', 'Referral before it', 'date'),
    column('count', 'Referrals', 'number'),
  ],
  settings: ['referralsWithin', 'referralsMany'],
  row: referralRow,
}

export const repeatPlanBoard: Board = {
  key: 'repeat-protection-plans',
  title: 'Repeat child protection plans',
  purpose: 'Children on a child protection plan who had one before.',
  needs: ['protection-plan'],
  whole: [],
  columns: [
    caseColumn,
    column('since', 'Plan since', 'date'),
    column('before', 'Earlier plans', 'number'),
    column('ended', 'Last plan ended', 'date'),
    column('category', 'Category', 'text'),
  ],
  settings: ['plansWithin'],
  row: planRow,
}
