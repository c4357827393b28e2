/** How long a report of 200 audits takes to print. Targets: slides under 1.5 s, document under 1 s. */
import { exampleFacts } from '#domain/learning/example-facts.ts'
import { roundReport } from '#domain/learning/make-round-report.ts'
import { roundReportDocument } from '#domain/learning/round-report-document.ts'
import { renderDocument } from '#outputs/document.ts'
import { renderPage } from '#outputs/page.ts'
import { renderSlides } from '#outputs/slides.ts'
import { renderTable } from '#outputs/table.ts'

async function time<Result>(what: string, work: () => Promise<Result> | Result): Promise<Result> {
  const start = performance.now()
  const result = await work()
  const size = typeof result === 'string' || Buffer.isBuffer(result) ? `, ${Math.round(result.length / 1024)} KB` : ''
  console.log(`${what.padEnd(28)} ${Math.round(performance.now() - start)} ms${size}`)
  return result
}

const facts = exampleFacts(200)
for (const profile of ['internal', 'dfe-cin'] as const) {
  const report = await time(`report, ${profile}`, () => roundReport(facts, profile))
  const document = roundReportDocument(report)
  await time('page', () => renderPage(document))
  await time('csv', () => renderTable(document))
  await time('slides (under 1500 ms)', () => renderSlides(document))
  await time('document (under 1000 ms)', () => renderDocument(document))
}
