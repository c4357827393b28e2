/**
 * How far auditors who graded the same cases agree: altogether, question by question, and each auditor with the others. It says
 * where to talk about what a grade means; it ranks nobody and says of no one that they grade wrongly. Below stated numbers it says
 * that there is too little to say.
 */
import { gradeCodes } from '../grades/grade.ts'
import { fewestForKappa } from './agreement.ts'
import { alphaOf } from './krippendorff.ts'
import { gradedItems, pairsOfAll, pairsOfRater, type GradedItem, type Grading, type PairTable } from './pair-table.ts'
import { bootstrapEach, type Bootstrapped, type Resampling } from './resampling.ts'
import { fewestForPercent, share, type Share } from './share.ts'

export type Measure = 'exact' | 'adjacent' | 'kappa' | 'alpha'

interface Limit {
  readonly fewest: number
  /** What there must be so many of: one, and more. */
  readonly of: readonly [string, string]
}

const pairs = ['pair of grades', 'pairs of grades'] as const
const cases = ['case graded by two auditors or more', 'cases graded by two auditors or more'] as const

/**
 * Below these nothing is said. The intervals hold with fewer (94 to 95 of 100 in made-up gradings of 15 to 100 cases) but say
 * little: with 20 cases alpha's is half as wide as the way from chance to full agreement, with 30 two fifths.
 */
export const limits: Record<Measure, Limit> = {
  exact: { fewest: fewestForPercent, of: pairs },
  adjacent: { fewest: fewestForPercent, of: pairs },
  kappa: { fewest: fewestForKappa, of: cases },
  alpha: { fewest: 30, of: cases },
}

/** One measure: what was found, or why nothing is said. */
export interface Told<Found> {
  /** Pairs of grades for shares; cases for kappa and alpha. */
  readonly n: number
  readonly found: Found | null
  /** Null where something was found. */
  readonly words: string | null
}

/** Agreement beyond chance: 1 is full, 0 that of chance. The interval is 95%, by drawing the cases again. */
export interface Coefficient {
  readonly value: number
  readonly lower: number | null
  readonly upper: number | null
}

export interface GroupAgreement {
  /** Of all pairs of grades: the same, and one grade apart. */
  readonly exact: Told<Share>
  readonly adjacent: Told<Share>
  /** Cohen's with quadratic weights; where nobody comes first, with both orders of each pair. */
  readonly kappa: Told<Coefficient>
  /** Krippendorff's, ordinal. */
  readonly alpha: Told<Coefficient>
}

export interface AuditorsAgreement {
  readonly overall: GroupAgreement
  /** In the order of their names. Empty where no question is named. */
  readonly byQuestion: readonly (GroupAgreement & { readonly question: string })[]
  readonly byRater: readonly (GroupAgreement & { readonly rater: string })[]
}

/**
 * Cases, with all their questions, are what is drawn again. The same gradings in any order and the same seed give the same result.
 * Throws a RangeError where somebody graded the same case and question twice.
 */
export function auditorsAgreement(gradings: readonly Grading[], resampling: Resampling): AuditorsAgreement {
  const items = gradedItems(gradings)
  const raters = [...new Set(gradings.map(({ rater }) => rater))].sort()
  const itemsOfRater = byRater(items)
  return {
    overall: agreementOf(pairsOfAll(items), alphaOfCoincidences, resampling),
    byQuestion: byQuestion(items).map(([question, own]) => ({
      question,
      ...agreementOf(pairsOfAll(own), alphaOfCoincidences, resampling),
    })),
    byRater: raters.map(rater => ({
      rater,
      ...agreementOf(pairsOfRater(itemsOfRater.get(rater) ?? [], rater), alphaOfPairs, resampling),
    })),
  }
}

function byQuestion(items: readonly GradedItem[]): readonly (readonly [string, readonly GradedItem[]])[] {
  const groups = Map.groupBy(items, ({ question }) => question)
  const named = [...groups].flatMap(([question, own]) => (question === null ? [] : [[question, own] as const]))
  return named.sort(([a], [b]) => (a < b ? -1 : 1))
}

function byRater(items: readonly GradedItem[]): ReadonlyMap<string, readonly GradedItem[]> {
  const found = new Map<string, GradedItem[]>()
  for (const item of items) {
    for (const { rater } of item.gradings) {
      const own = found.get(rater)
      if (own) own.push(item)
      else found.set(rater, [item])
    }
  }
  return found
}

function agreementOf(
  table: PairTable,
  alpha: (sums: Float64Array) => number | null,
  resampling: Resampling,
): GroupAgreement {
  const fewest = Math.min(limits.kappa.fewest, limits.alpha.fewest)
  const units = table.units.length < fewest ? [] : table.units
  const [kappaFound, alphaFound] = bootstrapEach(units, [quadraticKappaOf, alpha], { ...resampling, conf: 0.95 })
  return {
    exact: told('exact', table.pairs, share(table.same, table.pairs)),
    adjacent: told('adjacent', table.pairs, share(table.oneApart, table.pairs)),
    kappa: told('kappa', table.units.length, coefficientOf(kappaFound)),
    alpha: told('alpha', table.units.length, coefficientOf(alphaFound)),
  }
}

const coefficientOf = (found: Bootstrapped | null | undefined): Coefficient | null =>
  found ? { value: found.estimate, lower: found.lower, upper: found.upper } : null

const allTheSame = 'Not to be said: every grade compared is the same, and chance alone would explain that.'

function told<Found>(measure: Measure, n: number, found: Found | null): Told<Found> {
  const { fewest, of } = limits[measure]
  if (n < fewest)
    return { n, found: null, words: `Too few to say: ${n} ${n === 1 ? of[0] : of[1]}, and ${fewest} are needed.` }
  return { n, found, words: found === null ? allTheSame : null }
}

const size = gradeCodes.length
const ranks = gradeCodes.map((_, place) => place + 1)
const at = (numbers: Float64Array, place: number): number => numbers[place] ?? 0

const alphaOfCoincidences = (sums: Float64Array): number | null => alphaOf(sums, ranks, 'ordinal')

/** Of pairs in which one auditor always comes first, counted in both orders. */
const alphaOfPairs = (sums: Float64Array): number | null =>
  alphaOf(
    sums.map((count, place) => count + at(sums, (place % size) * size + Math.floor(place / size))),
    ranks,
    'ordinal',
  )

/** As `quadraticKappa` of kappa.ts, without its standard error: 1 - disagreement seen / disagreement expected. */
function quadraticKappaOf(sums: Float64Array): number | null {
  const rows = new Float64Array(size)
  const columns = new Float64Array(size)
  let seen = 0
  for (let place = 0; place < size * size; place += 1) {
    const row = Math.floor(place / size)
    const column = place % size
    rows[row] = at(rows, row) + at(sums, place)
    columns[column] = at(columns, column) + at(sums, place)
    seen += at(sums, place) * (row - column) ** 2
  }
  const n = rows.reduce((total, count) => total + count, 0)
  let expected = 0
  for (let place = 0; place < size * size; place += 1) {
    const row = Math.floor(place / size)
    expected += at(rows, row) * at(columns, place % size) * (row - (place % size)) ** 2
  }
  return expected === 0 ? null : 1 - (n * seen) / expected
}
