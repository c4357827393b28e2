/** Lists 1 to 6 of Annex A as events: from the contact to the child in need. */
import { dayIn, heldBy, known, numberIn, onDay, textIn, told, yesNoIn, type RowAt } from './row-facts.ts'
import type { JourneyEvent } from '../journey.ts'

export type ListEvents = (row: RowAt) => readonly JourneyEvent[]

export const contacts: ListEvents = row =>
  onDay(row, 'contact', 'contactDate', {
    key: `${textIn(row, 'contactDate') ?? ''} ${textIn(row, 'contactSource') ?? ''}`.trim(),
    facts: known({ source: textIn(row, 'contactSource') }),
  })

export const earlyHelp: ListEvents = row => [
  told(row, 'early-help-assessment', dayIn(row, 'startDate'), {
    until: dayIn(row, 'completionDate'),
    facts: known({ organisation: textIn(row, 'organisation') }),
  }),
]

export const referrals: ListEvents = row => [
  told(row, 'referral', dayIn(row, 'referralDate'), {
    key: `${textIn(row, 'referralDate') ?? ''} ${textIn(row, 'referralSource') ?? ''}`.trim(),
    facts: known({
      source: textIn(row, 'referralSource'),
      noFurtherAction: yesNoIn(row, 'noFurtherAction'),
      referralsIn12Months: numberIn(row, 'referralsIn12Months'),
    }),
  }),
  ...heldBy(row),
]

/** The list does not say which referral led to an assessment. */
export const assessments: ListEvents = row => [
  told(row, 'assessment', dayIn(row, 'startDate'), {
    until: dayIn(row, 'authorisedDate'),
    facts: known({ childSeen: yesNoIn(row, 'childSeen'), supportRequired: yesNoIn(row, 'supportRequired') }),
  }),
  ...heldBy(row),
]

/** The strategy discussion, and the conference that came of it. */
export const enquiries: ListEvents = row => {
  const enquiry = told(row, 'section-47', dayIn(row, 'startDate'), {
    facts: known({ conferenceNotRequired: yesNoIn(row, 'conferenceUnnecessary') }),
  })
  return [
    enquiry,
    ...onDay(row, 'initial-conference', 'conferenceDate', {
      of: enquiry.key,
      facts: known({ planMade: yesNoIn(row, 'planMade') }),
    }),
    ...heldBy(row),
  ]
}

/**
 * The list holds every child in need, those looked after and on child protection plans among them: its status tells for whom the
 * dates are a child in need plan's. Of what came before, such as the referral, List 3 tells.
 */
export const inNeed: ListEvents = row => {
  if (textIn(row, 'caseStatus') !== 'child-in-need') return heldBy(row)
  return [
    told(row, 'in-need-plan', dayIn(row, 'startDate'), { until: dayIn(row, 'closureDate') }),
    ...onDay(row, 'in-need-visit', 'lastSeen', { facts: { seen: true } }),
    ...heldBy(row),
  ]
}
