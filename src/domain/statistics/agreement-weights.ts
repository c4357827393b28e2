/**
 * What two grades that differ are worth as agreement: 1 the same, 0 the furthest apart. Linear after Cohen (1968), quadratic
 * after Fleiss and Cohen (1973), ordinal after Gwet (Handbook of Inter-Rater Reliability, 2014).
 */
export type WeightsName = 'none' | 'unweighted' | 'linear' | 'quadratic' | 'ordinal'

/** Agreement of two grades that are `steps` apart on a scale whose ends are `most` steps apart. */
const worth: Record<WeightsName, (steps: number, most: number) => number> = {
  none: steps => (steps === 0 ? 1 : 0),
  unweighted: steps => (steps === 0 ? 1 : 0),
  linear: (steps, most) => 1 - steps / most,
  quadratic: (steps, most) => 1 - (steps / most) ** 2,
  ordinal: (steps, most) => 1 - (steps * (steps + 1)) / (most * (most + 1)),
}

/** A square of `categories` rows. A scale of one grade has the weight 1. Throws a RangeError below one category. */
export function agreementWeights(name: WeightsName, categories: number): readonly (readonly number[])[] {
  if (!Number.isInteger(categories) || categories < 1) throw new RangeError(`Not a number of categories: ${categories}`)
  const scale = Array.from({ length: categories }, (_, place) => place)
  return scale.map(i => scale.map(j => (i === j ? 1 : worth[name](Math.abs(i - j), categories - 1))))
}

/** One unit’s grades in the order of the raters, or one rater’s in the order of the units; null where none was given. */
export type RatingRow = readonly (number | null)[]

/** Throws a RangeError unless every rating is null or a whole number from 1 to `categories`. */
export function checkRatings(ratings: readonly RatingRow[], categories: number): void {
  for (const rating of ratings.flat()) {
    if (rating !== null && !(Number.isInteger(rating) && rating >= 1 && rating <= categories))
      throw new RangeError(`Not a grade of 1 to ${categories}: ${rating}`)
  }
}
