/** A share in words, always with its count and what it is out of: nobody should meet a bare percentage. */
import type { Share } from '#domain/statistics/share.ts'
import { params, type Params } from '#ui/params.ts'

export type ShareParams = Params<{ readonly text: string }>

/** From the domain's `share(n, of)`. */
export function share(counted: Share): ShareParams {
  return params({ text: shareInWords(counted) })
}

/** "14 of 20 (70%)"; "3 of 4 (too few for a percentage)"; out of none, "none to count". */
export function shareInWords({ n, of, percent }: Share): string {
  if (of === 0) return 'none to count'
  return `${n} of ${of} (${percent === null ? 'too few for a percentage' : `${percent}%`})`
}
