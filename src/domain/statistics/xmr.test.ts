/** Charts in time and their rules give what other programs give of the same values (vectors/xmr.json, vectors/spc-rules.json). */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { outsideFlags, shiftFlags, trendFlags, twoInThreeFlags } from './special-causes.ts'
import { xmr, type XmrInput } from './xmr.ts'

interface Case {
  readonly id: string
  readonly fn: string
  readonly input: object
  readonly expected: Readonly<Record<string, unknown>>
  readonly tol: number
}
const casesOf = (topic: string): readonly Case[] =>
  (JSON.parse(readFileSync(new URL(`vectors/${topic}.json`, import.meta.url), 'utf8')) as { cases: readonly Case[] })
    .cases

const functions: Readonly<Record<string, (input: never) => object>> = {
  ...{ trendFlags, shiftFlags, twoInThreeFlags, outsideFlags },
  xmr: (input: XmrInput) => xmr(input),
}

function assertSame(found: unknown, expected: unknown, tolerance: number, what: string): void {
  if (Array.isArray(expected)) {
    assert.ok(Array.isArray(found) && found.length === expected.length, what)
    for (const [place, one] of expected.entries()) assertSame(found[place], one, tolerance, `${what} ${place}`)
  } else if (typeof expected === 'number')
    assert.ok(Math.abs(Number(found) - expected) <= tolerance, `${what}: ${String(found)}`)
  else assert.equal(found, expected, what)
}

for (const topic of ['spc-rules', 'xmr'])
  for (const { id, fn, input, expected, tol } of casesOf(topic))
    test(`${topic}: ${id}`, () => {
      const found = functions[fn]?.(input as never) as Record<string, unknown> | undefined
      for (const [name, value] of Object.entries(expected)) assertSame(found?.[name], value, tol, `${id}, ${name}`)
    })

test('one value, and values that never change, are common cause', () => {
  for (const values of [[5], [3, 3, 3, 3, 3, 3, 3, 3, 3]])
    assert.equal(xmr({ values, improvementDirection: 'increase' }).variation, 'common_cause')
  assert.throws(() => xmr({ values: [], improvementDirection: 'increase' }), RangeError)
})
