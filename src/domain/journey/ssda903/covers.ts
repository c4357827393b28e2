/** Which kinds of event the tables of the SSDA903 hold, and how much of each. */
import type { Coverage, Covers } from '../journey.ts'
import type { EventKind } from '../kinds.ts'
import type { CareTableName } from './tables.ts'

type Held = readonly (readonly [EventKind, Coverage])[]

/** AD1 tells of children who were adopted and of no others, so it is no measure of all who waited. */
const held: Partial<Readonly<Record<CareTableName, Held>>> = {
  Episodes: [
    ['looked-after', 'all'],
    ['placement', 'all'],
    ['legal-status', 'all'],
    ['placement-order', 'all'],
    ['adoption-placement', 'all'],
  ],
  Reviews: [['looked-after-review', 'all']],
  Missing: [['missing', 'all']],
  OC3: [['leaving-care', 'latest']],
  AD1: [
    ['adoption-decision', 'latest'],
    ['adoption-match', 'latest'],
  ],
  PlacedAdoption: [['adoption-decision', 'all']],
  SWEpisodes: [['allocation', 'all']],
}

export function careCovers(tables: Iterable<CareTableName>): Covers {
  const covers: Partial<Record<EventKind, Coverage>> = {}
  for (const table of tables)
    for (const [kind, coverage] of held[table] ?? []) if (covers[kind] !== 'all') covers[kind] = coverage
  return covers
}
