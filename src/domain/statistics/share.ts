/**
 * A share of audits, never a bare percentage: how many, of how many, and the whole percent where the group is large enough.
 * Below ten the percent is null and the words say "too few for a percentage" (domain notes 5.2: with 20 contacts, one is 5%).
 */
export interface Share {
  readonly n: number
  readonly of: number
  /** Whole percent, 0 to 100; null below `fewestForPercent`. */
  readonly percent: number | null
}

export const fewestForPercent = 10

/** Throws a RangeError unless `n` and `of` are whole and 0 ≤ n ≤ of. */
export function share(n: number, of: number): Share {
  if (!Number.isInteger(n) || !Number.isInteger(of) || n < 0 || n > of)
    throw new RangeError(`Not a share: ${n} of ${of}`)
  return { n, of, percent: of < fewestForPercent ? null : Math.round((n * 100) / of) }
}
