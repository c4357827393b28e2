/** A journey as a picture and as a table: nothing is lost, nothing is claimed that is not known, and broken days do no harm. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { happened, journeyOf } from '#testing/journeys.ts'
import { localDate } from '../calendar/dates.ts'
import { eventKinds } from './kinds.ts'
import { timelinePicture } from './timeline-picture.ts'
import { timelineRows } from './timeline-rows.ts'
import { journeyTable, timelineOf } from './timeline.ts'

const plan = happened('protection-plan', '2018-01-10', {
  key: 'p',
  until: '2018-05-01',
  facts: { latestCategory: 'neglect' },
})
const seen = happened('protection-visit', '2018-02-01', { facts: { seen: true, seenAlone: true } })
const unseen = happened('protection-visit', '2018-03-01', { facts: { seen: false } })
const inNeed = happened('in-need-plan', '2018-05-01')

test('every kind of event has its place in one row, so that none is lost', () => {
  assert.deepEqual(timelineRows.flatMap(({ kinds }) => kinds).sort(), Object.keys(eventKinds).sort())
})

test('what lasts is a bar, what happens on a day is a point, and a visit without seeing the child is told apart', () => {
  const { rows, from, to, leftOut } = timelineOf(journeyOf([plan, seen, unseen, inNeed]))
  assert.deepEqual([from, to, leftOut], ['2018-01-10', '2018-06-30', 0])
  assert.deepEqual(
    rows.map(({ label, bars, points }) => [
      label,
      bars.map(bar => [bar.from, bar.until, bar.label]),
      points.map(point => [point.on, point.label, point.void]),
    ]),
    [
      ['Child in need', [['2018-05-01', null, 'Child in need plan']], []],
      [
        'Child protection',
        [['2018-01-10', '2018-05-01', 'Child protection plan (neglect)']],
        [
          ['2018-02-01', 'Child protection visit (seen alone)', false],
          ['2018-03-01', 'Child protection visit (child not seen)', true],
        ],
      ],
    ],
  )
})

test('a referral is not drawn as open where its list never says when one was closed, nor where nothing followed', () => {
  const bars = (events: Parameters<typeof journeyOf>[0], format: 'ssd' | 'annex-a'): number =>
    timelineOf(journeyOf(events, { format })).rows.flatMap(row => row.bars).length
  const open = happened('referral', '2018-05-01')
  assert.equal(bars([open], 'ssd'), 1)
  assert.equal(bars([open], 'annex-a'), 0)
  assert.equal(bars([happened('section-47', '2018-05-01')], 'annex-a'), 0)
  assert.equal(bars([happened('referral', '2018-05-01', { facts: { noFurtherAction: true } })], 'ssd'), 0)
})

test('days that are missing, to come, of another century or the wrong way round do not spoil the picture and stay in the table', () => {
  const events = [
    plan,
    happened('contact', null),
    happened('contact', '2018-07-01'),
    happened('contact', '1918-05-01'),
    happened('assessment', '2018-04-01', { until: '2018-03-01' }),
  ]
  const timeline = timelineOf(journeyOf(events))
  assert.deepEqual([timeline.from, timeline.leftOut], ['2018-01-10', 3])
  assert.deepEqual(
    timeline.rows[0]?.points.map(({ on }) => on),
    ['2018-04-01'],
  )
  assert.equal(journeyTable(journeyOf(events)).length, 5)
})

test('a picture since a day shows what still lasted then, and leaves out what had ended', () => {
  const journey = journeyOf([
    plan,
    seen,
    unseen,
    inNeed,
    happened('in-need-plan', '2017-01-01', { until: '2017-02-01' }),
  ])
  const { rows, from, leftOut } = timelineOf(journey, localDate('2018-02-15'))
  assert.deepEqual([from, leftOut], ['2018-02-15', 2])
  assert.deepEqual(
    rows.map(({ bars, points }) => [bars.length, points.length]),
    [
      [1, 0],
      [1, 1],
    ],
  )
})

test('the table is in the order of days, with the file and row of each event, those without a day last', () => {
  const table = journeyTable(journeyOf([inNeed, seen, happened('contact', null), plan]))
  assert.deepEqual(
    table.map(({ on, what }) => [on, what]),
    [
      ['2018-01-10', 'Child protection plan (neglect)'],
      ['2018-02-01', 'Child protection visit (seen alone)'],
      ['2018-05-01', 'Child in need plan'],
      [null, 'Contact'],
    ],
  )
  assert.deepEqual(table[0]?.source, { importId: 'import-1', format: 'ssd', ...plan.at })
})

test('a worker’s name of ten megabytes takes no more than a line', () => {
  const [row] = journeyTable(
    journeyOf([happened('allocation', '2018-01-01', { facts: { worker: 'x'.repeat(10_000_000) } })]),
  )
  assert.ok(row && row.what.length < 100)
})

test('in the picture later is further right, everything lies within it, and overlapping bars lie on lines of their own', () => {
  const picture = timelinePicture(
    timelineOf(
      journeyOf([
        happened('placement', '2017-01-01', { until: '2018-01-01' }),
        happened('placement', '2017-06-01', { until: '2018-02-01' }),
        happened('placement', '2018-02-01'),
      ]),
    ),
  )
  const bars = picture.rows[0]?.bars ?? []
  assert.equal(bars.length, 3)
  assert.deepEqual(
    bars.map(({ open }) => open),
    [false, false, true],
  )
  assert.deepEqual(
    bars.map(({ y }) => y - (bars[0]?.y ?? 0)),
    [0, 24, 0],
  )
  for (const { x, width, y } of bars) {
    assert.ok(x >= 0 && x + width <= picture.width)
    assert.ok(y > 0 && y < picture.height)
  }
  assert.ok(picture.ticks.every(({ x }, at) => x > (picture.ticks[at - 1]?.x ?? -1)))
})

test('a journey of a hundred thousand events draws no more than can be seen', () => {
  const events = Array.from({ length: 100_000 }, (_, at) =>
    happened('in-need-visit', `20${String(10 + (at % 8))}-0${1 + (at % 9)}-1${at % 10}`),
  )
  const bars = Array.from({ length: 10_000 }, () => happened('placement', '2011-01-01'))
  const picture = timelinePicture(timelineOf(journeyOf([...events, ...bars])))
  for (const { points, bars: drawn } of picture.rows) {
    assert.ok(points.length <= 2400)
    assert.ok(drawn.length <= 6)
  }
})

test('a picture of nothing says so, and a journey of one day can be drawn', () => {
  assert.match(timelinePicture(timelineOf(journeyOf([]))).words, /Nothing is recorded/)
  const one = timelinePicture(timelineOf(journeyOf([happened('contact', '2018-06-30')])))
  assert.ok(Number.isFinite(one.rows[0]?.points[0]?.x))
})
