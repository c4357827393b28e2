/** The framework that a council begins with is whole, and a change of one part leaves the others alone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { themes } from '../findings/themes.ts'
import { frameworkParts, isFrameworkPart, samePart, withPart, type FrameworkContent } from './framework.ts'
import { usualFramework } from './usual.ts'

test('it begins with twelve indicators in order, and standards for themes that there are', () => {
  assert.deepEqual(
    usualFramework.indicators.map(({ number }) => number),
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  )
  const codes: readonly string[] = themes.map(({ code }) => code)
  for (const code of Object.keys(usualFramework.standards)) assert.ok(codes.includes(code), code)
})

test('a part is taken over alone', () => {
  const other: FrameworkContent = { ...usualFramework, purpose: 'Another.', checks: [] }
  assert.equal(withPart(usualFramework, 'purpose', other).purpose, 'Another.')
  assert.deepEqual(withPart(usualFramework, 'purpose', other).checks, usualFramework.checks)
  assert.equal(samePart(usualFramework, other, 'purpose'), false)
  assert.equal(samePart(usualFramework, other, 'grades'), true)
})

test('every field belongs to one part', () => {
  const fields = frameworkParts.flatMap(part => [...part.fields])
  assert.deepEqual(fields.toSorted(), Object.keys(usualFramework).toSorted())
  assert.equal(isFrameworkPart('grades'), true)
  assert.equal(isFrameworkPart('strands'), false)
})
