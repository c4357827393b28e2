/** The page of a report: the report's own blocks, and where to take it away in other formats. */
import type { RoundReport } from '#domain/learning/round-report.ts'
import { roundReportDocument } from '#domain/learning/round-report-document.ts'
import type { Format } from '#platform/http/route.ts'
import { renderPage } from '#outputs/page.ts'
import { paths } from './paths.ts'

const offered: readonly { readonly format: Format; readonly label: string }[] = [
  { format: 'slides', label: 'Slide pack (PowerPoint)' },
  { format: 'document', label: 'Document (Word)' },
  { format: 'workbook', label: 'Figures (Excel)' },
  { format: 'csv', label: 'Tables (CSV)' },
  { format: 'json', label: 'For other programs (JSON)' },
]

export function reportView(report: RoundReport, mayReadRound: boolean) {
  const { title, subtitle, marking, blocks } = roundReportDocument(report)
  return {
    title,
    subtitle,
    marking,
    soFar: report.closedAt === null,
    round: mayReadRound ? paths.round(report.reference) : null,
    formats: offered.map(({ format, label }) => ({ label, href: paths.report(report.reference, format) })),
    body: renderPage({ title, subtitle, marking, blocks }),
  }
}
