/** Boards of clocks that run: assessments that are open, pre-proceedings and care proceedings. */
import type { LocalDate } from '../calendar/dates.ts'
import { dayNumber } from '../calendar/day-numbers.ts'
import { workingDays } from '../calendar/working-days.ts'
import { isOpenOn } from '../journey/case-of-journey.ts'
import { eventsOf, type CombinedJourney } from '../journey/combine.ts'
import type { JourneyEvent } from '../journey/journey.ts'
import type { EventKind } from '../journey/kinds.ts'
import {
  caseColumn,
  column,
  counted,
  daysFrom,
  knownUpTo,
  said,
  wholeWeeks,
  type Board,
  type BoardRow,
} from './board.ts'
import type { SettingKey, TrackingSettings } from './settings.ts'

/**
 * The clock of an assessment starts with the referral that it names (Working Together); that of a second one under the same referral,
 * and of one that names none, with its own start.
 */
function clockStart(journey: CombinedJourney, event: JourneyEvent): LocalDate | null {
  if (event.of === null || event.on === null) return event.on
  const first = eventsOf(journey, 'assessment').find(one => one.of === event.of)
  const referral = first === event ? eventsOf(journey, 'referral').find(({ key }) => key === event.of) : undefined
  const on = referral?.on ?? null
  return on !== null && on <= event.on ? on : event.on
}

const looks = [
  'assessmentFirst',
  'assessmentSecond',
  'assessmentLast',
  'assessmentLimit',
] as const satisfies readonly SettingKey[]

/** The open assessment whose clock has run longest. */
function longestOpen(journey: CombinedJourney, today: LocalDate): readonly [JourneyEvent, LocalDate] | null {
  let longest: readonly [JourneyEvent, LocalDate] | null = null
  for (const event of eventsOf(journey, 'assessment')) {
    const start = isOpenOn(event, today) ? clockStart(journey, event) : null
    if (start !== null && (longest === null || start < longest[1])) longest = [event, start]
  }
  return longest
}

function assessmentRow(journey: CombinedJourney, settings: TrackingSettings): BoardRow | null {
  const today = knownUpTo(journey, ['assessment'])
  const longest = longestOpen(journey, today)
  if (!longest) return null
  const [event, start] = longest
  const days = workingDays().between(dayNumber(start), dayNumber(today))
  const reached = looks.findLast(key => days >= settings[key])
  if (reached === undefined) return null
  const limit = settings.assessmentLimit
  const past = days > limit
  return {
    caseReference: journey.caseReference,
    since: start,
    level: past ? 'drifting' : 'watch',
    because: `The assessment has run for ${counted(days, 'working day')} since ${start === event.on ? 'it began' : 'the referral'} on ${said(start)}; the limit is ${limit}.`,
    cells: {
      case: journey.caseReference,
      since: start,
      began: event.on,
      days,
      reached: settings[reached],
      left: past ? 0 : limit - days,
    },
  }
}

interface WeeksTold {
  readonly key: string
  readonly title: string
  readonly purpose: string
  readonly kind: EventKind
  readonly watch: SettingKey
  readonly limit: SettingKey
}

function weeksRow(journey: CombinedJourney, told: WeeksTold, settings: TrackingSettings): BoardRow | null {
  const today = knownUpTo(journey, [told.kind])
  const event = eventsOf(journey, told.kind).find(one => isOpenOn(one, today) && one.on !== null)
  if (!event || event.on === null) return null
  const watched = daysFrom(event.on, settings[told.watch] * 7)
  const due = daysFrom(event.on, settings[told.limit] * 7)
  if (today <= watched) return null
  const weeks = wholeWeeks(event.on, today)
  return {
    caseReference: journey.caseReference,
    since: event.on,
    level: today > due ? 'drifting' : 'watch',
    because: `Started on ${said(event.on)}, ${counted(weeks, 'week')} ago, and still open; the ${settings[told.limit]} weeks ${today > due ? 'ended' : 'end'} on ${said(due)}.`,
    cells: { case: journey.caseReference, since: event.on, weeks, due },
  }
}

const weeksBoard = (told: WeeksTold): Board => ({
  key: told.key,
  title: told.title,
  purpose: told.purpose,
  needs: [told.kind],
  whole: [],
  columns: [
    caseColumn,
    column('since', 'Started', 'date'),
    column('weeks', 'Weeks', 'number'),
    column('due', 'Limit', 'date'),
  ],
  settings: [told.watch, told.limit],
  row: (journey, settings) => weeksRow(journey, told, settings),
})

export const assessmentBoard: Board = {
  key: 'open-assessments',
  title: 'Open assessments',
  purpose: 'Assessments that have reached a day on which to look, or the limit.',
  needs: ['assessment'],
  whole: [],
  columns: [
    caseColumn,
    column('since', 'Clock started', 'date'),
    column('began', 'Assessment began', 'date'),
    column('days', 'Working days', 'number'),
    column('reached', 'Day to look that was reached', 'number'),
    column('left', 'Working days left', 'number'),
  ],
  settings: [...looks],
  row: assessmentRow,
}

export const preProceedingsBoard = weeksBoard({
  key: 'pre-proceedings',
  title: 'Pre-proceedings',
  purpose: 'Children in pre-proceedings for long.',
  kind: 'pre-proceedings',
  watch: 'preProceedingsWatch',
  limit: 'preProceedingsLimit',
})

export const proceedingsBoard = weeksBoard({
  key: 'care-proceedings',
  title: 'Care proceedings',
  purpose: 'Children whose care proceedings last long.',
  kind: 'care-proceedings',
  watch: 'proceedingsWatch',
  limit: 'proceedingsLimit',
})
