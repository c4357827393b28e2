/** The few facts of an event that a timeline says beside its kind: what a reader must see without opening the record. */
import type { JourneyEvent } from './journey.ts'
import type { EventKind } from './kinds.ts'

/** Facts told as they are written: codes, and the names of workers and teams. */
const toldAsWritten: Partial<Readonly<Record<EventKind, readonly string[]>>> = {
  referral: ['source'],
  contact: ['source'],
  'protection-plan': ['latestCategory'],
  'pre-proceedings': ['outcome'],
  placement: ['placementType'],
  'legal-status': ['status'],
  'permanence-plan': ['plan'],
  'leaving-care': ['eligibility'],
  allocation: ['worker', 'team'],
}

/** Facts of yes or no that change what an event means, in words. */
const inWords: readonly (readonly [fact: string, value: boolean, words: string])[] = [
  ['noFurtherAction', true, 'no further action'],
  ['childSeen', false, 'child not seen'],
  ['seen', false, 'child not seen'],
  ['seenAlone', true, 'seen alone'],
  ['cancelled', true, 'cancelled'],
  ['planMade', true, 'plan made'],
  ['planMade', false, 'no plan made'],
  ['absent', true, 'absent'],
]

/** A cell of a file may hold anything: no more of it than a line. */
const mostLetters = 60

const short = (text: string): string => (text.length > mostLetters ? `${text.slice(0, mostLetters)}…` : text)

export function wordsOfFacts({ kind, facts }: JourneyEvent): readonly string[] {
  const said: string[] = []
  for (const name of toldAsWritten[kind] ?? []) {
    const fact = facts[name]
    if (fact !== undefined) said.push(short(String(fact)))
  }
  for (const [name, value, words] of inWords) if (facts[name] === value) said.push(words)
  return said
}
