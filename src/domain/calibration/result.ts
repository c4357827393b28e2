/**
 * What an exercise showed: for each graded section how the grades are spread, how many are the panel's, and how far people agree with
 * one another. It says where a grade is read differently and ranks nobody. Below stated numbers it says that there is too little.
 */
import { gradeCodes, gradeSteps, grades, type Grade } from '../grades/grade.ts'
import { alphaOf, coincidencesOf, columnsOf } from '../statistics/krippendorff.ts'
import { bootstrap, type Resampling } from '../statistics/resampling.ts'
import { fewestForPercent, share, type Share } from '../statistics/share.ts'
import { wilson, type Interval } from '../statistics/wilson.ts'
import type { PracticePart } from './content.ts'

/** What one person submitted, by the keys of the parts. */
export type Submitted = Readonly<Record<string, { readonly grade: Grade; readonly why: string }>>

export interface ShareWithin {
  readonly share: Share
  /** Wilson's, 95%; null below ten, where it would say next to nothing. */
  readonly interval: Interval | null
}

export interface PartResult {
  readonly key: string
  readonly title: string
  readonly gold: Grade
  /** How many gave each grade, in the order of `gradeCodes`. */
  readonly counts: readonly number[]
  readonly exact: ShareWithin
  /** One grade from the panel's. */
  readonly adjacent: ShareWithin
  /** The mean distance of every two people's grades, in grades; 0 where fewer than two graded. */
  readonly apart: number
}

export interface AlphaFound {
  readonly value: number
  readonly lower: number | null
  readonly upper: number | null
}

export interface ExerciseResult {
  readonly people: number
  /** Those that were read most differently first. */
  readonly parts: readonly PartResult[]
  readonly exact: ShareWithin
  readonly adjacent: ShareWithin
  /** Krippendorff's, ordinal; null where `alphaWords` says why nothing is said. */
  readonly alpha: AlphaFound | null
  readonly alphaWords: string | null
}

/** Below so many people, or graded sections, agreement beyond chance is not told. */
export const fewestPeople = 5
export const fewestParts = 5
/** Below so many people the spread is not shown to those who took part: who knows their own grade could tell the others'. */
export const fewestForSpread = 4

const within = (n: number, of: number): ShareWithin => ({
  share: share(n, of),
  interval: of < fewestForPercent ? null : wilson(n, of),
})

const countApart = (given: readonly Grade[], gold: Grade, steps: number): number =>
  given.filter(grade => Math.abs(gradeSteps(gold, grade)) === steps).length

function meanApart(given: readonly Grade[]): number {
  const pairs = given.flatMap((one, place) => given.slice(place + 1).map(other => Math.abs(gradeSteps(one, other))))
  return pairs.length === 0 ? 0 : pairs.reduce((sum, steps) => sum + steps, 0) / pairs.length
}

function partResult({ key, title, gold }: PracticePart, submitted: readonly Submitted[]): PartResult {
  const given = submitted.flatMap(one => (one[key] === undefined ? [] : [one[key].grade]))
  return {
    ...{ key, title, gold },
    counts: gradeCodes.map(code => given.filter(grade => grade === code).length),
    exact: within(countApart(given, gold, 0), given.length),
    adjacent: within(countApart(given, gold, 1), given.length),
    apart: meanApart(given),
  }
}

const rankOf = (code: Grade): number => grades.find(grade => grade.code === code)?.rank ?? 0
const scale = grades.map(({ rank }) => rank).toSorted((a, b) => a - b)

/** Sections are what is drawn again: with the people as they are, how would other sections be read? */
function alphaOfAll(parts: readonly PracticePart[], submitted: readonly Submitted[], resampling: Resampling) {
  const rows = submitted.map(one => parts.map(({ key }) => (one[key] === undefined ? null : rankOf(one[key].grade))))
  const units = columnsOf(rows).map(unit => coincidencesOf(unit, scale))
  const found = bootstrap(units, sums => alphaOf(sums, scale, 'ordinal'), resampling)
  return found === null ? null : { value: found.estimate, lower: found.lower, upper: found.upper }
}

const tooFew = `Too few to say: at least ${fewestPeople} people and ${fewestParts} graded sections are needed.`
const allTheSame = 'Not to be said: every grade is the same, and chance alone would explain that.'

export function exerciseResult(
  parts: readonly PracticePart[],
  submitted: readonly Submitted[],
  resampling: Resampling,
): ExerciseResult {
  const found = parts.map(part => partResult(part, submitted))
  const total = (part: (one: PartResult) => ShareWithin): ShareWithin =>
    within(
      found.reduce((sum, one) => sum + part(one).share.n, 0),
      found.reduce((sum, one) => sum + part(one).share.of, 0),
    )
  const enough = submitted.length >= fewestPeople && parts.length >= fewestParts
  const alpha = enough ? alphaOfAll(parts, submitted, resampling) : null
  return {
    people: submitted.length,
    parts: found.toSorted((a, b) => b.apart - a.apart || a.exact.share.n - b.exact.share.n),
    exact: total(one => one.exact),
    adjacent: total(one => one.adjacent),
    alpha,
    alphaWords: alphaWordsOf(enough, alpha),
  }
}

function alphaWordsOf(enough: boolean, alpha: AlphaFound | null): string | null {
  if (!enough) return tooFew
  return alpha === null ? allTheSame : null
}
