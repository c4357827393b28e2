/** A report as the body of a page; the room's template puts it into the layout. */
import type { ReportDocument } from '#domain/learning/report-document.ts'
import { blocksHtml } from '#ui/report/report-blocks.ts'

export function renderPage(document: ReportDocument): string {
  return blocksHtml(document.blocks)
}
