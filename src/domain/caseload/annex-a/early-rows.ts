/** The rows of Lists 1 to 6 of Annex A. */
import { addDays, type LocalDate } from '../../calendar/dates.ts'
import type { CaseStatus } from '../../cases/case-status.ts'
import type { JourneyEvent } from '../../journey/journey.ts'
import type { CaseloadChild } from '../caseload.ts'
import { british, eventsIn, fact, lastWithin, textOf, told, type Cells, type Scope } from './child-cells.ts'
import { ofsted } from './ofsted-values.ts'

/** A child's rows of a list, without what every list says. */
export type ListRows = (child: CaseloadChild, scope: Scope) => readonly Cells[]

const inScope = ({ on }: JourneyEvent, { since, reportDate }: Scope): boolean =>
  on !== null && on >= since && on <= reportDate

/** Others of the kind in the twelve months before. */
const yearBefore = (events: readonly JourneyEvent[], on: LocalDate | null): number =>
  on === null ? 0 : events.filter(one => one.on !== null && one.on < on && one.on >= addDays(on, -365)).length

export const contactRows: ListRows = (child, scope) =>
  eventsIn(child, 'contact')
    .filter(one => inScope(one, scope))
    .map(one => ({ contactDate: british(one.on), contactSource: ofsted('source', fact(one, 'source')) }))

export const earlyHelpRows: ListRows = (child, scope) =>
  eventsIn(child, 'early-help-assessment')
    .filter(one => told(one, scope))
    .map(one => ({
      startDate: british(one.on),
      completionDate: british(one.until),
      organisation: textOf(one, 'organisation'),
    }))

export const referralRows: ListRows = (child, scope) => {
  const all = eventsIn(child, 'referral')
  return all
    .filter(one => inScope(one, scope))
    .map(one => ({
      referralDate: british(one.on),
      referralSource: ofsted('source', fact(one, 'source')),
      noFurtherAction: ofsted('yesNo', fact(one, 'noFurtherAction')),
      referralsIn12Months: Number(fact(one, 'referralsIn12Months') ?? yearBefore(all, one.on)),
    }))
}

export const assessmentRows: ListRows = (child, scope) =>
  eventsIn(child, 'assessment')
    .filter(one => told(one, scope))
    .map(one => ({
      startDate: british(one.on),
      childSeen: ofsted('yesNo', fact(one, 'childSeen')),
      authorisedDate: british(one.until),
      supportRequired: ofsted('yesNo', fact(one, 'supportRequired')),
    }))

export const enquiryRows: ListRows = (child, scope) => {
  const [all, conferences] = [eventsIn(child, 'section-47'), eventsIn(child, 'initial-conference')]
  return all
    .filter(one => inScope(one, scope))
    .map(one => {
      const held = conferences.find(({ of }) => of === one.key) ?? null
      return {
        startDate: british(one.on),
        conferenceUnnecessary: ofsted('yesNo', fact(one, 'conferenceNotRequired')),
        conferenceDate: british(held?.on),
        planMade: ofsted('yesNo', fact(held, 'planMade')),
        enquiriesIn12Months: yearBefore(all, one.on),
        conferencesIn12Months: yearBefore(conferences, held?.on ?? null),
      }
    })
}

const notStated = 'N0'

/** What a child in need is on the report date, the closest first; a period that ended is closed. */
const standing = [
  ['looked-after', 'looked-after'],
  ['protection-plan', 'child-protection'],
  ['in-need-plan', 'child-in-need'],
] as const

const rowOf = (child: CaseloadChild, one: JourneyEvent, status: CaseStatus, reportDate: LocalDate): Cells => {
  const referral = eventsIn(child, 'referral').findLast(({ on }) => on !== null && on <= (one.on ?? reportDate)) ?? null
  return {
    startDate: british(one.on),
    primaryNeed: ofsted('need', fact(referral, 'primaryNeed') ?? fact(one, 'categoryOfNeed') ?? notStated),
    lastSeen: british(lastWithin(child, 'in-need-visit', one)?.on),
    closureDate: british(one.until),
    closureReason: one.until === null ? null : textOf(referral, 'closureReason'),
    caseStatus: ofsted('caseStatus', one.until === null ? status : 'closed'),
  }
}

/** One row for each open kind that stands closest, and one for each in-need plan that ended in the time of the list. */
export const inNeedRows: ListRows = (child, scope) => {
  for (const [kind, status] of standing) {
    const open = eventsIn(child, kind).filter(one => told(one, scope) && one.until === null)
    if (open.length > 0) return open.map(one => rowOf(child, one, status, scope.reportDate))
  }
  return eventsIn(child, 'in-need-plan')
    .filter(one => told(one, scope))
    .map(one => rowOf(child, one, 'closed', scope.reportDate))
}
