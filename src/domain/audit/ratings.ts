/** Ratings and totals that an instrument works out, as they are read and kept: the instrument's value and the auditor's own. */
import type { RatingStanding, Standing } from '../audit-tool/standing.ts'
import type { Rating, ToolContent } from '../audit-tool/tool.ts'
import { ratingKey, type Answers } from './answers.ts'

/** A rating as it was read: what the instrument works out, and what stands. Both are kept. */
export interface SubmittedRating {
  readonly key: string
  readonly title: string
  readonly calculated: string | null
  readonly calculatedText: string
  readonly because: string
  readonly stands: string | null
  readonly standsText: string
  /** Why the auditor put another value; empty where they did not. */
  readonly reason: string
}

export interface SubmittedTotal {
  readonly key: string
  readonly title: string
  readonly value: number | null
}

/** Nothing at all for a tool without ratings and totals: its documents stay as they are. */
export function workedOut(
  tool: ToolContent,
  { ratings, totals }: Standing,
  answers: Answers,
): { readonly ratings?: readonly SubmittedRating[]; readonly totals?: readonly SubmittedTotal[] } {
  return {
    ...(tool.ratings ? { ratings: ratings.map(one => submittedRating(tool, one, answers)) } : {}),
    ...(tool.totals
      ? { totals: totals.map(({ total, value }) => ({ key: total.key, title: total.title, value })) }
      : {}),
  }
}

/** A rating's value as it is read. */
export function ratingText(tool: ToolContent, { scale }: Rating, value: string | null): string {
  if (value === null) return 'Not worked out yet'
  if (value === 'not-applicable') return 'Does not apply'
  return tool.scales?.find(one => one.key === scale)?.values.find(one => one.code === value)?.label ?? value
}

function submittedRating(tool: ToolContent, standing: RatingStanding, answers: Answers): SubmittedRating {
  const { rating, calculated, stands, overridden, because } = standing
  return {
    key: rating.key,
    title: rating.title,
    calculated,
    calculatedText: ratingText(tool, rating, calculated),
    because,
    stands,
    standsText: ratingText(tool, rating, stands),
    reason: overridden ? (answers.get(ratingKey(rating.key))?.evidence ?? '') : '',
  }
}
