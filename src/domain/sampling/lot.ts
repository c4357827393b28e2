/**
 * One stratum's draw by permanent random numbers: those with the lowest, then the reserve. Only the lowest are kept in order, so
 * that a frame of a whole country's cases costs little more than its digests.
 */

/** SHA-256 of a text in hexadecimal, passed in because the domain computes and does not reach outside. */
export type Digest = (text: string) => string

interface Numbered<Case> {
  readonly one: Case
  readonly key: string
}

export interface Lot<Case> {
  readonly drawn: readonly Case[]
  readonly reserve: readonly Case[]
}

interface Wanted {
  readonly seed: string
  readonly take: number
  readonly reserve: number
}

/** One stratum's draw: those with the lowest numbers, then its reserve. Of equal numbers the one listed first comes first. */
export function lotOf<Case extends { readonly caseReference: string }>(
  group: { readonly label: string; readonly cases: readonly Case[] },
  { seed, take, reserve }: Wanted,
  digest: Digest,
): Lot<Case> {
  const inOrder = lowest(group.cases, numberOf(group.label, seed, digest), take + reserve).map(({ one }) => one)
  return { drawn: inOrder.slice(0, take), reserve: inOrder.slice(take, take + reserve) }
}

export interface SeededStratum {
  readonly name: string
  readonly ids: readonly string[]
  readonly take: number
  readonly reserve?: number
}

export interface SeededLot {
  readonly name: string
  readonly drawn: readonly string[]
  readonly reserve: readonly string[]
  /** The lowest number of the stratum; null for a stratum of none. */
  readonly firstKey: string | null
}

/** The same draw of bare references, with each stratum's lowest number, for whoever compares it with another program's. */
export function seededDraw(
  { seed, strata }: { readonly seed: string; readonly strata: readonly SeededStratum[] },
  digest: Digest,
): { readonly strata: readonly SeededLot[] } {
  return {
    strata: strata.map(({ name, ids, take, reserve = 0 }) => {
      const group = { label: name, cases: ids.map(caseReference => ({ caseReference })) }
      const lot = lotOf(group, { seed, take, reserve }, digest)
      const [first] = lowest(group.cases, numberOf(name, seed, digest), 1)
      return {
        name,
        drawn: lot.drawn.map(one => one.caseReference),
        reserve: lot.reserve.map(one => one.caseReference),
        firstKey: first?.key ?? null,
      }
    }),
  }
}

type NumberOf = (one: { readonly caseReference: string }) => string

/** A case's permanent random number within a stratum. */
const numberOf =
  (label: string, seed: string, digest: Digest): NumberOf =>
  one =>
    digest(`${seed}|${label}|${one.caseReference}`)

const byKey = (a: { readonly key: string }, b: { readonly key: string }): number =>
  a.key < b.key ? -1 : a.key > b.key ? 1 : 0

/**
 * The `count` lowest, in order. Few are kept in order as the list is gone through once: most cases are above the last kept and cost
 * one comparison.
 */
function lowest<Case extends { readonly caseReference: string }>(
  cases: readonly Case[],
  number: NumberOf,
  count: number,
): readonly Numbered<Case>[] {
  let kept: Numbered<Case>[] = []
  let limit: string | null = null
  for (const one of cases) {
    const key = number(one)
    if (limit !== null && key >= limit) continue
    kept.push({ one, key })
    if (kept.length < 2 * count + 64) continue
    kept = kept.sort(byKey).slice(0, count)
    limit = kept.at(-1)?.key ?? ''
  }
  return kept.sort(byKey).slice(0, count)
}
