/**
 * The kinds of event that a child's journey is made of, in the field's words, with what each says. Every format is read into
 * these and every measure is written over them, so a kind or a fact that is not in this table exists nowhere.
 */
export type FactType = 'text' | 'code' | 'yes-no' | 'number' | 'date'

export interface EventKindTold {
  /** "Assessment", as a page says it. */
  readonly label: string
  /** What the first day of the event is: "Referral received". */
  readonly begins: string
  /** What its last day is; null for events of one day. */
  readonly ends: string | null
  /** The kind of the event that it is part of, whose key stands in `of`; null where none is asked for. */
  readonly partOf: string | null
  /** What it may say beside its days, by name. */
  readonly facts: Readonly<Record<string, FactType>>
}

/** What the first day is, and the last; one word alone for events of one day. */
type Days = readonly [begins: string, ends?: string]

const kind = (
  label: string,
  [begins, ends]: Days,
  facts: Readonly<Record<string, FactType>> = {},
  partOf: string | null = null,
): EventKindTold => ({ label, begins, ends: ends ?? null, partOf, facts })

/** Visits say whether the child was seen, seen alone, and whether their bedroom was. Blank is unknown, and left out. */
const seen = { seen: 'yes-no', seenAlone: 'yes-no', bedroomSeen: 'yes-no' } as const

export const eventKinds = {
  contact: kind('Contact', ['Contact received'], { source: 'code' }),
  'early-help-assessment': kind('Early help assessment', ['Started', 'Completed'], { organisation: 'text' }),
  referral: kind('Referral', ['Referral received', 'Closed'], {
    source: 'code',
    decidedOn: 'date',
    noFurtherAction: 'yes-no',
    primaryNeed: 'code',
    closureReason: 'code',
    /** Referrals in the 12 months before this one, as the source counts them. */
    referralsIn12Months: 'number',
  }),
  assessment: kind(
    'Assessment',
    ['Started', 'Authorised'],
    { childSeen: 'yes-no', supportRequired: 'yes-no', factors: 'text' },
    'referral',
  ),
  'section-47': kind(
    'Section 47 enquiry',
    ['Strategy discussion', 'Enquiry completed'],
    { conferenceNotRequired: 'yes-no', conferenceTarget: 'date' },
    'referral',
  ),
  /** `of` is the section 47 enquiry that led to it. */
  'initial-conference': kind(
    'Initial child protection conference',
    ['Held'],
    { planMade: 'yes-no', transferIn: 'yes-no', target: 'date' },
    'section-47',
  ),
  'protection-plan': kind('Child protection plan', ['Plan started', 'Plan ended'], {
    initialCategory: 'code',
    latestCategory: 'code',
    previousPlans: 'number',
    /** Another authority's plan, for a child who is here for a time. */
    otherAuthority: 'yes-no',
    /** How often the plan says the child is to be visited. */
    visitEveryDays: 'number',
  }),
  'protection-review': kind(
    'Child protection review conference',
    ['Held'],
    { quorate: 'yes-no', planContinues: 'yes-no' },
    'protection-plan',
  ),
  'protection-visit': kind('Child protection visit', ['Visited'], seen, 'protection-plan'),
  'core-group': kind('Core group', ['Met'], {}, 'protection-plan'),
  'in-need-plan': kind('Child in need plan', ['Plan started', 'Plan ended'], {}, 'referral'),
  'in-need-review': kind('Child in need review', ['Held'], {}, 'in-need-plan'),
  'in-need-visit': kind('Child in need visit', ['Visited'], seen),
  'pre-proceedings': kind('Pre-proceedings', ['Started', 'Outcome'], { outcome: 'text' }),
  'care-proceedings': kind('Care proceedings', ['Application issued', 'Final order'], {}),
  /** One period of being looked after, from entry to leaving, without short breaks. */
  'looked-after': kind('Looked after', ['Became looked after', 'Ceased to be looked after'], {
    categoryOfNeed: 'code',
    reasonCeased: 'code',
    emergency: 'yes-no',
    unaccompanied: 'yes-no',
    /** As the source counts them, where it holds counts and no placements. */
    placementsIn12Months: 'number',
  }),
  placement: kind(
    'Placement',
    ['Placed', 'Placement ended'],
    {
      placementType: 'code',
      provider: 'code',
      /** Within the authority's own area. */
      inArea: 'yes-no',
      longTerm: 'yes-no',
      withParents: 'yes-no',
      /** The kind of placement changed and the child stayed with the same carer. */
      sameCarer: 'yes-no',
      reasonChanged: 'code',
    },
    'looked-after',
  ),
  'legal-status': kind('Legal status', ['From', 'Until'], { status: 'code' }, 'looked-after'),
  'care-plan': kind('Care plan', ['Care plan made'], {}, 'looked-after'),
  'looked-after-review': kind(
    'Looked-after review',
    ['Held'],
    { participation: 'code', cancelled: 'yes-no' },
    'looked-after',
  ),
  'looked-after-visit': kind('Looked-after visit', ['Visited'], seen, 'looked-after'),
  'reviewing-officer-contact': kind('Independent reviewing officer contact', ['Contact'], {}, 'looked-after'),
  'permanence-plan': kind('Permanence plan', ['Agreed'], { plan: 'code' }, 'looked-after'),
  'permanence-planning-meeting': kind('Permanence planning meeting', ['Held'], {}, 'looked-after'),
  'initial-health-assessment': kind('Initial health assessment', ['Done'], {}, 'looked-after'),
  'health-assessment': kind('Review health assessment', ['Done'], {}, 'looked-after'),
  'dental-check': kind('Dental check', ['Done'], {}, 'looked-after'),
  'education-plan': kind('Personal education plan', ['Completed'], {}, 'looked-after'),
  'adoption-decision': kind('Adoption decision', ['Decided'], { reversedOn: 'date' }),
  'placement-order': kind('Placement order', ['Made']),
  'adoption-match': kind('Match with adopters', ['Matched']),
  'adoption-placement': kind('Placed for adoption', ['Placed', 'Order or end'], {}),
  missing: kind('Missing', ['Went missing', 'Returned'], { absent: 'yes-no', offered: 'yes-no', accepted: 'yes-no' }),
  'return-interview': kind('Return home interview', ['Done'], {}, 'missing'),
  /** Eligibility for leaving care services, with how the young person is. */
  'leaving-care': kind('Leaving care', ['Became eligible', 'Ended'], {
    eligibility: 'code',
    inTouch: 'code',
    accommodation: 'code',
    suitable: 'yes-no',
    activity: 'code',
  }),
  'needs-assessment': kind('Leaving care needs assessment', ['Done'], {}, 'leaving-care'),
  'pathway-plan': kind('Pathway plan', ['Made'], {}, 'leaving-care'),
  'pathway-plan-review': kind('Pathway plan review', ['Reviewed'], {}, 'leaving-care'),
  'adviser-contact': kind('Contact with the care leaver', ['Contact'], { visit: 'yes-no' }, 'leaving-care'),
  'private-fostering': kind('Private fostering', ['Notified or placed', 'Ended'], {}),
  'private-fostering-visit': kind('Private fostering visit', ['Visited'], seen, 'private-fostering'),
  /** Who holds the case: the names or ids are the council's own, of workers and teams, never of a child or carer. */
  allocation: kind('Allocation', ['Allocated', 'Ended'], {
    worker: 'text',
    team: 'text',
    role: 'code',
    reason: 'code',
  }),
  supervision: kind('Supervision of the worker on this case', ['Held'], {}),
  'case-summary': kind('Case summary', ['Written'], {}),
  chronology: kind('Chronology', ['Brought up to date'], {}),
  'management-decision': kind('Management decision', ['Made'], { recordedOn: 'date' }),
} as const satisfies Readonly<Record<string, EventKindTold>>

export type EventKind = keyof typeof eventKinds

export const isEventKind = (text: string): text is EventKind => Object.hasOwn(eventKinds, text)

export const kindTold = (code: EventKind): EventKindTold => eventKinds[code]
