/**
 * How far auditors and moderators read the same practice alike. It says where to talk about what a grade means; it ranks nobody:
 * auditors stand in the order of their names, and where there is too little to say, that is what is said.
 */
import { grades, type Grade } from '../grades/grade.ts'
import { auditorsAgreement, type GroupAgreement } from '../statistics/auditors-agreement.ts'
import type { Grading } from '../statistics/pair-table.ts'
import type { Resampling } from '../statistics/resampling.ts'

export interface SectionLook {
  /** The tool and the section as people read them. */
  readonly section: string
  readonly auditor: Grade
  readonly moderator: Grade
}

/** One audit that was moderated. */
export interface ModeratedAudit {
  /** What tells the submission from every other. */
  readonly id: string
  readonly auditorId: string
  readonly auditorName: string
  readonly auditor: Grade
  readonly moderator: Grade
  readonly agreed: Grade
  /** Sections that both graded; empty where the moderator graded none. */
  readonly sections: readonly SectionLook[]
}

export interface ModerationAgreement {
  readonly audits: number
  readonly overall: GroupAgreement
  /** In the order of their names. */
  readonly bySection: readonly (GroupAgreement & { readonly section: string })[]
  /** The sections with the smallest share of equal grades, at most three, smallest first; only those with enough to say. */
  readonly readDifferently: readonly string[]
  /** Each auditor beside the moderators, in the order of their names. */
  readonly byAuditor: readonly (GroupAgreement & { readonly auditor: string })[]
  /** Audits by the auditor's grade and by the agreed one; both from the best grade. */
  readonly beforeAndAfter: readonly { readonly before: Grade; readonly after: readonly Audits[] }[]
}

interface Audits {
  readonly grade: Grade
  readonly audits: number
}

/** All moderators together; no auditor's id has this form. */
const moderators = 'moderators'
const mostNamed = 3

/** The same audits in the same order and the same seed give the same intervals. */
export function moderationAgreement(audits: readonly ModeratedAudit[], resampling: Resampling): ModerationAgreement {
  const { overall, byRater } = auditorsAgreement(audits.flatMap(overallGradings), resampling)
  const { byQuestion } = auditorsAgreement(audits.flatMap(sectionGradings), resampling)
  const names = new Map(audits.map(({ auditorId, auditorName }) => [auditorId, auditorName]))
  const bySection = byQuestion.map(({ question, ...told }) => ({ section: question, ...told }))
  return {
    audits: audits.length,
    overall,
    bySection,
    readDifferently: mostDifferent(bySection),
    byAuditor: byRater
      .filter(({ rater }) => rater !== moderators)
      .map(({ rater, ...told }) => ({ auditor: names.get(rater) ?? '', ...told }))
      .sort((a, b) => a.auditor.localeCompare(b.auditor, 'en-GB')),
    beforeAndAfter: grades.map(({ code }) => ({
      before: code,
      after: grades.map(to => countOf(audits, code, to.code)),
    })),
  }
}

const overallGradings = ({ id, auditorId, auditor, moderator }: ModeratedAudit): readonly Grading[] => [
  { unit: id, rater: auditorId, grade: auditor },
  { unit: id, rater: moderators, grade: moderator },
]

const sectionGradings = ({ id, auditorId, sections }: ModeratedAudit): readonly Grading[] =>
  sections.flatMap(({ section, auditor, moderator }) => [
    { unit: id, rater: auditorId, grade: auditor, question: section },
    { unit: id, rater: moderators, grade: moderator, question: section },
  ])

/** A section in which every grade was the same is not read differently. */
function mostDifferent(bySection: readonly (GroupAgreement & { readonly section: string })[]): readonly string[] {
  return bySection
    .flatMap(({ section, exact }) =>
      exact.found !== null && exact.found.n < exact.found.of ? [{ section, same: exact.found.n / exact.found.of }] : [],
    )
    .sort((a, b) => a.same - b.same)
    .slice(0, mostNamed)
    .map(({ section }) => section)
}

const countOf = (audits: readonly ModeratedAudit[], before: Grade, grade: Grade): Audits => ({
  grade,
  audits: audits.filter(({ auditor, agreed }) => auditor === before && agreed === grade).length,
})
