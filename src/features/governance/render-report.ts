/** A report to members in the format asked for. Every format reads the same value. */
import { scrutinyDocument } from '#domain/governance/report-document.ts'
import type { ScrutinyReport } from '#domain/governance/report.ts'
import { renderDocument } from '#outputs/document.ts'
import { renderScrutinyJson } from '#outputs/json.ts'
import { renderSlides } from '#outputs/slides.ts'
import { renderTable } from '#outputs/table.ts'
import { download, type Format, type Reply } from '#platform/http/route.ts'
import { fileName } from './paths.ts'

type Offered = Exclude<Format, 'page' | 'workbook'>

const office = 'application/vnd.openxmlformats-officedocument'

const renderers: Readonly<
  Record<Offered, { readonly mediaType: string; readonly render: (report: ScrutinyReport) => Promise<Buffer> | string }>
> = {
  json: { mediaType: 'application/json; charset=utf-8', render: renderScrutinyJson },
  csv: { mediaType: 'text/csv; charset=utf-8', render: report => renderTable(scrutinyDocument(report)) },
  slides: {
    mediaType: `${office}.presentationml.presentation`,
    render: report => renderSlides(scrutinyDocument(report)),
  },
  document: {
    mediaType: `${office}.wordprocessingml.document`,
    render: report => renderDocument(scrutinyDocument(report)),
  },
}

export const isOffered = (format: Format): format is Offered => format in renderers

export async function downloadReport(report: ScrutinyReport, format: Offered): Promise<Reply> {
  const { mediaType, render } = renderers[format]
  return download(await render(report), mediaType, fileName(report.reference, format))
}
