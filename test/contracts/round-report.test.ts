/**
 * One report, five renderings: every figure is the same in the page, JSON, CSV, slides and document, and a hidden number is in
 * none of them. Hiding is tested by telling two different truths that differ only in what is hidden: all outputs must be the
 * same to the letter, chart workbooks, notes and alternative texts included (security notes 5.3).
 */
import { before, test } from 'node:test'
import assert from 'node:assert/strict'
import * as cheerio from 'cheerio'
import { parse } from 'csv-parse/sync'
import { exampleFacts } from '#domain/learning/example-facts.ts'
import { roundReport } from '#domain/learning/make-round-report.ts'
import type { DocumentTable, ReportDocument } from '#domain/learning/report-document.ts'
import type { AuditFacts, RoundFacts } from '#domain/learning/round-facts.ts'
import { roundReportDocument } from '#domain/learning/round-report-document.ts'
import type { RoundReport } from '#domain/learning/round-report.ts'
import { isShown, type SuppressionProfile } from '#domain/suppression/cell.ts'
import { renderDocument } from '#outputs/document.ts'
import { renderJson } from '#outputs/json.ts'
import { renderPage } from '#outputs/page.ts'
import { roundReportJson } from '#outputs/round-report-schema.ts'
import { renderSlides } from '#outputs/slides.ts'
import { csvHeadings, renderTable } from '#outputs/table.ts'
import { unzipped, wordsOf } from './unzipped.ts'

interface Printed {
  readonly report: RoundReport
  readonly document: ReportDocument
  readonly page: string
  readonly json: string
  readonly csv: string
  readonly slides: ReadonlyMap<string, string>
  readonly word: ReadonlyMap<string, string>
}

async function print(facts: RoundFacts, profile: SuppressionProfile): Promise<Printed> {
  const report = roundReport(facts, profile)
  const document = roundReportDocument(report)
  return {
    report,
    document,
    page: renderPage(document),
    json: renderJson(report),
    csv: renderTable(document),
    slides: await unzipped(await renderSlides(document)),
    word: await unzipped(await renderDocument(document)),
  }
}

const words = (parts: ReadonlyMap<string, string>, name: RegExp): string =>
  [...parts]
    .filter(([part]) => name.test(part))
    .map(([, xml]) => wordsOf(xml))
    .join(' ')

const slideWords = (printed: Printed): string => words(printed.slides, /^ppt\/slides\/slide\d+\.xml$/)
const documentWords = (printed: Printed): string => words(printed.word, /^word\/document\.xml$/)
const pageWords = (printed: Printed): string => wordsOf(printed.page.replace(/<\/?abbr[^>]*>/g, ''))

const tables = (document: ReportDocument): readonly DocumentTable[] =>
  document.blocks.flatMap(block => (block.kind === 'table' ? [block.table] : []))

for (const profile of ['internal', 'dfe-cin'] as const) {
  let printed: Printed
  let lines: Record<(typeof csvHeadings)[number], string>[]
  before(async () => {
    printed = await print(exampleFacts(47), profile)
    lines = parse(printed.csv, { columns: true })
  })

  test(`every key figure of a ${profile} report is the same on the page, in the CSV, on the slides and in the document`, () => {
    const $ = cheerio.load(printed.page)
    const cards = $('.lfa-key-figure')
      .toArray()
      .map(card =>
        $(card)
          .children()
          .toArray()
          .map(part => $(part).text()),
      )
    for (const block of printed.document.blocks) {
      if (block.kind !== 'key-figure') continue
      assert.ok(
        cards.some(card => card.join('|') === [block.label, block.value, block.small].join('|')),
        `page: ${block.label}`,
      )
      const line = lines.find(one => one.section === 'Key figures' && one.row === block.label)
      assert.equal(
        `${line?.value} ${line?.of} ${line?.percent}`,
        `${block.cell.value} ${block.cell.of} ${block.cell.percent}`,
      )
      assert.ok(slideWords(printed).includes(`${block.label} ${block.value} ${block.small}`), `slides: ${block.label}`)
      assert.ok(
        documentWords(printed).includes(`${block.label}: ${block.value} ${block.small}`),
        `document: ${block.label}`,
      )
    }
  })

  test(`the JSON of a ${profile} report is the report itself, in its frozen shape`, () => {
    const read: unknown = JSON.parse(printed.json)
    assert.deepEqual(roundReportJson.parse(read).report, JSON.parse(JSON.stringify(printed.report)))
    const { count, of } = printed.report.headline.goodOrBetter
    const headline = printed.document.blocks.find(block => block.kind === 'key-figure')
    assert.ok(isShown(count) && isShown(of) && headline?.kind === 'key-figure')
    assert.equal(headline.value, `${count.shown} of ${of.shown}`)
  })

  test(`every row of every table of a ${profile} report is the same in all four readings`, () => {
    for (const table of tables(printed.document)) {
      for (const row of table.rows) {
        const told = [row.label, ...row.cells.map(cell => cell.text)].join(' ')
        assert.ok(slideWords(printed).includes(told), `slides: ${told}`)
        assert.ok(documentWords(printed).includes(told), `document: ${told}`)
        assert.ok(pageWords(printed).includes(told), `page: ${told}`)
        row.cells.forEach((cell, index) => {
          const line = lines.find(
            one => one.section === table.title && one.row === row.label && one.column === table.columns[index + 1],
          )
          assert.deepEqual(
            [line?.value, line?.of, line?.percent],
            [cell.value, cell.of, cell.percent],
            `CSV: ${table.title}, ${told}`,
          )
        })
      }
    }
  })

  test(`the charts of a ${profile} report hold the numbers of their tables and no others`, () => {
    const charts = printed.document.blocks.filter(block => block.kind === 'chart')
    const drawn = [...printed.slides]
      .filter(([name]) => /^ppt\/charts\/chart\d+\.xml$/.test(name))
      .map(([, xml]) => xml)
    assert.equal(drawn.length, charts.length)
    charts.forEach((chart, index) => {
      const values = [...(drawn[index] ?? '').matchAll(/<c:val>(.*?)<\/c:val>/gs)].map(series =>
        [...(series[1] ?? '').matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(value => Number(value[1])),
      )
      assert.deepEqual(
        values,
        chart.series.map(series => series.values),
      )
    })
  })
}

test('the headings of the CSV are those that people’s spreadsheets depend on', () => {
  assert.equal(csvHeadings.join(), 'section,row,column,value,of,percent,note')
})

/** Two hidden truths: `more` is how many of the small things there are, 3 or 4. All that is published is the same. */
function truth(more: 3 | 4): RoundFacts {
  const facts = exampleFacts(40)
  const audits = facts.audits.map((audit, index): AuditFacts => {
    const north = index < 20
    const small = north ? index < more : index < 27 - more
    const agreedGrade = small ? 'inadequate' : 'good'
    return {
      ...audit,
      agreedGrade,
      moderatorGrade: agreedGrade,
      auditorGrade: index < more ? 'requires-improvement' : agreedGrade,
      localityName: north ? 'North' : 'South',
      caseStatus: index < more ? 'Child in care' : index < 20 ? 'Child in need' : 'Care leaver',
      sectionGrades: [{ sectionKey: 'plan', sectionTitle: 'Plan', grade: index < more ? 'inadequate' : 'good' }],
      complianceAnswers: [
        { questionKey: 'seen', questionText: 'Was the child seen?', answer: index < more ? 'no' : 'yes' },
      ],
      progress: {
        safety: { code: index < more ? 'worse' : 'better', label: index < more ? 'Worse' : 'Better' },
        wellBeing: null,
        permanence: null,
      },
    }
  })
  return {
    ...facts,
    audits,
    findings: audits.slice(0, more).map(audit => ({
      auditReference: audit.reference,
      kind: 'strength',
      theme: 'Plans',
      text: `Secret ${audit.reference}`,
      localityName: 'North',
    })),
    actions: audits
      .slice(0, more)
      .map(audit => ({ ...facts.actions[0]!, auditReference: audit.reference, text: `Secret ${audit.reference}` })),
    counts: { ...facts.counts, submitted: 40, moderated: 40 },
  }
}

/** Without the moment of printing, and without the running number that the library gives to charts for as long as it lives. */
function comparable(parts: ReadonlyMap<string, string>): readonly string[] {
  const unnumbered = (text: string): string =>
    text.replace(/(chart|Worksheet|rId|id="|uniqueId val=")\{?[0-9A-F-]+\}?/g, '$1')
  return [...parts]
    .filter(([name]) => !name.includes('docProps/core.xml'))
    .map(([name, xml]) => unnumbered(`${name}\n${xml}`))
}

/** Names the parts that differ, rather than printing them. */
const differing = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): readonly string[] => {
  const others = comparable(other)
  return comparable(one)
    .filter((part, index) => part !== others[index])
    .map(part => part.slice(0, part.indexOf('\n')))
}

test('two truths that differ only in what is hidden are published alike to the letter, so nothing hidden can be found in any file', async () => {
  const one = await print(truth(3), 'dfe-cin')
  const other = await print(truth(4), 'dfe-cin')
  assert.ok(one.csv.includes(',c,'), 'something is hidden')
  assert.equal(one.page, other.page)
  assert.equal(one.json, other.json)
  assert.equal(one.csv, other.csv)
  assert.deepEqual(differing(one.slides, other.slides), [])
  assert.deepEqual(differing(one.word, other.word), [])
})

test('inside the service the same two truths are told apart, so the test above sees what it should', async () => {
  const [one, other] = [await print(truth(3), 'internal'), await print(truth(4), 'internal')]
  assert.notEqual(one.csv, other.csv)
  assert.notDeepEqual(differing(one.slides, other.slides), [])
})

test('the auditors’ own words are in no published file', async () => {
  const published = await print(truth(3), 'dfe-cin')
  const everything = [
    published.page,
    published.json,
    published.csv,
    ...published.slides.values(),
    ...published.word.values(),
  ].join(' ')
  assert.equal(everything.includes('Secret'), false)
  assert.ok((await print(truth(3), 'internal')).page.includes('Secret'))
})
