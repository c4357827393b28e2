/** Each rule finds what it names, to the day; it is silent where the record is right, and where nothing can be known. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { happened, journeyOf } from '#testing/journeys.ts'
import { isEventKind } from '../journey/kinds.ts'
import { cases, type Line } from './cases-of-faults.test.ts'
import { dataFaults, faultRules } from './data-faults.ts'

const plan: Line = ['protection-plan', '2018-03-05', { key: 'p', until: '2018-05-20' }]
const period: Line = ['looked-after', '2018-01-10', { key: 'l' }]
const referral: Line = ['referral', '2018-02-01', { key: 'r', facts: { noFurtherAction: false } }]

cases('end-before-start', [
  ['an end a day before the start', true, [['assessment', '2018-05-02', { until: '2018-05-01' }]]],
  ['an end on the first day', false, [['assessment', '2018-05-02', { until: '2018-05-02' }]]],
  ['no end', false, [['assessment', '2018-05-02']]],
  ['no start', false, [['assessment', null, { until: '2018-05-02' }]]],
])
cases('after-report-date', [
  ['the day after the extract', true, [['contact', '2018-07-01']]],
  ['the day of the extract', false, [['contact', '2018-06-30']]],
  ['an end after the extract', true, [['assessment', '2018-06-01', { until: '2018-07-01' }]]],
])
cases('no-first-day', [
  ['a plan without a start', true, [['in-need-plan', null]]],
  ['a period that began before the yearly return', false, [['looked-after', null]], { format: 'ssda903' }],
  [
    'leaving care without a day, for which lists have no column',
    false,
    [['leaving-care', null]],
    { child: { ageYears: 19 } },
  ],
])
cases('given-twice', [
  [
    'the same contact of the same day',
    true,
    [
      ['contact', '2018-05-01', { facts: { source: '1A' } }],
      ['contact', '2018-05-01', { facts: { source: '1A' } }],
    ],
  ],
  [
    'contacts of one day from two sources',
    false,
    [
      ['contact', '2018-05-01', { facts: { source: '1A' } }],
      ['contact', '2018-05-01', { facts: { source: '3F' } }],
    ],
  ],
  [
    'contacts of two days',
    false,
    [
      ['contact', '2018-05-01'],
      ['contact', '2018-05-02'],
    ],
  ],
  [
    'events of which no day is known',
    false,
    [
      ['contact', null],
      ['contact', null],
    ],
  ],
])
for (const [later, code] of [
  ['assessment', 'assessment-before-referral'],
  ['section-47', 'section-47-before-referral'],
  ['in-need-plan', 'in-need-plan-before-referral'],
] as const)
  cases(code, [
    ['a day earlier', true, [referral, [later, '2018-01-31', { of: 'r' }]]],
    ['the same day', false, [referral, [later, '2018-02-01', { of: 'r' }]]],
    ['a day earlier that is not said to follow from it', false, [referral, [later, '2018-01-31']]],
    ['where no source holds referrals', false, [[later, '2018-01-31', { of: 'r' }]], { without: ['referral'] }],
  ])
const enquiry: Line = ['section-47', '2018-02-05', { key: 's', of: 'r' }]
cases('conference-before-referral', [
  ['a day before the referral', true, [referral, enquiry, ['initial-conference', '2018-01-31', { of: 's' }]]],
  ['on the day of the referral', false, [referral, enquiry, ['initial-conference', '2018-02-01', { of: 's' }]]],
])
cases('conference-before-enquiry', [
  ['a day before the discussion', true, [enquiry, ['initial-conference', '2018-02-02', { of: 's' }]]],
  ['the same day', false, [enquiry, ['initial-conference', '2018-02-05', { of: 's' }]]],
])
cases('conference-on-weekend', [
  ['a Saturday', true, [['initial-conference', '2018-06-02']]],
  ['a Sunday', true, [['initial-conference', '2018-06-03']]],
  ['a Monday', false, [['initial-conference', '2018-06-04']]],
])
cases('protection-review-not-after-plan', [
  ['on the plan’s first day', true, [plan, ['protection-review', '2018-03-05']]],
  ['the day after', false, [plan, ['protection-review', '2018-03-06']]],
  [
    'before the plan that it names',
    true,
    [plan, ['protection-plan', '2018-06-01', { key: 'q' }], ['protection-review', '2018-05-10', { of: 'q' }]],
  ],
])
cases('protection-visit-before-protection-plan', [
  ['the day before', true, [plan, ['protection-visit', '2018-03-04']]],
  ['the first day', false, [plan, ['protection-visit', '2018-03-05']]],
  [
    'where another plan has no first day, and may be the earlier one',
    false,
    [plan, ['protection-plan', null, { until: '2018-03-04' }], ['protection-visit', '2018-03-04']],
  ],
  ['where no plan is recorded', false, [['protection-visit', '2018-03-04']]],
  ['where plans are not known', false, [['protection-visit', '2018-03-04']], { without: ['protection-plan'] }],
])
cases('looked-after-visit-before-looked-after', [
  ['the day before', true, [period, ['looked-after-visit', '2018-01-09']]],
  ['the first day', false, [period, ['looked-after-visit', '2018-01-10']]],
])
cases('return-interview-before-missing', [
  [
    'before the child went missing',
    true,
    [
      ['missing', '2018-05-01', { key: 'm' }],
      ['return-interview', '2018-04-30', { of: 'm' }],
    ],
  ],
  [
    'on the day',
    false,
    [
      ['missing', '2018-05-01', { key: 'm' }],
      ['return-interview', '2018-05-01', { of: 'm' }],
    ],
  ],
])
cases('after-its-end', [
  ['a visit the day after its plan ended', true, [plan, ['protection-visit', '2018-05-21', { of: 'p' }]]],
  ['a visit on the last day', false, [plan, ['protection-visit', '2018-05-20', { of: 'p' }]]],
])

test('every rule has a code of its own, needs kinds that exist, and says what to do in sentences', () => {
  assert.equal(new Set(faultRules.map(({ code }) => code)).size, faultRules.length)
  for (const { needs, whole, means, mend, title } of faultRules) {
    for (const kind of [...needs, ...whole]) assert.ok(isEventKind(kind))
    for (const sentence of [means, mend]) assert.match(sentence, /^[A-Z].*\.$/)
    assert.doesNotMatch(title, /\.$/)
  }
})

test('a fault names the file and row where it stands, and the days that it speaks of', () => {
  const made = happened('assessment', '2018-05-02', { until: '2018-05-01', key: 'a', facts: { childSeen: true } })
  assert.deepEqual(dataFaults(journeyOf([made])), [
    {
      code: 'end-before-start',
      kind: 'assessment',
      key: 'a',
      at: made.at,
      days: ['2018-05-02', '2018-05-01'],
      sentence: 'The assessment that began on 2 May 2018 ends before that, on 1 May 2018.',
    },
  ])
})

test('a reference that carries thousands of children is told once, and not asked anything else', () => {
  const visits = Array.from({ length: 2001 }, () => happened('protection-visit', '2018-05-01'))
  assert.deepEqual(
    dataFaults(journeyOf([...visits, happened('assessment', '2018-05-02', { until: '2018-05-01' })])).map(
      ({ code }) => code,
    ),
    ['shared-reference'],
  )
})

test('nothing is found where nothing is recorded or nothing is known', () => {
  assert.deepEqual(dataFaults(journeyOf([])), [])
  assert.deepEqual(dataFaults(journeyOf([], { covers: {} })), [])
})
