/** Works measures out over a child's journey. What they rest on, and until which day it is known, is the same for every rule. */
import { dayNumber } from '../calendar/day-numbers.ts'
import { lastCertainBankHolidays } from '../calendar/working-days.ts'
import type { CombinedJourney, KindKnown } from '../journey/combine.ts'
import type { EventKind } from '../journey/kinds.ts'
import type { Desk, MeasureInUse } from './desk.ts'
import { fromTo, ownDays } from './from-to.ts'
import type { Measure, MeasureResult } from './measure.ts'
import { measureOf, measures } from './measures.ts'
import { recurring } from './recurring.ts'
import type { Rule } from './rules.ts'
import { countingOf, type MeasureSettings } from './settings.ts'

type Known = ReadonlyMap<EventKind, KindKnown>

/** What a source must hold before anything can be said, and whether it does. The same for all children of an authority. */
interface Standing extends MeasureInUse {
  readonly rule: Rule
  /** The kind of which it is asked. */
  readonly asked: EventKind
  readonly today: number
  readonly missing: boolean
  readonly latest: boolean
}

function standingOf(measure: Measure, settings: MeasureSettings, known: Known): Standing | null {
  const counting = countingOf(measure, settings)
  const [asked] = measure.needs
  if (measure.rule === null || asked === undefined) return null
  if (measure.counts === null && counting.limit === null) return null
  const held = measure.needs.map(kind => known.get(kind))
  return {
    measure,
    settings,
    counting,
    rule: measure.rule,
    asked,
    from: measure.from === null ? -Infinity : dayNumber(measure.from),
    until: measure.until === null ? Infinity : dayNumber(measure.until),
    today: Math.min(...held.map(kind => (kind === undefined ? Infinity : dayNumber(kind.knownTo)))),
    missing: held.includes(undefined),
    latest: held.some(kind => kind?.coverage === 'latest'),
  }
}

/** Remembered for as long as what it was made from: an authority's children share their settings and sources. */
const standings = new WeakMap<Known, WeakMap<MeasureSettings, WeakMap<readonly Measure[], readonly Standing[]>>>()

function inner<Key extends WeakKey, Value>(map: WeakMap<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

function standingsOf(known: Known, settings: MeasureSettings, chosen: readonly Measure[]): readonly Standing[] {
  const bySettings = inner(standings, known, () => new WeakMap())
  const byChoice = inner(bySettings, settings, () => new WeakMap())
  return inner(byChoice, chosen, () =>
    chosen.map(measure => standingOf(measure, settings, known)).filter(standing => standing !== null),
  )
}

function follow(desk: Desk, rule: Rule): void {
  switch (rule.pattern) {
    case 'own-days':
      ownDays(desk, rule)
      break
    case 'from-to':
      fromTo(desk, rule)
      break
    case 'recurring':
      recurring(desk, rule)
      break
    case 'found':
      rule.find(desk)
      break
  }
}

/** What holds of one child, measure by measure. Settings are those without faults (`settingFaults`). */
export function workOut(
  journey: CombinedJourney,
  settings: MeasureSettings,
  chosen: readonly Measure[] = measures,
): readonly MeasureResult[] {
  const results: MeasureResult[] = []
  const periods: Desk['periods'] = new Map()
  for (const standing of standingsOf(journey.known, settings, chosen))
    if (journey.byKind.has(standing.asked)) follow({ ...standing, journey, periods, results }, standing.rule)
  return results
}

/** The kinds that no source holds and without which every instance of the measure is unknown. */
export const kindsMissing = ({ needs }: Measure, known: Known): readonly EventKind[] =>
  needs.filter(kind => !known.has(kind))

/** True where a due day in working days lies beyond the bank holidays that are published: a page says that it may yet move. */
export function dueMayMove(
  { measure, dueOn }: Pick<MeasureResult, 'measure' | 'dueOn'>,
  settings: MeasureSettings,
): boolean {
  const counted = measureOf(measure)
  const inWorkingDays = counted !== undefined && countingOf(counted, settings).limit?.unit === 'working-days'
  return inWorkingDays && dueOn !== null && dueOn > lastCertainBankHolidays
}
