/** The rows of Lists 7 to 10 of Annex A. */
import type { JourneyEvent } from '../../journey/journey.ts'
import type { CaseloadChild } from '../caseload.ts'
import { british, eventsIn, fact, heldNow, lastWithin, textOf, told, type Cells, type Scope } from './child-cells.ts'
import type { ListRows } from './early-rows.ts'
import { ofsted } from './ofsted-values.ts'

export const protectionRows: ListRows = (child, scope) =>
  eventsIn(child, 'protection-plan')
    .filter(one => told(one, scope) && fact(one, 'otherAuthority') !== true)
    .map(plan => {
      const visit = lastWithin(child, 'protection-visit', plan)
      return {
        startDate: british(plan.on),
        initialAbuse: ofsted('abuse', fact(plan, 'initialCategory')),
        latestAbuse: ofsted('abuse', fact(plan, 'latestCategory') ?? fact(plan, 'initialCategory')),
        lastVisit: british(visit?.on),
        seenAlone: ofsted('yesNo', fact(visit, 'seenAlone')),
        lastReview: british(lastWithin(child, 'protection-review', plan)?.on),
        endDate: british(plan.until),
        previousPlans: Number(fact(plan, 'previousPlans') ?? 0),
      }
    })

const missingIn = (child: CaseloadChild, { sinceYear }: Scope, absent: boolean): readonly JourneyEvent[] =>
  eventsIn(child, 'missing').filter(
    one => (one.on === null || one.on >= sinceYear) && (fact(one, 'absent') === true) === absent,
  )

export const careRows: ListRows = (child, scope) =>
  eventsIn(child, 'looked-after')
    .filter(one => told(one, scope))
    .map((period, place) => ({
      ...periodCells(child, period, scope),
      ...placementCells(child, period),
      ...missingCells(child, scope),
      secondPeriod: ofsted('yesNo', place > 0),
    }))

function periodCells(child: CaseloadChild, period: JourneyEvent, { sinceYear }: Scope): Cells {
  const last = (kind: Parameters<typeof lastWithin>[1]): string | null => british(lastWithin(child, kind, period)?.on)
  const placed = eventsIn(child, 'placement').filter(({ until }) => until === null || until >= sinceYear)
  const status = lastWithin(child, 'legal-status', period)
  const plan = eventsIn(child, 'permanence-plan').findLast(({ of }) => of === null || of === period.key) ?? null
  return {
    startDate: british(period.on),
    categoryOfNeed: ofsted('need', fact(period, 'categoryOfNeed')),
    legalStatusDate: british(status?.on),
    legalStatus: ofsted('legalStatus', fact(status, 'status')),
    lastReview: last('looked-after-review'),
    lastVisit: last('looked-after-visit'),
    permanencePlan: ofsted('permanence', fact(plan, 'plan')),
    lastReviewingOfficerVisit: last('reviewing-officer-contact'),
    lastHealthAssessment: last('health-assessment'),
    lastDentalCheck: last('dental-check'),
    placementsIn12Months: Number(fact(period, 'placementsIn12Months') ?? placed.length),
    endDate: british(period.until),
    endReason: textOf(period, 'reasonCeased'),
  }
}

function placementCells(child: CaseloadChild, period: JourneyEvent): Cells {
  const placement = lastWithin(child, 'placement', period)
  return {
    placementDate: british(placement?.on),
    placementType: textOf(placement, 'placementType'),
    placementProvider: ofsted('provider', fact(placement, 'provider')),
    placementPostcode: placement ? child.postcode : null,
    placementLocation: ofsted('location', fact(placement, 'inArea')),
  }
}

function missingCells(child: CaseloadChild, scope: Scope): Cells {
  const missing = missingIn(child, scope, false)
  const last = missing.at(-1) ?? null
  return {
    missingIn12Months: missing.length,
    absentIn12Months: missingIn(child, scope, true).length,
    interviewOffered: ofsted('yesNo', fact(last, 'offered')),
    interviewAccepted: ofsted('yesNo', fact(last, 'accepted')),
  }
}

export const leavingRows: ListRows = child => {
  const leaving = eventsIn(child, 'leaving-care').findLast(({ until }) => until === null)
  if (!leaving) return []
  return [
    {
      personalAdviser: textOf(heldNow(child, true), 'worker'),
      eligibility: ofsted('eligibility', fact(leaving, 'eligibility')),
      lastPathwayReview: british(lastWithin(child, 'pathway-plan-review', leaving)?.on),
      inTouch: ofsted('inTouch', fact(leaving, 'inTouch')),
      lastContact: british(lastWithin(child, 'adviser-contact', leaving)?.on),
      accommodation: textOf(leaving, 'accommodation'),
      suitability: ofsted('suitability', fact(leaving, 'suitable')),
      activity: textOf(leaving, 'activity'),
    },
  ]
}

export const adoptionRows: ListRows = (child, { sinceYear, reportDate }) =>
  eventsIn(child, 'adoption-decision')
    .filter(({ on }) => on !== null && on <= reportDate)
    .map(decision => {
      const first = (kind: Parameters<typeof eventsIn>[1]): JourneyEvent | undefined =>
        eventsIn(child, kind).find(({ on }) => on !== null && on >= (decision.on ?? ''))
      const placed = first('adoption-placement')
      return {
        enteredCareDate: british(
          eventsIn(child, 'looked-after').findLast(({ on }) => (on ?? '') <= (decision.on ?? ''))?.on,
        ),
        decisionDate: british(decision.on),
        placementOrderDate: british(first('placement-order')?.on),
        matchDate: british(first('adoption-match')?.on),
        placedDate: british(placed?.on),
        adoptionOrderDate: british(placed?.until),
        reversalDate: british(fact(decision, 'reversedOn') as typeof decision.on),
        ended: placed?.until ?? textOf(decision, 'reversedOn'),
      }
    })
    .filter(({ ended }) => ended === null || ended >= sinceYear)
