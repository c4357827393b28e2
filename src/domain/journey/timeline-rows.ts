/** Which row of a journey's timeline each kind of event stands in, and what is said of it beside its kind. A kind in no row would be lost. */
import { wordsOfFacts } from './timeline-words.ts'
import type { JourneyEvent } from './journey.ts'
import { kindTold, type EventKind } from './kinds.ts'

export interface TimelineRowTold {
  readonly label: string
  readonly kinds: readonly EventKind[]
}

export const timelineRows: readonly TimelineRowTold[] = [
  { label: 'Referrals and assessments', kinds: ['contact', 'early-help-assessment', 'referral', 'assessment'] },
  { label: 'Section 47 and conference', kinds: ['section-47', 'initial-conference'] },
  { label: 'Child in need', kinds: ['in-need-plan', 'in-need-review', 'in-need-visit'] },
  {
    label: 'Child protection',
    kinds: ['protection-plan', 'protection-review', 'protection-visit', 'core-group'],
  },
  { label: 'Court', kinds: ['pre-proceedings', 'care-proceedings'] },
  {
    label: 'Looked after',
    kinds: [
      'looked-after',
      'care-plan',
      'looked-after-review',
      'looked-after-visit',
      'reviewing-officer-contact',
      'permanence-plan',
      'permanence-planning-meeting',
    ],
  },
  { label: 'Placements', kinds: ['placement'] },
  { label: 'Legal status', kinds: ['legal-status'] },
  {
    label: 'Health and education',
    kinds: ['initial-health-assessment', 'health-assessment', 'dental-check', 'education-plan'],
  },
  { label: 'Adoption', kinds: ['adoption-decision', 'placement-order', 'adoption-match', 'adoption-placement'] },
  { label: 'Missing', kinds: ['missing', 'return-interview'] },
  {
    label: 'Leaving care',
    kinds: ['leaving-care', 'needs-assessment', 'pathway-plan', 'pathway-plan-review', 'adviser-contact'],
  },
  { label: 'Private fostering', kinds: ['private-fostering', 'private-fostering-visit'] },
  { label: 'Workers', kinds: ['allocation'] },
  { label: 'Oversight', kinds: ['supervision', 'case-summary', 'chronology', 'management-decision'] },
]

/** "Placement (U4)", "Child protection visit (seen alone)", "Allocation (W1, North)". */
export function eventLabel(event: JourneyEvent): string {
  const said = wordsOfFacts(event)
  const { label } = kindTold(event.kind)
  return said.length === 0 ? label : `${label} (${said.join(', ')})`
}
