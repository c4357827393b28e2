/** Reads reference values that other programs worked out, and compares what we find with each of them, to its own tolerance. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'

export interface ReferenceVector {
  readonly id: string
  readonly fn: string
  readonly input: Readonly<Record<string, unknown>>
  readonly expected: Readonly<Record<string, number | null | readonly (number | null)[]>>
  readonly tol: number
}

/** The cases of the files at these addresses. */
export function referenceVectors(...files: readonly URL[]): readonly ReferenceVector[] {
  return files.flatMap(
    file => (JSON.parse(readFileSync(file, 'utf8')) as { readonly cases: readonly ReferenceVector[] }).cases,
  )
}

/** Fails unless every value expected was found, within the tolerance given or else the vector’s own. */
export function assertFound(found: object | null | undefined, vector: ReferenceVector, tolerance = vector.tol): void {
  assert.ok(found, `${vector.id}: nothing was found`)
  const values = new Map<string, unknown>(Object.entries(found))
  for (const [name, expected] of Object.entries(vector.expected)) {
    const wanted = [expected].flat()
    const got = [values.get(name)].flat()
    assert.equal(got.length, wanted.length, `${vector.id}, ${name}`)
    for (const [place, want] of wanted.entries()) assertNear(got[place], want, tolerance, `${vector.id}, ${name}`)
  }
}

export function assertNear(actual: unknown, expected: number | null, tolerance: number, what: string): void {
  assert.ok(
    expected === null ? actual === null : typeof actual === 'number' && Math.abs(actual - expected) <= tolerance,
    `${what}: ${String(actual)}, expected ${expected}`,
  )
}
