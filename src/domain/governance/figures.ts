/**
 * The numbers of a yearly report to scrutiny members, counted once with small ones hidden before anyone reads them: councillors
 * have no case rights, and the author reads the same numbers as they do. Every count is of audits with an agreed grade, so that
 * nobody can subtract one table from another. What is kept of a gathering is this value, and never the counts behind it.
 */
import type { LocalDate } from '../calendar/dates.ts'
import { monthAndYear } from '../calendar/dates.ts'
import { themeLabel } from '../findings/themes.ts'
import type { Grade } from '../grades/grade.ts'
import { gradeBandings } from '../learning/bands.ts'
import {
  leastHidden,
  tableOfGroups,
  tableOfQuestions,
  type Band,
  type Figure,
  type ReportRow,
  type ReportTable,
} from '../learning/report-table.ts'
import { auditTypeLabel, auditTypes } from '../rounds/opening.ts'
import { fewestForPercent } from '../statistics/share.ts'
import { hiddenCell, isShown, isSmall, suppressCount, suppressionVersion, type Cell } from '../suppression/cell.ts'

/** Everyone reads these under the published profile, whatever their role. */
const profile = 'dfe-cin'

/** What the room read, in plain counts. It goes no further than `scrutinyFigures`. */
export interface ScrutinyFacts {
  readonly messages: MessagesTold
  readonly rounds: readonly { readonly auditType: string; readonly month: LocalDate }[]
  /** Audits handed in, with or without a grade. */
  readonly handedIn: number
  readonly audits: readonly AgreedFacts[]
  readonly findings: readonly FindingFact[]
  readonly reAudits: {
    readonly improved: number
    readonly same: number
    readonly worse: number
    readonly waiting: number
    readonly notYet: number
    /** Waived, or set aside because the audit was corrected. */
    readonly waived: number
  }
  readonly families: { readonly asked: number; readonly heard: number }
}

export interface AgreedFacts {
  readonly reference: string
  readonly auditType: string
  readonly month: LocalDate
  readonly auditorGrade: Grade
  readonly agreedGrade: Grade
}

export interface FindingFact {
  readonly auditReference: string
  readonly kind: 'strength' | 'area-for-improvement'
  readonly theme: string
}

export interface ThemeCounted {
  readonly theme: string
  /** In how many of the audits counted. */
  readonly audits: Figure
  /** How often in all; hidden wherever the audits are. */
  readonly findings: Cell
}

/** What audits taught, in words that a second person approved for everybody: no count goes with them. */
export interface MessagesTold {
  readonly goodPractice: readonly { readonly theme: string; readonly words: string }[]
  readonly areas: readonly { readonly theme: string; readonly words: string; readonly actionRequired: string }[]
}

export interface ScrutinyFigures {
  readonly messages: MessagesTold
  readonly suppression: { readonly profile: 'dfe-cin'; readonly version: number }
  /** Rounds are no one's: they are not hidden. */
  readonly rounds: readonly { readonly type: string; readonly rounds: number }[]
  /** Rows: months; columns: types of audit. */
  readonly activity: ReportTable
  readonly handedIn: Cell
  readonly agreed: Cell
  /** How the same audits were graded by the auditor, and as agreed. */
  readonly grades: {
    readonly columns: readonly string[]
    readonly before: readonly Figure[]
    readonly after: readonly Figure[]
  }
  readonly strengths: readonly ThemeCounted[]
  readonly areas: readonly ThemeCounted[]
  readonly reAudits: readonly string[]
  readonly agreement: string
  readonly families: { readonly asked: Cell; readonly heard: Cell }
}

export function scrutinyFigures(facts: ScrutinyFacts): ScrutinyFigures {
  const agreed = facts.audits.length
  return {
    suppression: { profile, version: suppressionVersion },
    messages: facts.messages,
    rounds: roundsByType(facts.rounds),
    activity: activityTable(facts.audits),
    handedIn: isSmall(facts.handedIn - agreed) ? hiddenCell : suppressCount(facts.handedIn, profile),
    agreed: suppressCount(agreed, profile),
    grades: gradesBesides(facts.audits),
    strengths: themesCounted(facts, 'strength'),
    areas: themesCounted(facts, 'area-for-improvement'),
    reAudits: reAuditWords(facts.reAudits, inadequateIn(facts.audits)),
    agreement: agreementInWords(facts.audits),
    families: familiesCounted(facts.families),
  }
}

const typesIn = (codes: readonly string[]): readonly string[] =>
  auditTypes.map(({ code }) => code).filter(code => codes.includes(code))

function roundsByType(rounds: ScrutinyFacts['rounds']): ScrutinyFigures['rounds'] {
  return typesIn(rounds.map(({ auditType }) => auditType)).map(type => ({
    type: auditTypeLabel(type),
    rounds: rounds.filter(({ auditType }) => auditType === type).length,
  }))
}

function activityTable(audits: readonly AgreedFacts[]): ReportTable {
  const bands = typesIn(audits.map(({ auditType }) => auditType)).map((code): Band => ({
    key: code,
    label: auditTypeLabel(code),
    codes: [code],
  }))
  const months = [...new Set(audits.map(({ month }) => month))].sort()
  const groups = months.map(month => ({
    key: month,
    label: monthAndYear(month),
    codes: audits.filter(audit => audit.month === month).map(({ auditType }) => auditType),
  }))
  return withoutPercent(tableOfGroups(groups, bands, profile))
}

/** How much of a month is of one type says nothing to a member. */
function withoutPercent(table: ReportTable): ReportTable {
  const plain = (row: ReportRow): ReportRow => ({
    ...row,
    figures: row.figures.map(figure => ({ ...figure, percent: null })),
  })
  return { ...table, rows: table.rows.map(plain), total: table.total && plain(table.total) }
}

/** Both rows come from one table of auditors' grades by agreed grades, hidden together, whose inside is not told at all. */
function gradesBesides(audits: readonly AgreedFacts[]): ScrutinyFigures['grades'] {
  const table = leastHidden(gradeBandings, bands =>
    tableOfGroups(
      bands.map(({ key, label, codes }) => ({
        key,
        label,
        codes: audits.filter(({ auditorGrade }) => codes.includes(auditorGrade)).map(({ agreedGrade }) => agreedGrade),
      })),
      bands,
      profile,
    ),
  )
  const of = table.total?.of ?? hiddenCell
  return {
    columns: table.columns.map(({ label }) => label),
    before: table.rows.map(row => ({ count: row.of, of, percent: null })),
    after: (table.total?.figures ?? []).map(({ count }) => ({ count, of, percent: null })),
  }
}

const foundBands: readonly Band[] = [
  { key: 'found', label: 'Found', codes: ['found'] },
  { key: 'not-found', label: 'Not found', codes: ['not-found'] },
]

/** Each theme with the audits it was not found in, so that neither can be worked out from the other. */
function themeCounted(facts: ScrutinyFacts, theme: string, findings: readonly FindingFact[]): ThemeCounted {
  const ours = new Set(findings.map(({ auditReference }) => auditReference))
  const codes = facts.audits.map(({ reference }) => (ours.has(reference) ? 'found' : 'not-found'))
  const [row] = tableOfQuestions([{ key: theme, label: theme, codes }], foundBands, profile).rows
  const [audits] = row?.figures ?? []
  if (!audits) throw new Error('A theme has a row with a figure')
  return {
    theme: themeLabel(theme),
    audits,
    findings: isShown(audits.count) ? suppressCount(findings.length, profile) : hiddenCell,
  }
}

/** Larger shown numbers first, hidden ones by the alphabet, so that their order tells nothing. */
function themesCounted(facts: ScrutinyFacts, kind: FindingFact['kind']): readonly ThemeCounted[] {
  const counted = new Set(facts.audits.map(({ reference }) => reference))
  const ours = facts.findings.filter(finding => finding.kind === kind && counted.has(finding.auditReference))
  const shown = ({ audits }: ThemeCounted): number => (isShown(audits.count) ? audits.count.shown : -1)
  return [...new Set(ours.map(({ theme }) => theme))]
    .map(theme =>
      themeCounted(
        facts,
        theme,
        ours.filter(finding => finding.theme === theme),
      ),
    )
    .sort((a, b) => shown(b) - shown(a) || a.theme.localeCompare(b.theme, 'en-GB'))
}

const several = (cell: Cell): string => (isShown(cell) ? String(cell.shown) : 'a small number (not told)')

/** Parts of one whole, hidden together. */
function partsOf(parts: readonly (readonly [code: string, count: number])[]): {
  readonly cells: readonly Cell[]
  readonly of: Cell
} {
  const codes = parts.flatMap(([code, count]) => Array.from({ length: count }, () => code))
  const bands = parts.map(([code]): Band => ({ key: code, label: code, codes: [code] }))
  const row = tableOfQuestions([{ key: 'all', label: 'All', codes }], bands, profile).rows[0]
  return { cells: (row?.figures ?? []).map(({ count }) => count), of: row?.of ?? hiddenCell }
}

const inadequateIn = (audits: readonly AgreedFacts[]): number =>
  audits.filter(({ agreedGrade }) => agreedGrade === 'inadequate').length

const reAuditParts = [
  'improved',
  'the same grade',
  'worse',
  'waiting for an agreed grade',
  'not audited again yet',
  'not to be audited again',
]

const tooFew = 'Cases were owed another audit: too few numbers can be told without telling of a child.'

/**
 * What became of cases found inadequate. No number is told that another would give away: not among these, and not beside the
 * number of audits agreed to be inadequate, which the grades tell.
 */
export function reAuditWords(counts: ScrutinyFacts['reAudits'], inadequate: number): readonly string[] {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  if (all === 0) return ['No case has been owed another audit in this period.']
  const { cells, of } = partsOf([
    ['improved', counts.improved],
    ['same', counts.same],
    ['worse', counts.worse],
    ['waiting', counts.waiting],
    ['not-yet', counts.notYet],
    ['waived', counts.waived],
  ])
  if (!isShown(of) || isSmall(Math.abs(all - inadequate))) return [tooFew]
  const told = reAuditParts.map((words, index) => `${words} ${several(cells[index] ?? hiddenCell)}`)
  return [
    `${of.shown} cases were owed another audit by someone else, after an inadequate grade was agreed.`,
    `Of these: ${told.join('; ')}.`,
  ]
}

/** In words only: a number would tell how few grades moved. */
export function agreementInWords(audits: readonly Pick<AgreedFacts, 'auditorGrade' | 'agreedGrade'>[]): string {
  const of = audits.length
  if (of < fewestForPercent) return 'Too few audits have an agreed grade to say how far auditors and moderators agree.'
  const same = audits.filter(({ auditorGrade, agreedGrade }) => auditorGrade === agreedGrade).length / of
  const words = [
    { from: 0.9, say: 'nearly all' },
    { from: 0.7, say: 'most' },
    { from: 0.4, say: 'about half' },
    { from: 0, say: 'fewer than half' },
  ].find(({ from }) => same >= from)
  return `In ${words?.say ?? 'some'} of these audits the agreed grade is the one that the auditor gave. Where they differ, both are kept.`
}

function familiesCounted({ asked, heard }: ScrutinyFacts['families']): ScrutinyFigures['families'] {
  const { cells, of } = partsOf([
    ['heard', heard],
    ['not-heard', Math.max(0, asked - heard)],
  ])
  return { asked: of, heard: cells[0] ?? hiddenCell }
}

/** Whether two gatherings tell readers the same. */
export const sameFigures = (one: ScrutinyFigures, other: ScrutinyFigures): boolean => inOrder(one) === inOrder(other)

/** As text in the order of names: what is read back from the database has its own order. */
function inOrder(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inOrder).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const names = Object.keys(value).sort()
  return `{${names.map(name => `${name}:${inOrder((value as Readonly<Record<string, unknown>>)[name])}`).join(',')}}`
}
