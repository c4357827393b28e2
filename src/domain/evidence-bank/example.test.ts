/** Where an example stands, and case references that must not be passed on. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { caseReferencesIn, exampleState } from './example.ts'

test('an example is a draft until it is published, and a newer wording waits beside what is read', () => {
  assert.equal(exampleState({ wording: 1, decision: null, decidedWording: null }), 'draft')
  assert.equal(exampleState({ wording: 1, decision: 'published', decidedWording: 1 }), 'published')
  assert.equal(exampleState({ wording: 2, decision: 'published', decidedWording: 1 }), 'reworded')
})

test('what was withdrawn stays so until it is worded anew, and is then a draft', () => {
  assert.equal(exampleState({ wording: 1, decision: 'withdrawn', decidedWording: 1 }), 'withdrawn')
  assert.equal(exampleState({ wording: 2, decision: 'withdrawn', decidedWording: 1 }), 'draft')
})

test('a case reference is found as a whole word, whatever its case, and nothing else is', () => {
  assert.deepEqual(caseReferencesIn('Of case ab-1001, who', ['AB-1001', 'AB-2002']), ['AB-1001'])
  assert.deepEqual(caseReferencesIn('Form 41042921 of 2018', ['4104292']), [])
  assert.deepEqual(caseReferencesIn('(4104292)', ['4104292']), ['4104292'])
  assert.deepEqual(caseReferencesIn('', ['4104292']), [])
})
