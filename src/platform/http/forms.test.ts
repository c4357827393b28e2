/** Forms: what a browser sends is cleaned and parsed once, and nothing typed is lost when it does not parse. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { cleanForm, parseForm } from './forms.ts'

test('control characters are taken out and line ends made one kind, while emoji and Welsh accents stay', () => {
  assert.deepEqual(cleanForm({ text: 'tŷ\u0000 👍\r\nsecond\u0008 line\tkept' }), { text: 'tŷ 👍\nsecond line\tkept' })
})

test('names that reach a prototype, and the form’s own token, are not fields', () => {
  const sent = JSON.parse('{"__proto__": "x", "constructor": "y", "formToken": "t", "grade": "good"}') as unknown
  assert.deepEqual(cleanForm(sent), { grade: 'good' })
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined)
})

test('a form that does not parse gives the first message for each field', () => {
  const schema = z.object({
    grade: z.enum(['good'], 'Choose a grade'),
    reason: z.string().min(1, 'Say why').max(5, 'Say less'),
  })
  const parsed = parseForm(schema, { grade: 'excellent', reason: '' })
  assert.deepEqual(parsed, { ok: false, errors: { grade: 'Choose a grade', reason: 'Say why' } })
})

test('a body that is not a form is an empty one', () => {
  for (const body of [undefined, null, 'text', 7]) assert.deepEqual(cleanForm(body), {})
})
