/** All measures of timeliness of the field's notes, T1 to T56, in the order of their codes. */
import { courtAndMissing } from './court-and-missing.ts'
import { frontDoor } from './front-door.ts'
import { inNeed } from './in-need.ts'
import { leavingCare } from './leaving-care.ts'
import { lookedAfter } from './looked-after.ts'
import type { Measure } from './measure.ts'
import { protection } from './protection.ts'
import { visitsInCare } from './visits-in-care.ts'

const numberOf = ({ code }: Measure): number => Number(code.slice(1))

export const measures: readonly Measure[] = [
  ...frontDoor,
  ...protection,
  ...inNeed,
  ...lookedAfter,
  ...visitsInCare,
  ...leavingCare,
  ...courtAndMissing,
].toSorted((one, other) => numberOf(one) - numberOf(other))

const byKey: ReadonlyMap<string, Measure> = new Map(measures.map(measure => [measure.key, measure]))

/** The measure of a key; undefined for a key that none has. */
export const measureOf = (key: string): Measure | undefined => byKey.get(key)
