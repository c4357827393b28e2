/** One CINdetails of the census while it is read: a referral and what followed. */
import type { LocalDate } from '../../calendar/dates.ts'
import { dayIn, type KeyMaker, type NamedDay, type RecordPlace } from '../record-values.ts'
import { textOf, type CensusTree } from './tree.ts'

export interface CensusEpisode {
  readonly tree: CensusTree
  readonly referredOn: LocalDate | null
  /** The key of the referral. */
  readonly referral: string
  readonly keys: KeyMaker
  readonly at: RecordPlace
}

/** A day of an element, read and told under its name. */
export const namedDay = (tree: CensusTree, name: string, { at }: CensusEpisode): NamedDay => ({
  day: dayIn(textOf(tree, name), name, at),
  name,
})
