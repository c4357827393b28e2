/**
 * All faults in one child's records, each at the file and row where it stands, so that it can be mended at its source. Faults are
 * told by case reference; the sentences hold days and the field's words, and nothing that was typed.
 */
import type { LocalDate } from '../calendar/dates.ts'
import type { CombinedJourney, KindKnown } from '../journey/combine.ts'
import type { ReadAt } from '../journey/journey.ts'
import { kindTold, type EventKind } from '../journey/kinds.ts'
import { canJudge, faultRule, type FaultRule, type Found } from './rule.ts'
import { rulesOfDays } from './rules-of-days.ts'
import { rulesOfFacts } from './rules-of-facts.ts'
import { rulesOfOrder } from './rules-of-order.ts'
import { rulesOfOutcomes } from './rules-of-outcomes.ts'
import { rulesOfPeriods } from './rules-of-periods.ts'
import { rulesOfTheChild } from './rules-of-the-child.ts'

export interface DataFault {
  readonly code: string
  readonly kind: EventKind
  readonly key: string
  /** In the import of the source of this kind: `journey.known.get(kind)`. */
  readonly at: ReadAt
  /** The days of which the sentence speaks. */
  readonly days: readonly LocalDate[]
  readonly sentence: string
}

/** Of one kind: more than a child has in a lifetime, so that many children share a reference. */
const mostOfAKind = 2000

const tooMany = ({ byKind }: CombinedJourney): readonly Found[] => {
  const found: Found[] = []
  for (const [kind, events] of byKind) {
    const [event] = events
    if (event && events.length > mostOfAKind)
      found.push({
        event,
        days: [],
        sentence: `This one case reference has ${events.length.toLocaleString('en-GB')} events of “${kindTold(kind).label}”, more than a child can have.`,
      })
  }
  return found
}

const sharedReference = faultRule('shared-reference', {
  title: 'One reference for many children',
  means: 'A case reference carries more events than one child can have. Nothing else is asked of it.',
  mend: 'Look what stands in the column of references: a blank or “not known” may be written as if it were one.',
  severity: 'impossible',
  needs: [],
  find: tooMany,
})

const rulesOfOneChild: readonly FaultRule[] = [
  ...rulesOfDays,
  ...rulesOfOrder,
  ...rulesOfPeriods,
  ...rulesOfOutcomes,
  ...rulesOfFacts,
  ...rulesOfTheChild,
]

/** Every rule, in the order in which they are told. */
export const faultRules: readonly FaultRule[] = [sharedReference, ...rulesOfOneChild]

type Known = ReadonlyMap<EventKind, KindKnown>
const asked = new WeakMap<Known, readonly FaultRule[]>()

/** The sources are the same for all children of an authority: which rules can be asked is worked out once. */
function rulesFor(known: Known): readonly FaultRule[] {
  const rules = asked.get(known) ?? rulesOfOneChild.filter(rule => canJudge(rule, known))
  asked.set(known, rules)
  return rules
}

const told = ({ code }: FaultRule, { event, days, sentence }: Found): DataFault => ({
  code,
  kind: event.kind,
  key: event.key,
  at: event.at,
  days,
  sentence,
})

/** Every fault of one child, in the order of the rules. Empty where none was found, or nothing could be asked. */
export function dataFaults(journey: CombinedJourney): readonly DataFault[] {
  const shared = tooMany(journey)
  if (shared.length > 0) return shared.map(one => told(sharedReference, one))
  const faults: DataFault[] = []
  for (const rule of rulesFor(journey.known)) for (const one of rule.find(journey)) faults.push(told(rule, one))
  return faults
}
