/** What a round's report counts, hides and says. */
import { test } from 'node:test'
import assert from 'node:assert/strict'
import { isShown } from '../suppression/cell.ts'
import { exampleFacts } from './example-facts.ts'
import { roundReport } from './make-round-report.ts'
import type { ReportDocument } from './report-document.ts'
import { leastHidden, tableOfQuestions, type Band } from './report-table.ts'
import type { RoundFacts } from './round-facts.ts'
import { roundReportDocument } from './round-report-document.ts'

const everyWord = (document: ReportDocument): string => JSON.stringify(document)
const shown = (cell: { shown: number } | { hidden: 'c' }): number | 'c' => (isShown(cell) ? cell.shown : 'c')

test('inside the service the headline counts agreed grades, with how many there are', () => {
  const facts = exampleFacts(20)
  const wanted = facts.audits.filter(
    audit => audit.agreedGrade === 'good' || audit.agreedGrade === 'outstanding',
  ).length
  const { goodOrBetter } = roundReport(facts, 'internal').headline
  assert.deepEqual(goodOrBetter, { count: { shown: wanted }, of: { shown: 20 }, percent: wanted * 5 })
})

test('an audit without an agreed grade is counted as submitted, and in no table of grades, answers or themes', () => {
  const facts = exampleFacts(20)
  const [first, ...others] = facts.audits
  assert.ok(first)
  const report = roundReport(
    { ...facts, audits: [{ ...first, agreedGrade: null, moderatorGrade: null }, ...others] },
    'internal',
  )
  for (const table of [report.sections, report.compliance, report.progress, report.statuses]) {
    assert.ok(table.rows.every(row => shown(row.of) === 19))
  }
  assert.deepEqual(report.grades.total?.of, { shown: 19 })
  assert.equal(
    report.strengths.reduce((sum, line) => sum + Number(shown(line.audits.count)), 0),
    19,
  )
})

test('fewer than ten audits have no percentage, and the words say why', () => {
  const report = roundReport(exampleFacts(8), 'internal')
  assert.equal(report.headline.goodOrBetter.percent, null)
  assert.equal(report.headline.interval, null)
  assert.match(everyWord(roundReportDocument(report)), /Too few for a percentage/)
})

test('a published report of so few audits that any number would tell hides them all', () => {
  const report = roundReport(exampleFacts(4), 'dfe-cin')
  assert.equal(shown(report.counts.moderated), 'c')
  assert.ok(
    [report.grades, report.sections, report.compliance, report.statuses].every(table =>
      table.rows.every(row => row.figures.every(figure => shown(figure.count) === 'c')),
    ),
  )
})

test('four grades become “good or better” where that hides less of what people quote', () => {
  const { grades } = roundReport(exampleFacts(40), 'dfe-cin')
  assert.deepEqual(
    grades.columns.map(column => column.key),
    ['good-or-better', 'less-than-good'],
  )
  const wide = roundReport(exampleFacts(200), 'internal').grades
  assert.equal(wide.columns.length, 4)
})

test('a finer banding is kept where it hides nothing', () => {
  const band = (key: string, codes: string[]): Band => ({ key, label: key, codes })
  const groups = [{ key: 'q', label: 'Q', codes: [...Array<string>(20).fill('a'), ...Array<string>(20).fill('b')] }]
  const table = leastHidden([[band('a', ['a']), band('b', ['b'])], [band('both', ['a', 'b'])]], bands =>
    tableOfQuestions(groups, bands, 'dfe-cin'),
  )
  assert.equal(table.columns.length, 2)
})

test('a published report has no free text, no strata, no kappa and no table of auditor against agreed grade', () => {
  const report = roundReport(exampleFacts(60), 'dfe-cin')
  assert.ok([...report.strengths, ...report.areasForImprovement].every(line => line.examples.length === 0))
  assert.deepEqual(
    [report.actions, report.draw?.strata, report.draw?.exclusions, report.moderation.kappa, report.moderation.matrix],
    [[], [], [], null, null],
  )
})

test('hidden themes come last in the order of the alphabet, so that their order tells nothing', () => {
  const facts = exampleFacts(40)
  const finding = (auditIndex: number, theme: string) => ({
    auditReference: facts.audits[auditIndex]?.reference ?? '',
    kind: 'strength' as const,
    theme,
    text: '',
    localityName: null,
  })
  const findings = [
    ...[0, 1, 2, 3, 4].map(index => finding(index, 'Zest')),
    finding(5, 'Apple'),
    ...[6, 7, 8, 9, 10, 11].map(index => finding(index, 'Middle')),
  ]
  assert.deepEqual(
    roundReport({ ...facts, findings }, 'dfe-cin').strengths.map(line => line.theme),
    ['Middle', 'Apple', 'Zest'],
  )
})

test('the document follows the order in which people present it', () => {
  const document = roundReportDocument(roundReport(exampleFacts(30), 'internal'))
  const titles = document.blocks.flatMap(block => {
    if (block.kind === 'heading' && block.level === 2) return [block.text]
    return block.kind === 'list' || block.kind === 'note' ? [block.title] : []
  })
  assert.deepEqual(titles, [
    'Headline',
    'What we looked at',
    'Grades',
    'Was it done? Compliance',
    'Is life better for the child?',
    'Moderation',
    'What is working',
    'What we are worried about',
    'Actions, and who will do them',
    'Questions for your team meeting',
    'How these figures were made',
  ])
})

test('no arrows and no averages are ever told', () => {
  assert.doesNotMatch(
    everyWord(roundReportDocument(roundReport(exampleFacts(60), 'internal'))),
    /[→↑↓⬆⬇▲▼]|average|mean grade|score/i,
  )
})

test('a chart leaves out a row with a hidden number and says so, rather than drawing it short', () => {
  const document = roundReportDocument(roundReport(exampleFacts(40), 'dfe-cin'))
  const chart = document.blocks.find(block => block.kind === 'chart')
  assert.ok(chart?.kind === 'chart')
  assert.deepEqual(chart.categories, ['All audits (40)'])
  assert.match(chart.alt, /Not drawn, because a number is hidden: East, North, South, West and Moor\./)
})

test('a round that is not closed, or has nothing yet, is still told', () => {
  const facts = exampleFacts(0)
  const open: RoundFacts = { ...facts, round: { ...facts.round, closedAt: null }, draw: null }
  const document = roundReportDocument(roundReport(open, 'internal'))
  assert.match(document.marking, /^So far: the round is not closed/)
  assert.match(everyWord(document), /No sample has been drawn yet/)
})
