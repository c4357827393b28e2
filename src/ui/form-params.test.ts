/** What forms show alike: what was typed, whatever was sent, and faults that lead to their fields in their order. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorOf, errorSummary, typedText } from './form-params.ts'

test('what was sent as text is shown again, and nothing else', () => {
  assert.equal(typedText({ words: ' as typed ' }, 'words'), ' as typed ')
  assert.equal(typedText({ words: ['one', 'two'] }, 'words'), '')
  assert.equal(typedText({}, 'words', 'usual'), 'usual')
  assert.equal(typedText({ words: '' }, 'words', 'usual'), '')
})

test('a field has its own fault alone', () => {
  assert.deepEqual(errorOf({ words: 'Say why' }, 'words'), { errorMessage: { text: 'Say why' } })
  assert.deepEqual(errorOf({ words: 'Say why' }, 'theme'), {})
})

test('the summary leads to each field in the order of the faults, and there is none without faults', () => {
  assert.equal(errorSummary({}), null)
  assert.deepEqual(errorSummary({ theme: 'Choose', words: 'Say why' }), {
    titleText: 'There is a problem',
    errorList: [
      { text: 'Choose', href: '#theme' },
      { text: 'Say why', href: '#words' },
    ],
  })
})
