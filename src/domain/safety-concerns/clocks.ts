/**
 * The clocks of a safety concern: by when somebody is told, by when it is answered in writing, and who is told next while it is not. All
 * are counted once, when it is raised. Whom a step reaches is read from who holds which role, and never leaves out a step for want of one.
 */
import type { Role } from '../access/roles.ts'
import { dayOf, daysBetween, type Instant } from '../calendar/dates.ts'
import {
  addWorkingDays,
  addWorkingMinutes,
  endOfDay,
  workingMinutesBetween,
  type WorkingHours,
} from '../calendar/working-time.ts'
import { workingHours, type ClockValues } from './settings.ts'
import type { Severity } from './severity.ts'

export interface Clocks {
  /** The end of the same day: by then somebody who can act has been told in person. */
  readonly tellBy: Instant
  readonly respondBy: Instant
  readonly serviceManagerAt: Instant
  readonly directorAt: Instant
}

export function clocksFor(severity: Severity, raisedAt: Instant, values: ClockValues): Clocks {
  const hours = workingHours(values)
  return {
    tellBy: endOfDay(raisedAt),
    respondBy: addWorkingDays(raisedAt, values[`${severity}-respond-days`], hours),
    serviceManagerAt: addWorkingMinutes(raisedAt, values[`${severity}-service-manager-hours`] * 60, hours),
    directorAt: addWorkingDays(raisedAt, values[`${severity}-director-days`], hours),
  }
}

export type Step = 'team-manager' | 'head-of-service' | 'service-manager' | 'director' | 'confirmation'

/** Why a person was told, as the concern's page says it. */
export const stepReasons: Readonly<Record<Step, string>> = {
  'team-manager': 'manages the team that holds the case',
  'head-of-service': 'told of every concern as soon as it is raised',
  'service-manager': 'no written response by then',
  director: 'still no written response by then',
  confirmation: 'to confirm that the child is safe, and close it',
}

export interface StepDue {
  readonly step: Step
  readonly at: Instant
}

interface Running extends Pick<Clocks, 'serviceManagerAt' | 'directorAt'> {
  readonly raisedAt: Instant
  /** The first written response, if there is one. */
  readonly respondedAt: Instant | null
}

/** The steps whose moment has come: everyone whom these reach must have been told by now. */
export function stepsDue(concern: Running, now: Instant): readonly StepDue[] {
  const { raisedAt, respondedAt } = concern
  const unanswered = (at: Instant): boolean => at <= now && (respondedAt === null || respondedAt > at)
  const later: readonly StepDue[] = [
    { step: 'service-manager', at: concern.serviceManagerAt },
    { step: 'director', at: concern.directorAt },
  ]
  return [
    { step: 'team-manager', at: raisedAt },
    { step: 'head-of-service', at: raisedAt },
    ...later.filter(({ at }) => unanswered(at)),
  ]
}

export interface StaffPlace {
  readonly staffId: string
  readonly roles: readonly Role[]
  readonly teamId: string | null
  readonly localityId: string | null
}

export interface CasePlace {
  readonly teamId: string | null
  readonly localityId: string | null
  /** Never told of what they raised themselves. */
  readonly raisedBy: string
}

/** Who answers when nobody holds the role there: the next up, then whoever else is at the top. */
const ladders: Readonly<Record<Step, readonly Role[]>> = {
  'team-manager': ['team-manager', 'service-manager', 'head-of-service', 'director'],
  'service-manager': ['service-manager', 'director', 'head-of-service'],
  'head-of-service': ['head-of-service', 'director'],
  director: ['director', 'head-of-service'],
  confirmation: ['qa-lead'],
}

function holds(person: StaffPlace, role: Role, place: CasePlace): boolean {
  if (!person.roles.includes(role) || person.staffId === place.raisedBy) return false
  if (role === 'team-manager') return place.teamId !== null && person.teamId === place.teamId
  if (role === 'service-manager') return place.localityId !== null && person.localityId === place.localityId
  return true
}

/** Whom a step reaches: those who hold its role for the case's team or locality, or the first role up that anybody holds. */
export function whomToTell(step: Step, place: CasePlace, staff: readonly StaffPlace[]): readonly string[] {
  for (const role of ladders[step]) {
    const found = staff.filter(person => holds(person, role, place))
    if (found.length > 0) return found.map(person => person.staffId)
  }
  return []
}

const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`

/** "3 working hours left", "20 working minutes left", "2 working days left", "overdue by 3 days" or, after three months, "long overdue". Rounded down: nobody has more time than told. */
export function timeLeft(due: Instant, now: Instant, hours: WorkingHours): string {
  if (now > due) return lateness(due, now)
  const minutes = workingMinutesBetween(now, due, hours)
  const day = hours.closes - hours.opens
  if (minutes >= 2 * day) return `${count(Math.floor(minutes / day), 'working day')} left`
  if (minutes >= 60) return `${count(Math.floor(minutes / 60), 'working hour')} left`
  return `${count(minutes, 'working minute')} left`
}

/** After so many days the number says nothing more. */
const longDays = 90

function lateness(due: Instant, now: Instant): string {
  const days = daysBetween(dayOf(due), dayOf(now))
  if (days > longDays) return 'long overdue'
  if (days > 0) return `overdue by ${count(days, 'day')}`
  const minutes = Math.floor((Date.parse(now) - Date.parse(due)) / 60_000)
  return minutes < 60
    ? `overdue by ${count(minutes, 'minute')}`
    : `overdue by ${count(Math.floor(minutes / 60), 'hour')}`
}
