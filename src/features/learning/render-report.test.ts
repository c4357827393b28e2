/** A report taken away: its name, its kind, and the links that lead to it. */
import { test } from 'node:test'
import assert from 'node:assert/strict'
import { parse } from 'csv-parse/sync'
import { exampleFacts } from '#domain/learning/example-facts.ts'
import { roundReport } from '#domain/learning/make-round-report.ts'
import type { Cell } from '#platform/files/sheet.ts'
import { readTables } from '#platform/files/read-tables.ts'
import { renderReport } from './render-report.ts'
import { reportView } from './views.ts'

const facts = exampleFacts(30)

test('each format has a name that says which round it is of, and the bytes of its kind', async () => {
  const report = roundReport(facts, 'internal')
  const begins = { json: '{', csv: 'section', slides: 'PK', document: 'PK', workbook: 'PK' } as const
  const names = { json: 'json', csv: 'csv', slides: 'pptx', document: 'docx', workbook: 'xlsx' } as const
  for (const format of ['json', 'csv', 'slides', 'document', 'workbook'] as const) {
    const rendered = await renderReport(report, format)
    assert.equal(rendered.fileName, `2018-05-monthly-report.${names[format]}`)
    assert.equal(rendered.content.toString('utf8').slice(0, begins[format].length), begins[format])
  }
})

test('the workbook holds the figures of the CSV, as numbers where they are numbers', async () => {
  const report = roundReport(facts, 'dfe-cin')
  const [csv, workbook] = [await renderReport(report, 'csv'), await renderReport(report, 'workbook')]
  const lines: string[][] = parse(csv.content)
  const rows: (readonly Cell[])[] = []
  for await (const sheet of readTables({ name: workbook.fileName, content: Buffer.from(workbook.content) }))
    for await (const { cells } of sheet.rows) rows.push(cells)
  const asText = rows.map(row => lines[0]?.map((_, place) => String(row[place] ?? '')))
  assert.deepEqual(asText, lines)
  assert.ok(rows.some(row => typeof row[3] === 'number'))
})

test('the page of a closed round offers the five other formats, and the round only to those who may read it', () => {
  const view = reportView(roundReport(facts, 'dfe-cin'), false)
  assert.deepEqual(
    view.formats.map(format => format.href.slice(-5)),
    ['.pptx', '.docx', '.xlsx', 't.csv', '.json'],
  )
  assert.equal(view.round, null)
  assert.equal(view.soFar, false)
})

test('the page of a round under way is marked as so far', () => {
  const view = reportView(roundReport({ ...facts, round: { ...facts.round, closedAt: null } }, 'internal'), true)
  assert.equal(view.soFar, true)
  assert.match(view.marking, /^So far/)
  assert.equal(view.round, '/rounds/2018-05-monthly')
})
