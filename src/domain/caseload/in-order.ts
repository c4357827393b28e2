/** The order in which a journey's events stand. */
import type { LocalDate } from '../calendar/dates.ts'
import type { JourneyEvent } from '../journey/journey.ts'

/** By first day, those without one last; as they were where the days are the same. */
export const inOrder = (events: readonly JourneyEvent[]): readonly JourneyEvent[] =>
  [...events].sort((a, b) => compared(a.on, b.on))

function compared(a: LocalDate | null, b: LocalDate | null): number {
  if (a === b) return 0
  if (a === null) return 1
  return b === null || a < b ? -1 : 1
}
