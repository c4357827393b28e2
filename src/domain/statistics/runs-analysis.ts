/**
 * Does a course hang about its centre as chance would? Anhøj’s two rules: no run on one side is too long, and the centre is crossed often
 * enough. They need no limits, so they also hold where months have few audits. Sources: Anhøj and Olesen, PLoS ONE 9(11) (2014);
 * Schilling (2012) for the longest run; Chen (2010) for the crossings.
 */
export interface RunsAnalysis {
  readonly signal: boolean
  /** Null where no point lies off the centre. */
  readonly longestRun: number | null
  readonly longestRunMax: number | null
  readonly crossings: number | null
  readonly crossingsMin: number | null
}

const unknown: RunsAnalysis = {
  ...{ signal: false, longestRun: null, longestRunMax: null, crossings: null, crossingsMin: null },
}

/** Points on the centre, and months without a value, are passed over. */
export function runsAnalysis(values: readonly (number | null)[], centre: number): RunsAnalysis {
  const sides = values.flatMap(value => (value === null || !(value < centre || value > centre) ? [] : [value > centre]))
  if (sides.length === 0) return unknown
  const turns = sides.flatMap((side, place) => (place > 0 && side !== sides[place - 1] ? [place] : []))
  const ends = [...turns, sides.length]
  const longestRun = Math.max(...ends.map((end, place) => end - (ends[place - 1] ?? 0)))
  const longestRunMax = Math.round(Math.log2(sides.length)) + 3
  const crossings = turns.length
  const crossingsMin = fewestHeads(sides.length - 1)
  return {
    signal: longestRun > longestRunMax || crossings < crossingsMin,
    ...{ longestRun, longestRunMax, crossings, crossingsMin },
  }
}

/** The 5% point of the number of heads in so many tosses of a fair coin, summed in logarithms so that long courses do not underflow. */
function fewestHeads(tosses: number): number {
  let logChance = -tosses * Math.LN2
  let below = Math.exp(logChance)
  let heads = 0
  while (below < 0.05) {
    logChance += Math.log((tosses - heads) / (heads + 1))
    heads += 1
    below += Math.exp(logChance)
  }
  return heads
}
