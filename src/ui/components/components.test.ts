/** Every example of every component draws itself, and the words that matter are in it: nothing is told by colour alone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { grades } from '#domain/grades/grade.ts'
import { share } from '#domain/statistics/share.ts'
import { createEnvironment } from '#ui/environment.ts'
import { galleryView } from '#ui/gallery.ts'
import type { Params } from '#ui/params.ts'
import { auditStateTag } from './audit-state-tag/params.ts'
import { caseFacts } from './case-facts/params.ts'
import { gradeTag } from './grade-tag/params.ts'
import { paginationOlder } from './pagination-older/params.ts'
import { progressBar } from './progress-bar/params.ts'
import { shareInWords } from './share/params.ts'
import { threeGrades } from './three-grades/params.ts'

const environment = createEnvironment({ development: false })

function draw(name: string, macro: string, params: Params): ReturnType<typeof load> {
  const source = `{% from "components/${name}/macro.njk" import ${macro} %}{{ ${macro}(params) }}`
  return load(environment.renderString(source, { params }))
}

for (const component of galleryView().components) {
  for (const example of component.examples) {
    test(`${component.name} draws its example "${example.name}" without an inline style or an undefined word`, () => {
      const $ = draw(component.name, component.macro, example.params)
      assert.equal($('[style], script').length, 0)
      assert.doesNotMatch($('body').html() ?? '', /undefined|\[object Object\]|NaN/)
    })
  }
}

test('A grade is told in words, whichever it is, so that colour is only a help', () => {
  for (const { code, label } of grades)
    assert.equal(
      draw(
        'grade-tag',
        'gradeTag',
        gradeTag({ grade: code }),
      )('body')
        .text()
        .trim(),
      label,
    )
})

test('Three grades show each with its reason, and say in words which one stands', () => {
  const entry = (grade: 'good' | 'requires-improvement', reason: string) => ({
    grade,
    reason,
    by: 'Ruth',
    on: '14 May 2018',
  })
  const $ = draw(
    'three-grades',
    'threeGrades',
    threeGrades({
      auditor: entry('good', 'Visits <regular>'),
      moderator: null,
      agreed: entry('requires-improvement', 'Chronology thin'),
    }),
  )
  const said = [...$('section')].map(section => $(section).text().replace(/\s+/g, ' ').trim())
  assert.deepEqual(said, [
    'Auditor’s grade Good Visits <regular> Ruth, 14 May 2018',
    'Moderator’s grade No moderator has taken a second look.',
    'Agreed grade (this one stands) Requires improvement Chronology thin Ruth, 14 May 2018',
  ])
})

test('A state that no audit has is refused, so that a misspelt one never reaches a page', () => {
  assert.throws(() => auditStateTag('lost'), /no state lost/)
  assert.throws(() => auditStateTag('toString'), /no state toString/)
})

test('Facts that are not recorded are said to be so, never left blank', () => {
  const facts = caseFacts({
    reference: 'WC-1',
    status: null,
    ageYears: 0,
    team: null,
    locality: 'North',
    auditor: null,
  })
  const said = [...draw('case-facts', 'caseFacts', facts)('dd').toArray()].map(element => load(element).text().trim())
  assert.deepEqual(said, ['WC-1', 'Not recorded', 'Under 1 year', 'Not recorded', 'North', 'Not recorded'])
})

test('Progress of unknown length claims no value, and says how much is done so far', () => {
  const $ = draw(
    'progress-bar',
    'progressBar',
    progressBar({ id: 'p', label: 'Reading', done: 3, of: null, things: 'cases' }),
  )
  assert.equal($('progress').attr('value'), undefined)
  assert.equal($('label').attr('for'), 'p')
  assert.match($('p').text(), /3 cases so far/)
})

test('A share always carries its count, and a percentage only where there are enough', () => {
  assert.equal(shareInWords(share(14, 20)), '14 of 20 (70%)')
  assert.equal(shareInWords(share(3, 4)), '3 of 4 (too few for a percentage)')
  assert.equal(shareInWords(share(0, 0)), 'none to count')
})

test('Older and newer are offered only where there is something older or newer', () => {
  const only = draw(
    'pagination-older',
    'paginationOlder',
    paginationOlder({ newerHref: null, olderHref: '?before=5', things: 'entries' }),
  )
  assert.deepEqual(
    [...only('a')].map(link => only(link).attr('href')),
    ['?before=5'],
  )
  const none = draw(
    'pagination-older',
    'paginationOlder',
    paginationOlder({ newerHref: null, olderHref: null, things: 'entries' }),
  )
  assert.equal(none('nav').length, 0)
})
