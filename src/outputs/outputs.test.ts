/** The printing room: what each output must never do. */
import { test } from 'node:test'
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parse } from 'csv-parse/sync'
import { exampleFacts } from '#domain/learning/example-facts.ts'
import { roundReport } from '#domain/learning/make-round-report.ts'
import { roundReportDocument } from '#domain/learning/round-report-document.ts'
import { formulaSafe } from './formula-safe.ts'
import { renderPage } from './page.ts'
import { linesOf, paged } from './slides/look.ts'
import { renderTable } from './table.ts'
import { renderText } from './text.ts'

const unseen = fc.constantFrom('', ' ', '\t', '\r', '\n', '\u00a0', '\ufeff', ' \u00a0 ', '\u200b')
const trigger = fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠')

test('no text that begins like a formula, after anything unseen, reaches a spreadsheet as one', () => {
  fc.assert(
    fc.property(unseen, trigger, fc.string(), (before, sign, tail) => {
      assert.equal(formulaSafe(before + sign + tail), `'${before}${sign}${tail}`)
    }),
    { numRuns: 10_000 },
  )
})

test('ordinary words are left as they are', () => {
  assert.equal(formulaSafe('A child’s plan - reviewed'), 'A child’s plan - reviewed')
})

test('words with commas, quotes and new lines come back out of the CSV unchanged', () => {
  const facts = exampleFacts(12)
  const action = facts.actions[0]
  assert.ok(action)
  const text = '=HYPERLINK("x"), said "she",\nthen left'
  const document = roundReportDocument(roundReport({ ...facts, actions: [{ ...action, text }] }, 'internal'))
  const lines: { section: string; row: string }[] = parse(renderTable(document), { columns: true })
  assert.equal(lines.find(line => line.section === 'Actions')?.row, `'${text}`)
})

test('what auditors write is text on the page, never markup, and there are no inline styles or scripts', () => {
  const facts = exampleFacts(12)
  const finding = facts.findings[0]
  assert.ok(finding)
  const findings = [{ ...finding, theme: '<script>alert(1)</script>', text: '"><img src=x onerror=alert(1)>' }]
  const page = renderPage(roundReportDocument(roundReport({ ...facts, findings }, 'internal')))
  assert.doesNotMatch(page, /<script|<img|\sstyle=|\son\w+=(?!alert)/i)
  assert.match(page, /&lt;script&gt;/)
})

test('the same report is the same page, CSV and text each time', () => {
  const make = () => {
    const document = roundReportDocument(roundReport(exampleFacts(30), 'dfe-cin'))
    return [renderPage(document), renderTable(document), renderText(document)]
  }
  assert.deepEqual(make(), make())
})

test('items are put on as few slides as hold them, in order, and one too tall for any slide still has its own', () => {
  assert.deepEqual(
    paged([2, 3, 4, 9, 1], height => height, 5),
    [[2, 3], [4], [9], [1]],
  )
  assert.equal(linesOf('', 5, 18), 1)
})
