/**
 * The report's own value, for other programs. `round-report/json/v1` is never edited once others read it: a change is a v2.
 * Hidden numbers are `{ "hidden": "c" }`.
 */
import type { ScrutinyReport } from '#domain/governance/report.ts'
import type { RoundReport } from '#domain/learning/round-report.ts'

export const roundReportFormat = 'round-report/json/v1'

export function renderJson(report: RoundReport): string {
  return `${JSON.stringify({ format: roundReportFormat, report }, null, 2)}\n`
}

export const scrutinyReportFormat = 'scrutiny-report/json/v1'

/** The same for the yearly report to scrutiny members. */
export function renderScrutinyJson(report: ScrutinyReport): string {
  return `${JSON.stringify({ format: scrutinyReportFormat, report }, null, 2)}\n`
}
