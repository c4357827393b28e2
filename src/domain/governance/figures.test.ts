/** The numbers of a report to members: what nobody may work out from them, and what they say in words. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { localDate } from '../calendar/dates.ts'
import { gradeCodes, type Grade } from '../grades/grade.ts'
import { isShown, isSmall, type Cell } from '../suppression/cell.ts'
import {
  agreementInWords,
  reAuditWords,
  sameFigures,
  scrutinyFigures,
  type AgreedFacts,
  type ScrutinyFacts,
} from './figures.ts'

const months = [localDate('2018-04-01'), localDate('2018-05-01')]

interface Made {
  readonly month: number
  readonly type: string
  readonly own: Grade
  readonly agreed: Grade
}

const audits = (made: readonly Made[]): readonly AgreedFacts[] =>
  made.map(({ month, type, own, agreed }, index) => ({
    reference: `A-2018-${1000 + index}`,
    auditType: type,
    month: months[month] ?? localDate('2018-04-01'),
    auditorGrade: own,
    agreedGrade: agreed,
  }))

const many = (count: number, changes: Partial<Made> = {}): readonly Made[] =>
  Array.from({ length: count }, () => ({ month: 0, type: 'monthly-case', own: 'good', agreed: 'good', ...changes }))

const facts = (made: readonly Made[], changes: Partial<ScrutinyFacts> = {}): ScrutinyFacts => ({
  rounds: [],
  handedIn: made.length,
  audits: audits(made),
  findings: [],
  reAudits: { improved: 0, same: 0, worse: 0, waiting: 0, notYet: 0, waived: 0 },
  families: { asked: 0, heard: 0 },
  messages: { goodPractice: [], areas: [] },
  ...changes,
})

const text = (cell: Cell | undefined): string => (cell && isShown(cell) ? String(cell.shown) : 'c')

/** Four counts that add up to so many, in every way. */
const fours = (all: number): readonly (readonly number[])[] => {
  const upTo = (most: number): readonly number[] => Array.from({ length: most + 1 }, (_, value) => value)
  return upTo(all).flatMap(a => upTo(all - a).flatMap(b => upTo(all - a - b).map(c => [a, b, c, all - a - b - c])))
}

/** The least and most of each of four cells over every way to fill what is hidden so that rows and columns add up. */
function ranges(told: readonly (Cell | undefined)[], all: number) {
  const fits = (values: readonly number[]): boolean => {
    const [a = 0, b = 0, c = 0, d = 0] = values
    const sums = [a, b, c, d, a + b, c + d, a + c, b + d]
    return told.every((cell, index) => !cell || !isShown(cell) || cell.shown === sums[index])
  }
  const ways = fours(all).filter(fits)
  return [0, 1, 2, 3].map(index => {
    const values = ways.map(way => way[index] ?? 0)
    return { least: Math.min(...values), most: Math.max(...values) }
  })
}

test('a table of months and types with its totals never lets a reader work out a number from 1 to 5', () => {
  const count = fc.integer({ min: 0, max: 9 })
  fc.assert(
    fc.property(count, count, count, count, (...counts) => {
      const all = counts.reduce((sum, one) => sum + one, 0)
      const [a, b, c, d] = counts
      fc.pre(all > 5 && a + b > 0 && c + d > 0 && a + c > 0 && b + d > 0)
      const table = scrutinyFigures(
        facts([
          ...many(a),
          ...many(b, { type: 'themed' }),
          ...many(c, { month: 1 }),
          ...many(d, { month: 1, type: 'themed' }),
        ]),
      ).activity
      const seen = ranges(
        [
          ...table.rows.flatMap(row => row.figures.map(figure => figure.count)),
          ...table.rows.map(row => row.of),
          ...(table.total?.figures ?? []).map(figure => figure.count),
        ],
        all,
      )
      counts.forEach((value, index) => {
        const range = seen[index]
        if (isSmall(value)) assert.ok(range && range.most > 5 && range.most - range.least >= 3, JSON.stringify(counts))
      })
    }),
    { numRuns: 200 },
  )
})

test('the small number itself is nowhere in what is kept', () => {
  const kept = scrutinyFigures(facts([...many(20), ...many(3, { own: 'good', agreed: 'inadequate' })]))
  assert.doesNotMatch(JSON.stringify(kept), /"shown":3\b/)
  assert.ok(kept.grades.after.some(({ count }) => !isShown(count)))
})

test('grades before and after are out of the same audits, put together where four grades would mostly be hidden', () => {
  const grades = scrutinyFigures(
    facts([
      ...many(20),
      ...many(20, { own: 'requires-improvement', agreed: 'requires-improvement' }),
      ...many(8, { agreed: 'requires-improvement' }),
    ]),
  ).grades
  const good = grades.columns.findIndex(label => label.startsWith('Good'))
  assert.equal(text(grades.before[good]?.count), '28')
  assert.equal(text(grades.after[good]?.count), '20')
  assert.equal(grades.before.length, grades.after.length)
})

test('a theme is hidden where it was found in few audits, and where it was missing from few', () => {
  const made = many(30)
  const found = (theme: string, count: number, kind: 'strength' | 'area-for-improvement' = 'strength') =>
    audits(made)
      .slice(0, count)
      .map(({ reference }) => ({ auditReference: reference, kind, theme }))
  const { strengths, areas } = scrutinyFigures(
    facts(made, {
      findings: [
        ...found('plans', 12),
        ...found('plans', 2),
        ...found('visits', 28),
        ...found('supervision', 2),
        ...found('chronologies', 9, 'area-for-improvement'),
        { auditReference: 'A-2018-0001', kind: 'area-for-improvement', theme: 'visits' },
      ],
    }),
  )
  assert.deepEqual(
    strengths.map(({ theme, audits: of, findings }) => [theme, text(of.count), text(findings)]),
    [
      ['Plans', '12', '14'],
      ['Supervision', 'c', 'c'],
      ['Visits', 'c', 'c'],
    ],
  )
  assert.deepEqual(
    areas.map(({ theme, audits: of }) => [theme, text(of.count)]),
    [['Chronologies', '9']],
    'a finding of an audit without an agreed grade is not counted',
  )
})

test('the audits handed in are hidden where they would tell that a few have no agreed grade', () => {
  const handedIn = (count: number): string => text(scrutinyFigures(facts(many(20), { handedIn: count })).handedIn)
  assert.deepEqual([handedIn(20), handedIn(23), handedIn(26)], ['20', 'c', '26'])
})

test('families who were not heard are not told by subtraction', () => {
  const families = (asked: number, heard: number): string => {
    const kept = scrutinyFigures(facts(many(20), { families: { asked, heard } })).families
    return `${text(kept.asked)} ${text(kept.heard)}`
  }
  assert.deepEqual(
    [families(0, 0), families(30, 20), families(30, 28), families(4, 2)],
    ['0 0', '30 20', '30 c', 'c c'],
  )
})

test('re-audits are told in words without a number that is small, or that another gives away', () => {
  const none = { improved: 0, same: 0, worse: 0, waiting: 0, notYet: 0, waived: 0 }
  assert.match(reAuditWords(none, 0).join(' '), /No case has been owed/)
  assert.doesNotMatch(reAuditWords({ ...none, improved: 3 }, 3).join(' '), /\d/)
  const words = reAuditWords({ ...none, improved: 12, same: 8, worse: 2 }, 22).join(' ')
  assert.match(words, /22 cases/)
  assert.doesNotMatch(reAuditWords({ ...none, improved: 12, same: 8 }, 21).join(' '), /\d/, 'subtraction would tell')
  assert.doesNotMatch(words, /worse 2/)
  assert.ok(!(/improved 12/.test(words) && /grade 8/.test(words)), words)
})

test('agreement is told in words, and not at all of fewer than ten', () => {
  const say = (same: number, other: number): string =>
    agreementInWords(audits([...many(same), ...many(other, { agreed: 'requires-improvement' })]))
  assert.match(say(8, 1), /Too few/)
  assert.match(say(19, 1), /nearly all/)
  assert.match(say(15, 5), /most/)
  assert.match(say(10, 10), /about half/)
  assert.match(say(3, 17), /fewer than half/)
  for (const grade of gradeCodes) assert.doesNotMatch(say(19, 1), new RegExp(grade))
})

test('numbers are the same whatever the order in which the database gives their names back', () => {
  const one = scrutinyFigures(facts(many(20)))
  const turned = Object.fromEntries(Object.entries(one).reverse()) as unknown as typeof one
  assert.ok(sameFigures(one, turned))
  assert.ok(!sameFigures(one, scrutinyFigures(facts(many(21)))))
})

test('a period without audits has numbers too, and none of them is hidden', () => {
  const kept = scrutinyFigures(facts([]))
  assert.equal(text(kept.agreed), '0')
  assert.deepEqual([kept.strengths, kept.areas, kept.rounds], [[], [], []])
})
