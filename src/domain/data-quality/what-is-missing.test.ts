/** Rules of periods, outcomes, facts and ages: what overlaps, what is missing, and what two fields say against each other. */
import { cases, type Line } from './cases-of-faults.test.ts'

const plan = (on: string, until?: string): Line => ['protection-plan', on, until === undefined ? {} : { until }]
const placed = (on: string, until?: string, placementType = 'U4'): Line => [
  'placement',
  on,
  until === undefined ? { facts: { placementType } } : { until, facts: { placementType } },
]
const lookedAfter: Line = ['looked-after', '2018-01-10', { key: 'l' }]
const order: Line = ['legal-status', '2018-01-10', { facts: { status: 'C1' } }]

cases('two-at-once-protection-plan', [
  ['a second plan while the first is open', true, [plan('2018-01-01'), plan('2018-05-01')]],
  ['a plan that starts the day before the first ends', true, [plan('2018-01-01', '2018-04-01'), plan('2018-03-31')]],
  [
    'a plan that starts on the day on which the first ends',
    false,
    [plan('2018-01-01', '2018-04-01'), plan('2018-04-01')],
  ],
])
cases('two-at-once-looked-after', [
  ['a second period in the first', true, [lookedAfter, ['looked-after', '2018-03-01']]],
  ['one period', false, [lookedAfter]],
])
cases('placement-overlap', [
  ['a move a day before the end', true, [placed('2018-01-10', '2018-03-02'), placed('2018-03-01')]],
  ['a move on the last day', false, [placed('2018-01-10', '2018-03-01'), placed('2018-03-01')]],
  ['a temporary placement within another', false, [placed('2018-01-10'), placed('2018-03-01', '2018-03-05', 'T3')]],
  ['a later one inside the first, after a short one', true, [placed('2018-01-10'), placed('2018-02-10')]],
])
cases('placement-gap', [
  [
    'two days between two placements',
    true,
    [lookedAfter, order, placed('2018-01-10', '2018-03-01'), placed('2018-03-03')],
  ],
  [
    'a day between, as systems write that end the day before',
    false,
    [lookedAfter, order, placed('2018-01-10', '2018-03-01'), placed('2018-03-02')],
  ],
  ['a first placement two days after the start', true, [lookedAfter, order, placed('2018-01-12')]],
  [
    'where the latest placement alone is held',
    false,
    [lookedAfter, order, placed('2018-03-03')],
    { latest: ['placement'] },
  ],
  [
    'where the period began before the source looks back',
    false,
    [lookedAfter, order, placed('2018-03-03')],
    { format: 'ssda903', reportDate: '2019-03-31' },
  ],
])
cases('looked-after-without-placement', [
  ['a child looked after, and no placement', true, [lookedAfter, order]],
  ['a placement that ended on the report date', true, [lookedAfter, order, placed('2018-01-10', '2018-06-30')]],
  ['an open placement', false, [lookedAfter, order, placed('2018-01-10')]],
  [
    'a period that ended on the report date',
    false,
    [['looked-after', '2018-01-10', { until: '2018-06-30', facts: { reasonCeased: 'E4A' } }]],
  ],
  ['where placements are not known', false, [lookedAfter, order], { without: ['placement'] }],
])
cases('looked-after-without-legal-status', [
  ['a child looked after, and no legal status', true, [lookedAfter, placed('2018-01-10')]],
  ['an open legal status', false, [lookedAfter, order, placed('2018-01-10')]],
])
cases('in-need-beside-protection', [
  ['both open', true, [['in-need-plan', '2018-01-01'], plan('2018-05-01')]],
  [
    'one ending on the day on which the other starts',
    false,
    [['in-need-plan', '2018-01-01', { until: '2018-05-01' }], plan('2018-05-01')],
  ],
])
const conference = (on: string, planMade = true): Line => ['initial-conference', on, { facts: { planMade } }]
cases('plan-without-conference', [
  ['no conference at all', true, [plan('2018-05-01')]],
  ['a conference 46 days before', true, [conference('2018-03-16', false), plan('2018-05-01')]],
  ['a conference 45 days before', false, [conference('2018-03-17', false), plan('2018-05-01')]],
  ['another authority’s plan', false, [['protection-plan', '2018-05-01', { facts: { otherAuthority: true } }]]],
  ['a plan older than the six months of the lists', false, [plan('2017-10-01')], { format: 'annex-a' }],
  ['where conferences are not known', false, [plan('2018-05-01')], { without: ['initial-conference'] }],
])
cases('plan-not-on-conference-day', [
  ['the day after', true, [conference('2018-05-01'), plan('2018-05-02')]],
  ['the same day', false, [conference('2018-05-01'), plan('2018-05-01')]],
])
cases('conference-without-plan', [
  ['a plan made and none recorded', true, [conference('2018-06-20')]],
  ['a conference six days ago, whose plan may still be written', false, [conference('2018-06-24')]],
  ['no plan made', false, [conference('2018-06-20', false)]],
  ['a plan from that day', false, [conference('2018-06-20'), plan('2018-06-20')]],
])
cases('referral-without-outcome', [
  ['a week without anything', true, [['referral', '2018-06-23']]],
  ['six days without anything', false, [['referral', '2018-06-24']]],
  ['no further action', false, [['referral', '2018-06-01', { facts: { noFurtherAction: true } }]]],
  [
    'an assessment that followed',
    false,
    [
      ['referral', '2018-06-01'],
      ['assessment', '2018-06-01'],
    ],
  ],
  [
    'an assessment before it',
    true,
    [
      ['referral', '2018-06-01'],
      ['assessment', '2018-05-01', { until: '2018-05-20', facts: { childSeen: true } }],
    ],
  ],
  ['where the format has no place for an outcome', false, [['referral', '2018-06-01']], { format: 'own-csv' }],
])
cases('assessment-neither-done-nor-open', [
  [
    'its referral is closed',
    true,
    [
      ['referral', '2018-01-01', { key: 'r', until: '2018-03-01' }],
      ['assessment', '2018-01-01', { of: 'r' }],
    ],
  ],
  [
    'its referral is open',
    false,
    [
      ['referral', '2018-01-01', { key: 'r' }],
      ['assessment', '2018-01-01', { of: 'r' }],
    ],
  ],
])
const worker = (facts: Readonly<Record<string, string>>, until?: string): Line => [
  'allocation',
  '2018-01-01',
  until === undefined ? { facts } : { facts, until },
]
cases('case-without-worker', [
  ['an open plan and nobody', true, [plan('2018-05-01')]],
  ['an assessment begun the day before', true, [['assessment', '2018-06-29']]],
  ['an assessment begun on the day itself', false, [['assessment', '2018-06-30']]],
  ['early help', false, [['early-help-assessment', '2018-05-01']]],
  ['a worker until the report date', true, [plan('2018-05-01'), worker({ worker: 'W1', team: 'T' }, '2018-06-30')]],
  ['a worker', false, [plan('2018-05-01'), worker({ worker: 'W1' })]],
  ['a plan that ended', false, [plan('2018-05-01', '2018-06-30')]],
  ['where allocations are not known', false, [plan('2018-05-01')], { without: ['allocation'] }],
])
cases('case-without-team', [
  ['a worker without a team', true, [plan('2018-05-01'), worker({ worker: 'W1' })]],
  ['a worker and a team', false, [plan('2018-05-01'), worker({ worker: 'W1', team: 'T' })]],
  ['a source that holds workers alone', false, [plan('2018-05-01'), worker({ worker: 'W1' })], { format: 'ssda903' }],
])
const visit = (facts: Readonly<Record<string, boolean>>): Line => ['in-need-visit', '2018-05-01', { facts }]
cases('alone-and-not-seen', [
  ['seen alone and not seen', true, [visit({ seen: false, seenAlone: true })]],
  ['seen alone, and nothing else', false, [visit({ seenAlone: true })]],
])
cases('visit-seen-blank', [
  ['nothing said', true, [visit({})]],
  ['not seen', false, [visit({ seen: false })]],
  ['a format without the column', false, [visit({})], { format: 'own-csv' }],
  ['a child not yet born', false, [visit({})], { child: { ageYears: null, unborn: true } }],
])
cases('assessment-seen-blank', [
  ['an assessment authorised', true, [['assessment', '2018-05-01', { until: '2018-05-20' }]]],
  ['an assessment still open', false, [['assessment', '2018-05-01']]],
  [
    'the census, which does not ask',
    false,
    [['assessment', '2018-05-01', { until: '2018-05-20' }]],
    { format: 'cin-census' },
  ],
])
cases('cancelled-review-held', [
  ['cancelled with a day', true, [lookedAfter, ['looked-after-review', '2018-02-01', { facts: { cancelled: true } }]]],
  ['not cancelled', false, [lookedAfter, ['looked-after-review', '2018-02-01', { facts: { cancelled: false } }]]],
])
const told = (on: string, until: string, previousPlans: number): Line => [
  'protection-plan',
  on,
  { until, facts: { previousPlans } },
]
cases('earlier-plans-untold', [
  [
    'a second plan that calls itself the first',
    true,
    [told('2017-01-01', '2017-06-01', 0), told('2018-01-01', '2018-06-01', 0)],
  ],
  ['a second plan that says so', false, [told('2017-01-01', '2017-06-01', 0), told('2018-01-01', '2018-06-01', 1)]],
  ['a plan whose earlier ones the source no longer holds', false, [told('2018-01-01', '2018-06-01', 3)]],
])
cases('conference-not-needed', [
  [
    'the enquiry says that none was needed',
    true,
    [
      ['section-47', '2018-05-01', { key: 's', facts: { conferenceNotRequired: true } }],
      ['initial-conference', '2018-05-10', { of: 's' }],
    ],
  ],
  [
    'the enquiry does not say',
    false,
    [
      ['section-47', '2018-05-01', { key: 's' }],
      ['initial-conference', '2018-05-10', { of: 's' }],
    ],
  ],
])
cases('work-after-no-further-action', [
  [
    'an assessment of it',
    true,
    [
      ['referral', '2018-05-01', { key: 'r', facts: { noFurtherAction: true } }],
      ['assessment', '2018-05-02', { of: 'r' }],
    ],
  ],
  [
    'an assessment of something else',
    false,
    [
      ['referral', '2018-05-01', { key: 'r', facts: { noFurtherAction: true } }],
      ['assessment', '2018-05-02'],
    ],
  ],
])
cases('ceased-without-reason', [
  ['no reason', true, [['looked-after', '2018-01-10', { until: '2018-02-01' }]]],
  ['a reason', false, [['looked-after', '2018-01-10', { until: '2018-02-01', facts: { reasonCeased: 'E4A' } }]]],
])
const unborn = { child: { ageYears: null, unborn: true } }
const bornInMay = { child: { ageYears: 0, bornIn: '2018-05' } }
const alone = (on: string): Line => ['in-need-visit', on, { facts: { seenAlone: true } }]
cases('seen-alone-before-birth', [
  ['a child not yet born', true, [alone('2018-06-01')], unborn],
  ['the day before the month of birth', true, [alone('2018-04-30')], bornInMay],
  ['the first day of the month of birth', false, [alone('2018-05-01')], bornInMay],
  ['where the birth is not known', false, [alone('2018-04-30')]],
])
cases('looked-after-before-birth', [
  ['the day before the month of birth', true, [['looked-after', '2018-04-30']], bornInMay],
  ['in the month of birth', false, [['looked-after', '2018-05-02']], bornInMay],
])
cases('referral-before-pregnancy', [
  ['281 days before the month of birth', true, [['referral', '2017-07-24', { until: '2017-08-01' }]], bornInMay],
  ['280 days before the month of birth', false, [['referral', '2017-07-25', { until: '2017-08-01' }]], bornInMay],
  [
    'a year before the report, the child not yet born',
    true,
    [['referral', '2017-06-30', { until: '2017-08-01' }]],
    unborn,
  ],
  ['a child whose birth is not known', false, [['referral', '2000-01-01', { until: '2017-08-01' }]]],
])
const leaver = (on: string): Line => ['leaving-care', on]
cases('care-leaver-under-16', [
  ['15 years old', true, [leaver('2018-05-01')], { child: { ageYears: 15 } }],
  ['16 years old', false, [leaver('2018-05-01')], { child: { ageYears: 16, sixteenIn: '2018-05' } }],
  [
    'eligible the day before the month of turning 16',
    true,
    [leaver('2018-04-30')],
    { child: { ageYears: 16, sixteenIn: '2018-05' } },
  ],
  ['an age that is not known', false, [leaver('2018-05-01')], { child: { ageYears: null } }],
])
cases('plan-past-18', [
  ['a plan open at 18', true, [plan('2018-05-01')], { child: { ageYears: 18 } }],
  ['a plan open at 17', false, [plan('2018-05-01')], { child: { ageYears: 17 } }],
  ['a plan that ended', false, [plan('2018-05-01', '2018-06-01')], { child: { ageYears: 18 } }],
])
cases('care-leaver-past-25', [
  ['26 years old', true, [leaver('2010-05-01')], { child: { ageYears: 26 } }],
  ['25 years old', false, [leaver('2010-05-01')], { child: { ageYears: 25 } }],
])
