/** Addresses of calibration. What one person grades is under the practice case, or under the exercise that it is part of. */
import type { Format } from '#platform/http/route.ts'

const suffixes: Readonly<Partial<Record<Format, string>>> = { json: '.json', csv: '.csv' }
const practice = (reference: string, rest = ''): string => `/practice-cases/${reference}${rest}`
const exercise = (reference: string, rest = ''): string => `/calibration/${reference}${rest}`

export const paths = {
  home: '/calibration',
  settings: '/calibration-settings',
  freshExercise: '/calibration/new',
  freshCase: '/practice-cases/new',
  cases: '/practice-cases',
  shipped: '/practice-cases/shipped',
  practice,
  wording: (reference: string): string => practice(reference, '/wording'),
  publication: (reference: string): string => practice(reference, '/publication'),
  withdrawal: (reference: string): string => practice(reference, '/withdrawal'),
  exercise,
  closure: (reference: string): string => exercise(reference, '/closure'),
  discussion: (reference: string): string => exercise(reference, '/discussion'),
  result: (reference: string, format: Format = 'page'): string =>
    exercise(reference, `/result${suffixes[format] ?? ''}`),
  /** Of a practice case (PC-) or of an exercise (CX-). */
  grading: (reference: string): string => placeOf(reference, '/grading'),
  feedback: (reference: string): string => placeOf(reference, '/feedback'),
} as const

const placeOf = (reference: string, rest: string): string =>
  reference.startsWith('PC-') ? practice(reference, rest) : exercise(reference, rest)
