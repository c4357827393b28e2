/** Distributions, intervals, trends and methods for grades give what R gives of the same numbers. */
import { test } from 'node:test'
import { assertNear, referenceVectors, type ReferenceVector } from '#testing/reference-vectors.ts'
import * as distributions from './distributions.ts'
import { multinomialSimultaneous } from './multinomial-intervals.ts'
import { newcombeDifference } from './newcombe.ts'
import * as ordinal from './ordinal.ts'
import * as intervals from './proportion-intervals.ts'
import * as trend from './trend.ts'

type Found = Readonly<Record<string, unknown>> | null
const functions = {
  ...distributions,
  ...trend,
  ...ordinal,
  ...intervals,
  newcombeDifference,
  multinomialSimultaneous,
} as unknown as Readonly<Record<string, ((input: unknown) => Found) | undefined>>

const file = (path: string): URL => new URL(path, import.meta.url)
const topics = {
  distributions: file('vectors/distributions.json'),
  trend: file('vectors/trend.json'),
  ordinal: file('vectors/ordinal.json'),
  proportions: file('../../../test/vectors/proportions.json'),
}

/** Distributions are compared in relation to the value, all else as it stands. */
function compare(vector: ReferenceVector, relative: boolean): void {
  const found = functions[vector.fn]?.(vector.input)
  for (const [name, expected] of Object.entries(vector.expected)) {
    const got = [found?.[name]].flat()
    for (const [place, want] of [expected].flat().entries()) {
      const scale = relative && want !== null ? Math.max(Math.abs(want), want === 0 ? 1e-3 : 0) : 1
      // One reference value is 1.0000000065 for a difference that cannot be more than 1.
      const tolerance = want !== null && want > 1 && vector.fn === 'newcombeDifference' ? 1e-8 : vector.tol * scale
      assertNear(got[place], want, tolerance, `${vector.id}, ${name}`)
    }
  }
}

for (const [topic, url] of Object.entries(topics))
  for (const vector of referenceVectors(url))
    test(`${topic}: ${vector.id}`, () => {
      compare(vector, topic === 'distributions')
    })
