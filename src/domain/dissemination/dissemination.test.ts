/** How news finds people, how often an e-mail is tried, and how reach is told without finding anybody out. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant, localDate } from '../calendar/dates.ts'
import { afterTry, isToBeTried, mailStateOf, pauses } from './mail.ts'
import { howOf, hows, newsKinds, newsKindsOf, nextDigest, toldOfOverdueAt } from './news.ts'
import { overallWords, peopleCounted, reachWords, readersWords } from './share.ts'

const now = instant('2018-05-14T09:00:00Z')

test('members of the council are told by their own choice alone, and an administrator of what everybody reads', () => {
  assert.deepEqual(newsKindsOf(['scrutiny-member']), [])
  assert.deepEqual(
    newsKindsOf(['administrator']).map(({ code }) => code),
    ['learning-message'],
  )
  assert.ok(newsKindsOf(['practitioner']).some(({ code }) => code === 'shared-learning'))
  assert.ok(!newsKindsOf(['practitioner']).some(({ code }) => code === 'scrutiny-report'))
})

test('whoever chose nothing hears in the usual way, and a choice stands above it', () => {
  assert.equal(howOf({}, 'learning-message'), 'weekly')
  assert.equal(howOf({ 'learning-message': 'product' }, 'learning-message'), 'product')
  assert.equal(howOf({ example: 'at-once' }, 'learning-message'), 'weekly')
})

test('no e-mail’s words hold a grade, a case or a child, and each subject is one short line', () => {
  for (const { subject, many } of newsKinds) {
    assert.match(subject, /^[\p{L} -]{10,78}$/u)
    assert.doesNotMatch(`${subject} ${many}`, /grade|case|child|inadequate|outstanding/i)
  }
  assert.equal(hows.length, 3)
})

test('the week’s e-mail goes on the Monday after, in the morning in London, summer and winter', () => {
  const on = (day: string) => nextDigest(localDate(day))
  assert.deepEqual(on('2018-05-14'), { on: '2018-05-21', at: '2018-05-21T06:30:00.000Z' })
  assert.equal(on('2018-05-13').on, '2018-05-14')
  assert.equal(on('2018-05-15').on, '2018-05-21')
  assert.equal(on('2018-12-01').at, '2018-12-03T07:30:00.000Z')
  assert.equal(toldOfOverdueAt(localDate('2018-05-14')), '2018-05-15T06:30:00.000Z')
})

test('pauses grow from try to try, and after the last the e-mail is given up', () => {
  assert.deepEqual(
    pauses,
    [...pauses].sort((a, b) => a - b),
  )
  assert.equal(afterTry('put-off', 1, now).nextAt, '2018-05-14T09:01:00.000Z')
  assert.equal(afterTry('put-off', pauses.length, now).outcome, 'put-off')
  assert.deepEqual(afterTry('put-off', pauses.length + 1, now), { outcome: 'given-up', nextAt: null })
  assert.equal(afterTry('refused', 1, now).outcome, 'given-up')
  assert.equal(afterTry('sent', 9, now).outcome, 'sent')
})

test('a job that comes up before its time does nothing, unless somebody asked; what was sent is never sent again', () => {
  const later = { outcome: 'put-off', nextAt: instant('2018-05-14T10:00:00Z') } as const
  assert.equal(isToBeTried(null, false, now), true)
  assert.equal(isToBeTried(later, false, now), false)
  assert.equal(isToBeTried(later, true, now), true)
  assert.equal(isToBeTried(later, false, instant('2018-05-14T09:59:58Z')), true)
  assert.equal(isToBeTried({ outcome: 'given-up', nextAt: null }, false, now), false)
  assert.equal(isToBeTried({ outcome: 'sent', nextAt: null }, true, now), false)
  assert.deepEqual([null, later, { outcome: 'sent' } as const].map(mailStateOf), ['waiting', 'waiting', 'sent'])
})

test('reach is told in teams of the teams it was shared with; people are counted from five', () => {
  const reach = { teams: 6, discussed: 4, changed: 2, readers: 4 }
  assert.equal(reachWords(reach), '4 of 6 teams have discussed it; 2 said what they changed.')
  assert.match(reachWords({ ...reach, discussed: 0, changed: 0 }), /^Shared with 6 teams\. Nothing has been said/)
  assert.equal(
    reachWords({ teams: 1, discussed: 1, changed: 0, readers: 0 }),
    '1 of 1 team has discussed it; 0 said what they changed.',
  )
  assert.deepEqual([0, 4, 5].map(peopleCounted), [null, null, 5])
  assert.doesNotMatch(readersWords(4), /\b4\b/)
  assert.match(readersWords(5), /^5 people/)
})

test('of all that was shared it is told how much was discussed and changed something, and of how many', () => {
  const shares = [
    { discussed: 2, changed: 1 },
    { discussed: 1, changed: 0 },
    { discussed: 0, changed: 0 },
  ]
  assert.equal(
    overallWords(shares),
    'Of 3 listed here, 2 discussed by at least one team, and 1 after which a team said what it changed.',
  )
})
