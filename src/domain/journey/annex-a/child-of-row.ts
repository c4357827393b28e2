/** What a row of Annex A says of the child. The reader of lists keeps the age in years alone: a birthday is forgotten there already. */
import type { Facts } from '../../cases/read-list-rows.ts'
import { nothingOfChild, type ChildRead } from '../journey.ts'

const notYetBorn = -1

/**
 * From the age: so the month of a sixteenth birthday and that of a young child's birth stay unknown. Null for a row that says
 * nothing of the age.
 */
export function childOfRow(facts: Facts): ChildRead | null {
  const { ageYears } = facts
  if (typeof ageYears !== 'number') return null
  return ageYears === notYetBorn ? { ...nothingOfChild, unborn: true } : { ...nothingOfChild, ageYears }
}
