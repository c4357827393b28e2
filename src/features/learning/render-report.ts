/** One report, in the format asked for. Every format reads the same value. */
import type { RoundReport } from '#domain/learning/round-report.ts'
import type { ReportDocument } from '#domain/learning/report-document.ts'
import { roundReportDocument } from '#domain/learning/round-report-document.ts'
import type { Format } from '#platform/http/route.ts'
import { renderDocument } from '#outputs/document.ts'
import { renderJson } from '#outputs/json.ts'
import { renderPage } from '#outputs/page.ts'
import { renderSlides } from '#outputs/slides.ts'
import { csvHeadings, linesOf, renderTable } from '#outputs/table.ts'
import { renderText } from '#outputs/text.ts'
import { renderWorkbook } from '#outputs/workbook.ts'
import { fileName } from './paths.ts'

export interface RenderedReport {
  readonly content: Buffer | string
  readonly mediaType: string
  readonly fileName: string
}

interface Renderer {
  readonly mediaType: string
  readonly render: (report: RoundReport) => Promise<Buffer> | string
}

const office = 'application/vnd.openxmlformats-officedocument'

const renderers: Readonly<Record<Format, Renderer>> = {
  page: { mediaType: 'text/html; charset=utf-8', render: report => renderPage(roundReportDocument(report)) },
  workbook: {
    mediaType: `${office}.spreadsheetml.sheet`,
    render: report => renderFigures(roundReportDocument(report)),
  },
  json: { mediaType: 'application/json; charset=utf-8', render: renderJson },
  csv: { mediaType: 'text/csv; charset=utf-8', render: report => renderTable(roundReportDocument(report)) },
  slides: {
    mediaType: `${office}.presentationml.presentation`,
    render: report => renderSlides(roundReportDocument(report)),
  },
  document: {
    mediaType: `${office}.wordprocessingml.document`,
    render: report => renderDocument(roundReportDocument(report)),
  },
}

/** Value, of how many, and percent are numbers, so that they can be counted with. */
const numbersFrom = csvHeadings.indexOf('value')
const numbersTo = csvHeadings.indexOf('percent')
const asNumber = (text: string, place: number): string | number =>
  place >= numbersFrom && place <= numbersTo && /^\d+(\.\d+)?$/.test(text) ? Number(text) : text

const renderFigures = (document: ReportDocument): Promise<Buffer> =>
  renderWorkbook([{ name: 'Figures', headings: csvHeadings, rows: linesOf(document).map(line => line.map(asNumber)) }])

/** In words, for a terminal or an e-mail. */
export const reportInWords = (report: RoundReport): string => renderText(roundReportDocument(report))

export async function renderReport(report: RoundReport, format: Format): Promise<RenderedReport> {
  const { mediaType, render } = renderers[format]
  return { content: await render(report), mediaType, fileName: fileName(report.reference, format) }
}
