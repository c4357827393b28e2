/** Adds results up by measure and group. Shares are numerators and denominators: whoever shows them knows of how many. */
import type { MeasureResult } from './measure.ts'

export interface MeasureTally {
  /** The measure's key. */
  readonly measure: string
  readonly group: string
  readonly met: number
  readonly metLate: number
  readonly due: number
  /** Not done, and still owed. */
  readonly overdue: number
  /** Was due, and stopped being owed without having been done. In no share: completed ones alone are. */
  readonly missed: number
  readonly unknown: number
  readonly notApplicable: number
  /** Met and met late. */
  readonly completed: number
  /** Of those completed, in time. Null where none was, and where only the latest event is held. */
  readonly inTime: { readonly numerator: number; readonly denominator: number } | null
  /** Of a counted measure: how many yes, of how many known. */
  readonly counted: number
  readonly outOf: number
}

type Counts = Record<'met' | 'metLate' | 'due' | 'overdue' | 'missed' | 'unknown' | 'notApplicable', number> & {
  counted: number
  outOf: number
  latestOnly: boolean
}

const noCounts = (): Counts => ({
  met: 0,
  metLate: 0,
  due: 0,
  overdue: 0,
  missed: 0,
  unknown: 0,
  notApplicable: 0,
  counted: 0,
  outOf: 0,
  latestOnly: false,
})

const places = {
  met: 'met',
  'met-late': 'metLate',
  due: 'due',
  overdue: 'overdue',
  unknown: 'unknown',
  'not-applicable': 'notApplicable',
} as const

function add(counts: Counts, { state, counted, endedOn, latestOnly }: MeasureResult): void {
  if (latestOnly) counts.latestOnly = true
  if (counted !== null) {
    counts.outOf += 1
    if (counted) counts.counted += 1
  } else counts[endedOn !== null && state === 'overdue' ? 'missed' : places[state]] += 1
}

function tallyOf(measure: string, group: string, { latestOnly, ...counts }: Counts): MeasureTally {
  const completed = counts.met + counts.metLate
  const shown = completed > 0 && !latestOnly
  return {
    measure,
    group,
    ...counts,
    completed,
    inTime: shown ? { numerator: counts.met, denominator: completed } : null,
  }
}

/** One tally for each measure and group that has results, in the order in which they came first. */
export function tallyResults(
  results: Iterable<MeasureResult>,
  groupOf: (result: MeasureResult) => string,
): readonly MeasureTally[] {
  const groups = new Map<string, Map<string, Counts>>()
  for (const result of results) {
    const group = groupOf(result)
    let ofMeasure = groups.get(result.measure)
    if (!ofMeasure) groups.set(result.measure, (ofMeasure = new Map<string, Counts>()))
    let counts = ofMeasure.get(group)
    if (!counts) ofMeasure.set(group, (counts = noCounts()))
    add(counts, result)
  }
  return [...groups].flatMap(([measure, ofMeasure]) =>
    [...ofMeasure].map(([group, counts]) => tallyOf(measure, group, counts)),
  )
}
