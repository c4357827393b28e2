/**
 * Strengths, areas for improvement and actions as a report tells them. The auditors' own words are told inside the service only:
 * published reports have themes and counts. Order never betrays a hidden number: shown ones first, hidden ones by the alphabet.
 */
import { isShown, suppressCount, type Cell, type SuppressionProfile } from '../suppression/cell.ts'
import { loneFigure } from './report-table.ts'
import type { ActionFacts, FindingFacts } from './round-facts.ts'
import type { ReportedAction, RoundReport, ThemeLine } from './round-report.ts'

/** Enough to picture it; all of them are in the audits. */
const mostExamples = 3

const unique = (texts: readonly string[]): string[] => [...new Set(texts)]
const alphabetical = (a: string, b: string): number => a.localeCompare(b, 'en-GB')

/** Larger shown numbers first; hidden ones last, alike. */
const byShown = (a: Cell, b: Cell): number => (isShown(b) ? b.shown : -1) - (isShown(a) ? a.shown : -1)

const exampleOf = (finding: FindingFacts): string =>
  finding.localityName === null ? finding.text : `${finding.text} (${finding.localityName})`

/** One line for each theme: in how many of the `of` audits it was found. */
export function themeLines(
  findings: readonly FindingFacts[],
  kind: FindingFacts['kind'],
  of: number,
  profile: SuppressionProfile,
): ThemeLine[] {
  const ours = findings.filter(finding => finding.kind === kind)
  const line = (theme: string): ThemeLine => {
    const same = ours.filter(finding => finding.theme === theme)
    const examples = profile === 'internal' ? unique(same.map(exampleOf)).slice(0, mostExamples) : []
    return {
      theme,
      audits: loneFigure(unique(same.map(finding => finding.auditReference)).length, of, profile),
      examples,
    }
  }
  return unique(ours.map(finding => finding.theme))
    .map(line)
    .sort((a, b) => byShown(a.audits.count, b.audits.count) || alphabetical(a.theme, b.theme))
}

export function actionLines(actions: readonly ActionFacts[]): ReportedAction[] {
  return actions
    .map(({ text, ownerRole, dueOn, successMeasure }) => ({ text, ownerRole, dueOn, successMeasure }))
    .sort(
      (a, b) =>
        alphabetical(a.dueOn, b.dueOn) || alphabetical(a.ownerRole, b.ownerRole) || alphabetical(a.text, b.text),
    )
}

export function ownerLines(
  actions: readonly ActionFacts[],
  profile: SuppressionProfile,
): RoundReport['actionsByOwner'] {
  return unique(actions.map(action => action.ownerRole))
    .map(ownerRole => ({
      ownerRole,
      actions: suppressCount(actions.filter(action => action.ownerRole === ownerRole).length, profile),
    }))
    .sort((a, b) => byShown(a.actions, b.actions) || alphabetical(a.ownerRole, b.ownerRole))
}
