/** Lists 7 to 10 of Annex A as events: child protection, children in care, care leavers and adoption. */
import type { ListEvents } from './early-lists.ts'
import type { JourneyEvent } from '../journey.ts'
import { dayIn, heldBy, known, numberIn, onDay, textIn, told, yesNoIn, type RowAt } from './row-facts.ts'

export const protection: ListEvents = row => {
  const plan = told(row, 'protection-plan', dayIn(row, 'startDate'), {
    until: dayIn(row, 'endDate'),
    facts: known({
      initialCategory: textIn(row, 'initialAbuse'),
      latestCategory: textIn(row, 'latestAbuse'),
      previousPlans: numberIn(row, 'previousPlans'),
    }),
  })
  const of = plan.key
  return [
    plan,
    ...onDay(row, 'protection-visit', 'lastVisit', { of, facts: known({ seenAlone: yesNoIn(row, 'seenAlone') }) }),
    ...onDay(row, 'protection-review', 'lastReview', { of }),
    ...heldBy(row),
  ]
}

/** The latest of each, in the period of care that the row tells of. */
const latestInCare = [
  ['looked-after-review', 'lastReview'],
  ['looked-after-visit', 'lastVisit'],
  ['reviewing-officer-contact', 'lastReviewingOfficerVisit'],
  ['health-assessment', 'lastHealthAssessment'],
  ['dental-check', 'lastDentalCheck'],
] as const

export const inCare: ListEvents = row => {
  const period = told(row, 'looked-after', dayIn(row, 'startDate'), {
    until: dayIn(row, 'endDate'),
    facts: known({
      categoryOfNeed: textIn(row, 'categoryOfNeed'),
      unaccompanied: yesNoIn(row, 'uasc'),
      placementsIn12Months: numberIn(row, 'placementsIn12Months'),
    }),
  })
  const [of, until] = [period.key, period.until]
  const status = textIn(row, 'legalStatus')
  const plan = textIn(row, 'permanencePlan')
  return [
    period,
    ...onDay(row, 'placement', 'placementDate', { of, until, facts: placementFacts(row) }),
    ...(status === null
      ? []
      : [told(row, 'legal-status', dayIn(row, 'legalStatusDate'), { of, until, facts: { status } })]),
    ...latestInCare.flatMap(([kind, column]) => onDay(row, kind, column, { of })),
    ...(plan === null ? [] : [told(row, 'permanence-plan', null, { key: `${of} ${plan}`, of, facts: { plan } })]),
    ...missed(row),
    ...heldBy(row),
  ]
}

const longTerm: Readonly<Record<string, boolean>> = { U1: true, U4: true, U2: false, U3: false, U5: false, U6: false }

function placementFacts(row: RowAt): JourneyEvent['facts'] {
  const placementType = textIn(row, 'placementType')
  const location = textIn(row, 'placementLocation')
  return known({
    placementType,
    provider: textIn(row, 'placementProvider'),
    inArea: location === null ? null : location === 'in',
    longTerm: longTerm[placementType ?? ''],
    withParents: placementType === null ? null : placementType === 'P1',
  })
}

/** The last time of being missing: the list says whether an interview was offered and not when the child was missing. */
function missed(row: RowAt): readonly JourneyEvent[] {
  const times = numberIn(row, 'missingIn12Months') ?? 0
  const facts = known({ offered: yesNoIn(row, 'interviewOffered'), accepted: yesNoIn(row, 'interviewAccepted') })
  return times > 0 ? [told(row, 'missing', null, { key: 'last', facts: { absent: false, ...facts } })] : []
}

export const careLeavers: ListEvents = row => {
  const suitability = textIn(row, 'suitability')
  const adviser = textIn(row, 'personalAdviser')
  const leaving = told(row, 'leaving-care', null, {
    key: 'now',
    facts: known({
      eligibility: textIn(row, 'eligibility'),
      inTouch: textIn(row, 'inTouch'),
      accommodation: textIn(row, 'accommodation'),
      suitable: suitability === null ? null : suitability === 'suitable',
      activity: textIn(row, 'activity'),
    }),
  })
  const of = leaving.key
  return [
    leaving,
    ...onDay(row, 'pathway-plan-review', 'lastPathwayReview', { of }),
    ...onDay(row, 'adviser-contact', 'lastContact', { of }),
    ...heldBy(row),
    ...(adviser === null
      ? []
      : [told(row, 'allocation', null, { key: 'adviser', facts: { worker: adviser, role: 'personal-adviser' } })]),
  ]
}

export const adoption: ListEvents = row => [
  ...onDay(row, 'adoption-decision', 'decisionDate', { facts: known({ reversedOn: dayIn(row, 'reversalDate') }) }),
  ...onDay(row, 'placement-order', 'placementOrderDate'),
  ...onDay(row, 'adoption-match', 'matchDate'),
  ...onDay(row, 'adoption-placement', 'placedDate', { until: dayIn(row, 'adoptionOrderDate') }),
]
