/**
 * Rows of Annex A, as `cases/read-list-rows` read them, as events of journeys; and what the lists of an extract can say at all.
 * Most columns hold the last of its kind, which shows what is overdue and never how often something was in time.
 */
import type { ListRow } from '../../cases/read-list-rows.ts'
import type { Coverage, Covers, JourneyEvent, JourneyPart } from '../journey.ts'
import type { EventKind } from '../kinds.ts'
import { adoption, careLeavers, inCare, protection } from './care-lists.ts'
import { childOfRow } from './child-of-row.ts'
import { assessments, contacts, earlyHelp, enquiries, inNeed, referrals, type ListEvents } from './early-lists.ts'
import { rowAt } from './row-facts.ts'

interface ListTold {
  readonly events: ListEvents
  readonly all: readonly EventKind[]
  readonly latest: readonly EventKind[]
}

/** The eleventh list is of adopters, of whom no journey is made. */
const lists: Readonly<Record<number, ListTold>> = {
  1: { events: contacts, all: ['contact'], latest: [] },
  2: { events: earlyHelp, all: ['early-help-assessment'], latest: [] },
  3: { events: referrals, all: ['referral'], latest: ['allocation'] },
  4: { events: assessments, all: ['assessment'], latest: ['allocation'] },
  5: { events: enquiries, all: ['section-47', 'initial-conference'], latest: ['allocation'] },
  // Of plans that ended, the status no longer says that they were plans.
  6: { events: inNeed, all: [], latest: ['in-need-plan', 'in-need-visit', 'allocation'] },
  7: { events: protection, all: ['protection-plan'], latest: ['protection-visit', 'protection-review', 'allocation'] },
  8: {
    events: inCare,
    all: ['looked-after'],
    latest: [
      'placement',
      'legal-status',
      'looked-after-review',
      'looked-after-visit',
      'reviewing-officer-contact',
      'permanence-plan',
      'health-assessment',
      'dental-check',
      'missing',
      'allocation',
    ],
  },
  9: { events: careLeavers, all: [], latest: ['leaving-care', 'pathway-plan-review', 'adviser-contact', 'allocation'] },
  10: {
    events: adoption,
    all: ['adoption-decision', 'placement-order', 'adoption-match', 'adoption-placement'],
    latest: [],
  },
}

/** `file` is the number of the sheet in its import. Null for a row of no child. */
export function eventsOfListRow(row: ListRow, file: number): JourneyPart | null {
  const told = lists[row.list]
  if (!told || !row.read || row.caseReference === null) return null
  return { caseReference: row.caseReference, child: childOfRow(row.facts), events: told.events(rowAt(row, file)) }
}

/** Of the numbers of the lists that an extract holds. */
export function annexACovers(numbers: readonly number[]): Covers {
  const told = numbers.flatMap(number => lists[number] ?? [])
  const coverage = (kinds: readonly EventKind[], how: Coverage): Covers =>
    Object.fromEntries(kinds.map(kind => [kind, how]))
  return {
    ...coverage(
      told.flatMap(({ latest }) => latest),
      'latest',
    ),
    ...coverage(
      told.flatMap(({ all }) => all),
      'all',
    ),
  }
}

/**
 * Each event of a child once: the same row comes twice in some extracts, and the same worker stands on every list. Of one event
 * told twice, the fuller is kept; of two as full, the one that came last.
 */
export function eachEventOnce(events: readonly JourneyEvent[]): readonly JourneyEvent[] {
  const found = new Map<string, JourneyEvent>()
  for (const event of events) {
    const name = `${event.kind} ${event.key}`
    const known = found.get(name)
    if (!known || fullness(event) >= fullness(known)) found.set(name, event)
  }
  return [...found.values()]
}

const fullness = ({ until, due, facts }: JourneyEvent): number =>
  Object.keys(facts).length + (until === null ? 0 : 1) + (due === null ? 0 : 1)
