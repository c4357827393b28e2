/** The practice cases that come with the product, by key. A council takes one among its own, reads it and publishes it, or words it anew. */
import type { PracticeContent } from './content.ts'
import { driftingPlan } from './drifting-plan.ts'
import { wellKnownYoungPerson } from './well-known-young-person.ts'

export interface ShippedCase {
  readonly key: string
  readonly content: PracticeContent
}

export const shippedCases: readonly ShippedCase[] = [
  { key: 'drifting-plan', content: driftingPlan },
  { key: 'well-known', content: wellKnownYoungPerson },
]
