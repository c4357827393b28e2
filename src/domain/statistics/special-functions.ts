/**
 * The gamma and beta functions on which distributions rest, to about 14 digits. Sources: Lanczos (1964) for the gamma function; Abramowitz
 * and Stegun 6.5.29 and 6.5.31 (incomplete gamma), 26.5.8 (incomplete beta), as continued fractions by the method of Lentz (1976).
 */
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]
const smallest = 1e-300
const near = 1e-16
const mostTerms = 100_000

/** Natural logarithm of the gamma function, for x above 0. */
export function logGammaOf(x: number): number {
  if (x === 1 || x === 2) return 0
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGammaOf(1 - x)
  const shifted = x - 1
  const t = shifted + 7.5
  const series = lanczos.reduce((total, term, index) => total + (index === 0 ? term : term / (shifted + index)), 0)
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(series)
}

/** A continued fraction b0 + a1/(b1 + a2/(b2 + ...)), whose parts are told by their number. */
function fraction(first: number, parts: (number: number) => readonly [a: number, b: number]): number {
  const away = (value: number): number => (Math.abs(value) < smallest ? smallest : value)
  let value = away(first)
  let c = value
  let d = 0
  for (let number = 1; number <= mostTerms; number += 1) {
    const [a, b] = parts(number)
    d = 1 / away(b + a * d)
    c = away(b + a / c)
    value *= c * d
    if (Math.abs(c * d - 1) < near) break
  }
  return value
}

/** The upper incomplete gamma function as a share of the whole, for a above 0 and x from 0. */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x)
}

/** The lower one, exact where it is small. */
export function lowerGamma(a: number, x: number): number {
  if (x <= 0) return 0
  return x < a + 1 ? lowerSeries(a, x) : 1 - upperFraction(a, x)
}

const front = (a: number, x: number): number => Math.exp(a * Math.log(x) - x - logGammaOf(a))

function lowerSeries(a: number, x: number): number {
  let term = 1 / a
  let total = term
  for (let step = 1; step <= mostTerms && Math.abs(term) > Math.abs(total) * near; step += 1) {
    term *= x / (a + step)
    total += term
  }
  return total * front(a, x)
}

const upperFraction = (a: number, x: number): number =>
  front(a, x) / fraction(x + 1 - a, number => [-number * (number - a), x + 2 * number + 1 - a])

/** The incomplete beta function as a share of the whole: of the beta distribution, what lies below x from 0 to 1. */
export function betaBelow(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - betaBelow(1 - x, b, a)
  const scale = Math.exp(logGammaOf(a + b) - logGammaOf(a) - logGammaOf(b) + a * Math.log(x) + b * Math.log1p(-x))
  const parts = (number: number): readonly [number, number] => {
    const m = Math.floor(number / 2)
    const over = (a + number - 1) * (a + number)
    return number % 2 === 0 ? [(m * (b - m) * x) / over, 1] : [-((a + m) * (a + b + m) * x) / over, 1]
  }
  return scale / (a * fraction(1, parts))
}
