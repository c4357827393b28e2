/**
 * The grades that two auditors gave the same case, side by side: counted two by two, and as a square for each case, of which
 * kappa and alpha are made. A case counts as many grades as it has, however many pairs they make.
 */
import { gradeCodes, gradeSteps, type Grade } from '../grades/grade.ts'

/** One auditor's grade of one case, for one question where the tool asks several. */
export interface Grading {
  readonly unit: string
  readonly rater: string
  readonly grade: Grade
  readonly question?: string
}

/** All gradings of one case and question, by different auditors. */
export interface GradedItem {
  readonly unit: string
  readonly question: string | null
  readonly gradings: readonly Grading[]
}

export interface PairTable {
  /** Pairs of grades, those that are the same, and those one grade apart. */
  readonly pairs: number
  readonly same: number
  readonly oneApart: number
  /** For each case a square of `gradeCodes.length` rows, from the lowest grade: first auditor by second. */
  readonly units: readonly Float64Array[]
}

/** In the order of cases and questions. Throws a RangeError where somebody graded the same case and question twice. */
export function gradedItems(gradings: readonly Grading[]): readonly GradedItem[] {
  const groups = Map.groupBy(gradings, ({ unit, question }) => JSON.stringify([unit, question ?? null]))
  const items = [...groups].map(([key, own]) => {
    const [unit, question] = JSON.parse(key) as [string, string | null]
    if (new Set(own.map(({ rater }) => rater)).size < own.length)
      throw new RangeError(`Graded twice by the same auditor: ${unit}${question === null ? '' : `, ${question}`}`)
    return { key, unit, question, gradings: own.toSorted((a, b) => (a.rater < b.rater ? -1 : 1)) }
  })
  return items.sort((a, b) => (a.key < b.key ? -1 : 1))
}

/** Any two auditors of a case, in no order: each pair stands in its square both ways. */
export function pairsOfAll(items: readonly GradedItem[]): PairTable {
  return tableOf(
    items.map(({ unit, gradings }) => ({
      unit,
      weight: 1 / (gradings.length - 1),
      pairs: gradings.flatMap((one, place) =>
        gradings.slice(place + 1).map(other => [one.grade, other.grade] as const),
      ),
      bothWays: true,
    })),
  )
}

/** One auditor, first, with each of the others of the same case; each case counts as one grade of theirs beside one other. */
export function pairsOfRater(items: readonly GradedItem[], rater: string): PairTable {
  return tableOf(
    items.flatMap(({ unit, gradings }) => {
      const own = gradings.find(one => one.rater === rater)
      if (!own) return []
      const others = gradings.filter(one => one !== own)
      const pairs = others.map(other => [own.grade, other.grade] as const)
      return [{ unit, weight: 1 / others.length, pairs, bothWays: false }]
    }),
  )
}

interface Paired {
  readonly unit: string
  readonly weight: number
  readonly pairs: readonly (readonly [Grade, Grade])[]
  readonly bothWays: boolean
}

const size = gradeCodes.length
const places = new Map(gradeCodes.toReversed().map((code, place) => [code, place]))
const placeOf = (grade: Grade): number => places.get(grade) ?? 0

function tableOf(items: readonly Paired[]): PairTable {
  const compared = items.filter(({ pairs }) => pairs.length > 0)
  const steps = compared.flatMap(({ pairs }) => pairs.map(([one, other]) => Math.abs(gradeSteps(one, other))))
  return {
    pairs: steps.length,
    same: steps.filter(step => step === 0).length,
    oneApart: steps.filter(step => step === 1).length,
    units: [...Map.groupBy(compared, ({ unit }) => unit).values()].map(squareOf),
  }
}

function squareOf(items: readonly Paired[]): Float64Array {
  const square = new Float64Array(size * size)
  const add = (row: number, column: number, weight: number): void => {
    square[row * size + column] = (square[row * size + column] ?? 0) + weight
  }
  for (const { pairs, weight, bothWays } of items) {
    for (const [one, other] of pairs) {
      add(placeOf(one), placeOf(other), weight)
      if (bothWays) add(placeOf(other), placeOf(one), weight)
    }
  }
  return square
}
