/** Each board finds who stands still, to the day; it is silent where nothing does, and never takes unknown for drift. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { happened, journeyOf, type EventMade, type SourceMade } from '#testing/journeys.ts'
import { isEventKind, type EventKind } from '../journey/kinds.ts'
import { knows, rowsOfBoard, type BoardRow } from './board.ts'
import { boards } from './boards.ts'
import { settingKeys, usualTrackingSettings } from './settings.ts'

/** An event in a line: kind, first day, and the rest. */
type Line = readonly [EventKind, string | null, EventMade?]

function row(key: string, lines: readonly Line[], told?: SourceMade): BoardRow | null {
  const board = boards.find(one => one.key === key)
  assert.ok(board)
  const journey = journeyOf(
    lines.map(([kind, on, more]) => happened(kind, on, more)),
    told,
  )
  const found = rowsOfBoard(board, journey, usualTrackingSettings)
  const keys = board.columns.map(one => one.key)
  if (found) assert.deepEqual(Object.keys(found.cells).sort(), keys.sort())
  return found
}

/** Circumstances, the level that the board gives (null for no row), the events, and what is particular about the source. */
function cases(
  key: string,
  table: readonly (readonly [string, BoardRow['level'] | null, readonly Line[], SourceMade?])[],
): void {
  for (const [circumstance, level, lines, told] of table)
    test(`${key}: ${circumstance} is ${level === null ? 'not on the board' : level}`, () =>
      assert.equal(row(key, lines, told)?.level ?? null, level))
}

const inCare = (on: string): Line => ['looked-after', on]
const review = (on: string, facts: EventMade['facts'] = {}): Line => ['looked-after-review', on, { facts }]
const permanence = (on: string | null, plan: string): Line => ['permanence-plan', on, { facts: { plan } }]
const unplanned = { without: ['permanence-plan'] } as const

cases('permanence', [
  ['six months to the day without a plan', 'watch', [inCare('2017-12-30')]],
  ['six months and a day without a plan', 'drifting', [inCare('2017-12-29')]],
  ['a day less than four months without a plan', null, [inCare('2018-03-01')]],
  ['more than four months without a plan', 'watch', [inCare('2018-02-28')]],
  ['a second review without a plan', 'drifting', [inCare('2018-03-01'), review('2018-03-20'), review('2018-06-15')]],
  [
    'a second review of which one was cancelled',
    null,
    [inCare('2018-03-01'), review('2018-03-20'), review('2018-06-15', { cancelled: true })],
  ],
  [
    'one review, where the latest alone is held',
    null,
    [inCare('2018-03-01'), review('2018-06-15')],
    { latest: ['looked-after-review'] },
  ],
  ['a plan agreed', null, [inCare('2017-01-01'), permanence('2017-06-01', 'fostering')]],
  ['a plan agreed on a day that is not told', null, [inCare('2017-01-01'), permanence(null, 'return')]],
  [
    'a plan of an earlier period',
    'drifting',
    [['looked-after', '2016-01-01', { until: '2016-06-01' }], permanence('2016-03-01', 'return'), inCare('2017-01-01')],
  ],
  ['a plan to return home a year ago to the day', null, [inCare('2017-01-01'), permanence('2017-06-30', 'return')]],
  ['a plan to return home more than a year ago', 'watch', [inCare('2017-01-01'), permanence('2017-06-29', 'return')]],
  ['a year where no source tells of plans', 'not-known', [inCare('2017-06-01')], unplanned],
  ['a month where no source tells of plans', null, [inCare('2018-06-01')], unplanned],
  ['a child who has left care', null, [['looked-after', '2017-01-01', { until: '2018-06-30' }]]],
  ['a child whose first day is not told, without a plan', 'not-known', [['looked-after', null]]],
  ['a child whose first day is not told, with a plan', null, [['looked-after', null], permanence(null, 'return')]],
  ['a child who is not looked after, where plans are not known', null, [['in-need-plan', '2017-01-01']], unplanned],
])

test('a permanence row tells the plan, the reviews and the next one, and what is missing in a sentence', () => {
  const told = row('permanence', [
    ['looked-after', '2017-11-01', { key: 'l' }],
    review('2017-11-20'),
    ['looked-after-review', null, { due: '2018-08-01' }],
    ['reviewing-officer-contact', '2018-05-05'],
  ])
  assert.deepEqual(told, {
    caseReference: 'WC-1',
    since: '2017-11-01',
    level: 'drifting',
    because: 'Looked after since 1 November 2017, more than 6 months ago. No permanence plan is agreed.',
    cells: {
      case: 'WC-1',
      since: '2017-11-01',
      months: 7,
      plan: null,
      agreed: null,
      reviews: 1,
      lastReview: '2017-11-20',
      nextReview: '2018-08-01',
      meeting: null,
      officerContact: '2018-05-05',
    },
  })
})

const inNeed = (on: string): Line => ['in-need-plan', on]
const recent: Line = ['in-need-review', '2018-06-01']
cases('child-in-need', [
  ['three months to the day without a review', null, [inNeed('2018-03-30')]],
  ['three months and a day without a review', 'drifting', [inNeed('2018-03-29')]],
  ['a last review three months and a day ago', 'drifting', [inNeed('2018-01-10'), ['in-need-review', '2018-03-29']]],
  ['six months to the day, reviewed', null, [inNeed('2017-12-30'), recent]],
  ['six months and a day, reviewed', 'watch', [inNeed('2017-12-29'), recent]],
  ['a year and a day, reviewed', 'drifting', [inNeed('2017-06-29'), recent]],
  ['a year to the day, reviewed', 'watch', [inNeed('2017-06-30'), recent]],
  ['five months where reviews are not known', null, [inNeed('2018-02-01')], { without: ['in-need-review'] }],
  ['eight months where reviews are not known', 'watch', [inNeed('2017-11-01')], { without: ['in-need-review'] }],
  ['a child on a protection plan', null, [inNeed('2017-01-01'), ['protection-plan', '2018-01-01']]],
  ['a child in need whose first day is not told', null, [['in-need-plan', null]]],
])

const leaver = (on: string | null, eligibility = 'relevant'): Line => ['leaving-care', on, { facts: { eligibility } }]
const pathway = (on: string): Line => ['pathway-plan-review', on]
cases('pathway-plans', [
  ['a review due in 29 days', null, [leaver('2017-01-01'), pathway('2018-01-29')]],
  ['a review due in 28 days', 'watch', [leaver('2017-01-01'), pathway('2018-01-28')]],
  ['a review due today', 'watch', [leaver('2017-01-01'), pathway('2017-12-30')]],
  ['a review due yesterday', 'drifting', [leaver('2017-01-01'), pathway('2017-12-29')]],
  ['a plan made lately', null, [leaver('2017-01-01'), ['pathway-plan', '2018-05-01']]],
  ['no plan three months and a day after becoming eligible', 'drifting', [leaver('2018-03-29')]],
  ['no plan three months after becoming eligible', null, [leaver('2018-03-30')]],
  ['no review where plans are not known', null, [leaver('2017-01-01')], { without: ['pathway-plan'] }],
  ['no plan where the first day is not told', null, [leaver(null)]],
  ['a qualifying care leaver', null, [leaver('2017-01-01', 'qualifying')]],
])

const open: Line = ['protection-plan', '2017-01-01']
cases('case-summaries', [
  ['a summary three months ago to the day', 'watch', [open, ['case-summary', '2018-03-30']]],
  ['a summary three months and a day ago', 'drifting', [open, ['case-summary', '2018-03-29']]],
  ['a summary due in 15 days', null, [open, ['case-summary', '2018-04-15']]],
  ['a summary due in 14 days', 'watch', [open, ['case-summary', '2018-04-14']]],
  ['no summary in a case of a year', 'drifting', [open]],
  ['a closed case', null, [['protection-plan', '2017-01-01', { until: '2018-01-01' }]]],
])

const referred = (on: string, referralsIn12Months?: number): Line => [
  'referral',
  on,
  referralsIn12Months === undefined ? {} : { facts: { referralsIn12Months } },
]
cases('repeat-referrals', [
  ['one referral', null, [referred('2018-05-01')]],
  ['a second, twelve months after to the day', 'watch', [referred('2017-05-01'), referred('2018-05-01')]],
  ['a second, a day later than twelve months after', null, [referred('2017-04-30'), referred('2018-05-01')]],
  [
    'a third within twelve months',
    'drifting',
    [referred('2017-06-01'), referred('2018-01-01'), referred('2018-05-01')],
  ],
  ['the same referral twice', null, [referred('2018-05-01'), referred('2018-05-01')]],
  ['a count of one before it, as the source tells', 'watch', [referred('2018-05-01', 1)]],
  ['a latest referral of more than a year ago', null, [referred('2017-01-01'), referred('2017-06-29')]],
])

cases('repeat-protection-plans', [
  ['a first plan', null, [open]],
  [
    'a second plan two years to the day after the first',
    'drifting',
    [
      ['protection-plan', '2015-01-01', { until: '2016-05-01' }],
      ['protection-plan', '2018-05-01'],
    ],
  ],
  [
    'a second plan more than two years after the first',
    'watch',
    [
      ['protection-plan', '2015-01-01', { until: '2016-04-30' }],
      ['protection-plan', '2018-05-01'],
    ],
  ],
  [
    'an earlier plan that is counted alone',
    'watch',
    [['protection-plan', '2018-05-01', { facts: { previousPlans: 1 } }]],
  ],
  [
    'a second plan that has ended',
    null,
    [
      ['protection-plan', '2015-01-01', { until: '2016-05-01' }],
      ['protection-plan', '2018-05-01', { until: '2018-06-30' }],
    ],
  ],
  [
    'an earlier plan of another authority',
    null,
    [
      ['protection-plan', '2017-01-01', { until: '2018-01-01', facts: { otherAuthority: true } }],
      ['protection-plan', '2018-05-01'],
    ],
  ],
])

// 25 April 2018 is 45 working days before 29 June 2018, with two bank holidays in May.
const friday = { reportDate: '2018-06-29' }
cases('open-assessments', [
  ['the 45th working day', 'watch', [['assessment', '2018-04-25']], friday],
  ['the 46th working day', 'drifting', [['assessment', '2018-04-24']], friday],
  ['the 10th working day', 'watch', [['assessment', '2018-06-15']], friday],
  ['the 9th working day', null, [['assessment', '2018-06-18']], friday],
  ['an assessment authorised', null, [['assessment', '2018-01-01', { until: '2018-06-29' }]], friday],
  [
    'the 46th working day since its referral',
    'drifting',
    [
      ['referral', '2018-04-24', { key: 'r' }],
      ['assessment', '2018-06-20', { of: 'r' }],
    ],
    friday,
  ],
  [
    'a second assessment of that referral',
    null,
    [
      ['referral', '2018-04-24', { key: 'r' }],
      ['assessment', '2018-04-25', { of: 'r', until: '2018-05-10' }],
      ['assessment', '2018-06-20', { of: 'r' }],
    ],
    friday,
  ],
])

cases('pre-proceedings', [
  ['12 weeks to the day', null, [['pre-proceedings', '2018-04-07']]],
  ['12 weeks and a day', 'watch', [['pre-proceedings', '2018-04-06']]],
  ['16 weeks to the day', 'watch', [['pre-proceedings', '2018-03-10']]],
  ['16 weeks and a day', 'drifting', [['pre-proceedings', '2018-03-09']]],
  ['pre-proceedings that ended', null, [['pre-proceedings', '2018-01-01', { until: '2018-06-30' }]]],
])
cases('care-proceedings', [
  ['26 weeks to the day', 'watch', [['care-proceedings', '2017-12-30']]],
  ['26 weeks and a day', 'drifting', [['care-proceedings', '2017-12-29']]],
  ['20 weeks to the day', null, [['care-proceedings', '2018-02-10']]],
])

test('a board cannot be shown where no source holds what it needs, and then gives no row', () => {
  for (const board of boards) {
    const journey = journeyOf([], { covers: {} })
    assert.equal(knows(board, journey.known), false, board.key)
    assert.equal(rowsOfBoard(board, journey, usualTrackingSettings), null)
    const [needed] = board.needs
    assert.ok(needed)
    assert.equal(knows(board, journeyOf([]).known), true, board.key)
    assert.equal(knows(board, journeyOf([], { without: [needed] }).known), false, board.key)
  }
})

test('what is missing after the day until which all is known may not have arrived yet, and is not drift', () => {
  const [older, newer] = [
    journeyOf([], { reportDate: '2018-05-31' }),
    journeyOf([happened('in-need-plan', '2018-03-05')]),
  ]
  const board = boards.find(({ key }) => key === 'child-in-need')
  const source = older.known.get('in-need-review')
  assert.ok(board && source)
  assert.equal(rowsOfBoard(board, newer, usualTrackingSettings)?.level, 'drifting')
  const known = new Map(newer.known).set('in-need-review', source)
  assert.equal(rowsOfBoard(board, { ...newer, known }, usualTrackingSettings), null)
})

test('a board names kinds and settings that exist, every setting is used by one, and its key is its own', () => {
  assert.equal(new Set(boards.map(({ key }) => key)).size, boards.length)
  for (const { needs, settings, columns } of boards) {
    for (const kind of needs) assert.ok(isEventKind(kind))
    for (const key of settings) assert.ok(settingKeys.includes(key))
    assert.equal(columns[0]?.key, 'case')
  }
  const told = boards.flatMap(({ settings }) => settings)
  assert.deepEqual([...told].sort(), [...settingKeys].sort())
})
