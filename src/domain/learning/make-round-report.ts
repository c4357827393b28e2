/**
 * From the facts of a round to its report. Every count of grades and answers is of the audits that have an agreed grade, so
 * that all tables have the same denominator and nobody can subtract one from another.
 */
import { gradeCodes, gradeLabel, gradeSteps, type Grade } from '../grades/grade.ts'
import { agreement } from '../statistics/agreement.ts'
import { wilson } from '../statistics/wilson.ts'
import { isShown, suppressCount, suppressionVersion, type SuppressionProfile } from '../suppression/cell.ts'
import {
  complianceBandings,
  gradeBandings,
  movementBands,
  progressOrder,
  sectionBandings,
  unansweredBand,
  unansweredCode,
} from './bands.ts'
import {
  addFigures,
  leastHidden,
  tableOfGroups,
  tableOfQuestions,
  type Band,
  type Figure,
  type Group,
  type ReportTable,
} from './report-table.ts'
import type { AuditFacts, Choice, RoundFacts } from './round-facts.ts'
import { actionLines, ownerLines, themeLines } from './report-findings.ts'
import { reAuditsOf } from './report-re-audits.ts'
import { weightedShare } from './weighted-share.ts'
import type { RoundReport } from './round-report.ts'

type AgreedAudit = AuditFacts & { readonly agreedGrade: Grade }

/** The report of a round for readers of one profile: `internal` for those who may read every case, otherwise `dfe-cin`. */
export function roundReport(facts: RoundFacts, profile: SuppressionProfile): RoundReport {
  const audits = facts.audits.filter((audit): audit is AgreedAudit => audit.agreedGrade !== null)
  const counted = new Set(audits.map(audit => audit.reference))
  const findings = facts.findings.filter(finding => counted.has(finding.auditReference))
  const actions = facts.actions.filter(action => counted.has(action.auditReference))
  const grades = gradesByLocality(audits, profile)
  const { round } = facts
  return {
    reference: round.reference,
    title: round.title,
    month: round.month,
    openedAt: round.opened,
    closedAt: round.closedAt,
    tool: { name: round.toolName, version: round.toolVersion },
    suppression: { profile, version: suppressionVersion },
    draw: drawOf(facts, profile),
    reAudits: profile === 'internal' ? reAuditsOf(facts) : null,
    counts: countsOf(facts, profile),
    headline: {
      ...headlineOf(grades, profile),
      weighted: profile === 'internal' ? weightedShare(facts, audits) : null,
    },
    grades,
    statuses: statusTable(audits, profile),
    sections: sectionTable(audits, profile),
    compliance: complianceTable(audits, profile),
    progress: progressTable(audits, profile),
    moderation: moderationOf(audits, profile),
    strengths: themeLines(findings, 'strength', audits.length, profile),
    areasForImprovement: themeLines(findings, 'area-for-improvement', audits.length, profile),
    actions: profile === 'internal' ? actionLines(actions) : [],
    actionsByOwner: ownerLines(actions, profile),
  }
}

function drawOf({ draw, takenOut }: RoundFacts, profile: SuppressionProfile): RoundReport['draw'] {
  if (!draw) return null
  const internal = profile === 'internal'
  return {
    seed: draw.seed,
    method: draw.method,
    frameSize: suppressCount(draw.frameSize, profile),
    strata: internal ? draw.strata.map(({ label, size, drawn }) => ({ label, size, drawn })) : [],
    exclusions: internal ? draw.exclusions.map(({ reason, cases }) => ({ reason, cases })) : [],
    takenOut: internal ? takenOut : [],
  }
}

function countsOf({ counts }: RoundFacts, profile: SuppressionProfile): RoundReport['counts'] {
  return {
    drawn: suppressCount(counts.drawn, profile),
    allocated: suppressCount(counts.allocated, profile),
    submitted: suppressCount(counts.submitted, profile),
    moderated: suppressCount(counts.moderated, profile),
  }
}

/** Groups in alphabetical order, so that their order tells nothing about their numbers. */
function grouped<Item>(items: readonly Item[], label: (item: Item) => string, code: (item: Item) => string): Group[] {
  const labels = [...new Set(items.map(label))].sort((a, b) => a.localeCompare(b, 'en-GB'))
  return labels.map(name => ({
    key: keyOf(name),
    label: name,
    codes: items.filter(item => label(item) === name).map(code),
  }))
}

const keyOf = (label: string): string => label.toLowerCase().replace(/[^a-z0-9]+/g, '-')

/** Groups in the order of the audit tool, which is the order in which they are first met. */
function inToolOrder(items: readonly { key: string; label: string; code: string }[]): Group[] {
  const labels = new Map(items.map(item => [item.key, item.label]))
  const keys = [...new Set(items.map(item => item.key))]
  return keys.map(key => ({
    key,
    label: labels.get(key) ?? key,
    codes: items.filter(item => item.key === key).map(item => item.code),
  }))
}

function gradesByLocality(audits: readonly AgreedAudit[], profile: SuppressionProfile): ReportTable {
  const groups = grouped(
    audits,
    audit => audit.localityName ?? 'No locality recorded',
    audit => audit.agreedGrade,
  )
  const rows = groups.length > 0 ? groups : [{ key: 'none', label: 'No audits yet', codes: [] }]
  return leastHidden(gradeBandings, bands => tableOfGroups(rows, bands, profile))
}

function headlineOf(grades: ReportTable, profile: SuppressionProfile): Omit<RoundReport['headline'], 'weighted'> {
  const [first, second] = grades.total?.figures ?? []
  if (!first || !second) throw new Error('A table of grades has at least two columns')
  const banded = grades.columns[0]?.key === 'good-or-better'
  const goodOrBetter = banded ? first : addFigures(first, second, profile)
  return { goodOrBetter, ...precisionOf(goodOrBetter) }
}

function precisionOf({ count, of, percent }: Figure): Pick<RoundReport['headline'], 'interval' | 'oneAuditIs'> {
  if (percent === null || !isShown(count) || !isShown(of)) return { interval: null, oneAuditIs: null }
  const interval = wilson(count.shown, of.shown)
  const whole = (proportion: number): number => Math.round(proportion * 100)
  return {
    interval: interval && { lowerPercent: whole(interval.lower), upperPercent: whole(interval.upper) },
    oneAuditIs: whole(1 / of.shown),
  }
}

function statusTable(audits: readonly AgreedAudit[], profile: SuppressionProfile): ReportTable {
  const labels = [...new Set(audits.map(audit => audit.caseStatus))].sort((a, b) => a.localeCompare(b, 'en-GB'))
  const bands = labels.map((label): Band => ({ key: keyOf(label), label, codes: [label] }))
  return tableOfQuestions(
    [{ key: 'all', label: 'All audits', codes: audits.map(audit => audit.caseStatus) }],
    bands,
    profile,
  )
}

function sectionTable(audits: readonly AgreedAudit[], profile: SuppressionProfile): ReportTable {
  const groups = inToolOrder(
    audits.flatMap(audit =>
      audit.sectionGrades.map(given => ({ key: given.sectionKey, label: given.sectionTitle, code: given.grade })),
    ),
  )
  return leastHidden(sectionBandings, bands => tableOfQuestions(groups, bands, profile))
}

function complianceTable(audits: readonly AgreedAudit[], profile: SuppressionProfile): ReportTable {
  const groups = inToolOrder(
    audits.flatMap(audit =>
      audit.complianceAnswers.map(given => ({ key: given.questionKey, label: given.questionText, code: given.answer })),
    ),
  )
  return leastHidden(complianceBandings, bands => tableOfQuestions(groups, bands, profile))
}

const progressQuestions = [
  { key: 'safety', label: 'Safety', of: (audit: AuditFacts) => audit.progress.safety },
  { key: 'well-being', label: 'Well-being', of: (audit: AuditFacts) => audit.progress.wellBeing },
  { key: 'permanence', label: 'Permanence', of: (audit: AuditFacts) => audit.progress.permanence },
] as const

function progressBands(audits: readonly AgreedAudit[]): Band[] {
  const choices = progressQuestions
    .flatMap(question => audits.map(question.of))
    .filter((choice): choice is Choice => choice !== null)
  const labels = new Map(choices.map(choice => [choice.code, choice.label]))
  const place = (code: string): number =>
    progressOrder.includes(code) ? progressOrder.indexOf(code) : progressOrder.length
  const codes = [...labels.keys()].sort((a, b) => place(a) - place(b) || a.localeCompare(b, 'en-GB'))
  return [...codes.map((code): Band => ({ key: code, label: labels.get(code) ?? code, codes: [code] })), unansweredBand]
}

function progressTable(audits: readonly AgreedAudit[], profile: SuppressionProfile): ReportTable {
  const groups = progressQuestions.map(({ key, label, of }) => ({
    key,
    label,
    codes: audits.map(audit => of(audit)?.code ?? unansweredCode),
  }))
  return tableOfQuestions(groups, progressBands(audits), profile)
}

function moderationOf(audits: readonly AgreedAudit[], profile: SuppressionProfile): RoundReport['moderation'] {
  const moves = audits.map(audit => {
    const steps = gradeSteps(audit.auditorGrade, audit.agreedGrade)
    if (steps === 0) return 'same'
    return steps > 0 ? 'up' : 'down'
  })
  const movement = tableOfQuestions(
    [{ key: 'all', label: 'Agreed grade compared with the auditor’s', codes: moves }],
    movementBands,
    profile,
  )
  if (profile !== 'internal') return { movement, kappa: null, matrix: null }
  const { kappa } = agreement(audits.map(audit => ({ auditor: audit.auditorGrade, agreed: audit.agreedGrade })))
  const places = (value: number): number => Math.round(value * 100) / 100
  return {
    movement,
    kappa: kappa && {
      value: places(kappa.kappa),
      lower: places(kappa.lower),
      upper: places(kappa.upper),
      pairs: kappa.n,
    },
    matrix: matrixOf(audits),
  }
}

function matrixOf(audits: readonly AgreedAudit[]): ReportTable {
  const groups = gradeCodes.map(code => ({
    key: code,
    label: `Auditor: ${gradeLabel(code)}`,
    codes: audits.filter(audit => audit.auditorGrade === code).map(audit => audit.agreedGrade),
  }))
  return tableOfGroups(groups, gradeBandings[0] ?? [], 'internal')
}
