/**
 * Did it work? The course of a theme or a question by month, with the day of an action on it, and a verdict in words. It compares what was
 * found before the action with what was found after it, and says nothing where there were too few audits to say: no arrow inside noise.
 */
import { monthAndYear, monthStart, type LocalDate } from '../calendar/dates.ts'
import { newcombeDifference, type Difference } from '../statistics/newcombe.ts'
import { share } from '../statistics/share.ts'
import { pChart } from '../statistics/control-charts.ts'

/**
 * The interval that a change must clear. One of 95% would call chance a change in about one course of twenty, and in slightly more where
 * shares are near a half (measured in the test beside this file); of 99%, in about one of a hundred.
 */
const confidence = 0.99

/** One month: in how many audits it was found, of how many that asked. */
export interface MonthFound {
  /** The first day of the month. */
  readonly month: LocalDate
  readonly met: number
  readonly of: number
}

export type Verdict = 'improved' | 'no-change' | 'worse' | 'too-few-to-say'

export const verdictWords: Readonly<Record<Verdict, string>> = {
  improved: 'Improved',
  'no-change': 'No change that is more than chance',
  worse: 'Worse',
  'too-few-to-say': 'Too few audits to say',
}

/** Below these nothing is said. The numbers are the product's own choice, and are shown with the verdict. */
export const fewestToSay = {
  /** Audits on each side. With 30, a change must be of about 33 percentage points to be told from chance. */
  audits: 30,
  /** On each side, those in which it was found and those in which it was not: fewer swing with a single audit. */
  ofEachKind: 5,
  /** Months for a chart with limits: Making Data Count (NHS England) asks for at least 12 points. */
  monthsForChart: 12,
} as const

export interface Course {
  readonly months: readonly MonthFound[]
  /** The day of the action. Its month counts as before: what was audited then was done before. */
  readonly actionOn: LocalDate
  /** Whether more of it, or less, is better for children. */
  readonly wanted: 'more' | 'fewer'
}

export interface Counted {
  readonly met: number
  readonly of: number
}

export interface DidItWork {
  readonly verdict: Verdict
  readonly before: Counted
  readonly after: Counted
  /** After less before, as shares; null where a side has none. */
  readonly difference: Difference | null
  /** A sentence with the numbers on which the verdict rests. */
  readonly because: string
  /** Months that stand out from chance on a chart of single values; empty where there are too few months for one. */
  readonly standOut: readonly { readonly month: LocalDate; readonly better: boolean }[]
}

const summed = (months: readonly MonthFound[]): Counted => ({
  met: months.reduce((sum, { met }) => sum + met, 0),
  of: months.reduce((sum, { of }) => sum + of, 0),
})

function inWords({ met, of }: Counted): string {
  if (of === 0) return 'none'
  const { percent } = share(met, of)
  return percent === null ? `${met} of ${of}` : `${met} of ${of} (${percent}%)`
}

const isThin = ({ met, of }: Counted): boolean => Math.min(met, of - met) < fewestToSay.ofEachKind

function verdictOf(before: Counted, after: Counted, difference: Difference | null, wanted: Course['wanted']): Verdict {
  if (difference === null || Math.min(before.of, after.of) < fewestToSay.audits) return 'too-few-to-say'
  // That nothing changed is not said of a side on which it was found, or not found, so seldom that one audit would turn it.
  if (difference.lower <= 0 && difference.upper >= 0)
    return [before, after].some(isThin) ? 'too-few-to-say' : 'no-change'
  return difference.lower > 0 === (wanted === 'more') ? 'improved' : 'worse'
}

/** Beyond the three-sigma limits of a P chart of the whole course: rules for runs would mark a month in many courses of chance alone. */
function standingOut({ months, wanted }: Course): DidItWork['standOut'] {
  const asked = months.filter(({ of }) => of > 0)
  if (asked.length < fewestToSay.monthsForChart) return []
  const { value, centre, sigmaSignal } = pChart({ y: asked.map(({ met }) => met), n: asked.map(({ of }) => of) })
  return asked.flatMap(({ month }, place) => {
    const isMore = (value[place] ?? 0) > (centre[place] ?? 0)
    return sigmaSignal[place] === true ? [{ month, better: isMore === (wanted === 'more') }] : []
  })
}

/** Months may come in any order and may be missing; an empty course gives "too few to say". */
export function didItWork(course: Course): DidItWork {
  const months = course.months.toSorted((a, b) => (a.month < b.month ? -1 : 1))
  const actionMonth = monthStart(course.actionOn)
  const before = summed(months.filter(({ month }) => month <= actionMonth))
  const after = summed(months.filter(({ month }) => month > actionMonth))
  const difference = newcombeDifference({
    x1: after.met,
    n1: after.of,
    x2: before.met,
    n2: before.of,
    conf: confidence,
  })
  const verdict = verdictOf(before, after, difference, course.wanted)
  return {
    verdict,
    before,
    after,
    difference,
    because: becauseOf({ verdict, before, after, difference }, actionMonth),
    standOut: standingOut({ ...course, months }),
  }
}

const points = (proportion: number): string => {
  const rounded = Math.round(100 * proportion)
  return `${rounded > 0 ? '+' : ''}${rounded}`
}

function becauseOf(
  { verdict, before, after, difference }: Pick<DidItWork, 'verdict' | 'before' | 'after' | 'difference'>,
  actionMonth: LocalDate,
): string {
  const counts = `Up to ${monthAndYear(actionMonth).trim()} ${inWords(before)}; after it ${inWords(after)}.`
  if (verdict === 'too-few-to-say' || difference === null)
    return `${counts} At least ${fewestToSay.audits} audits are needed on each side, and ${fewestToSay.ofEachKind} of each answer.`
  return `${counts} The change lies between ${points(difference.lower)} and ${points(difference.upper)} percentage points (${100 * confidence}% interval).`
}
