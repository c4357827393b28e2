/**
 * The plain facts of one round, as they are read from the records: everything that a report of the round is made from. No
 * names of children, practitioners or auditors: audits are known by their reference.
 */
import type { Instant, LocalDate } from '../calendar/dates.ts'
import type { Grade, SectionGrade } from '../grades/grade.ts'
import type { Outcome } from '../re-audits/standing.ts'

export type ComplianceAnswer = 'yes' | 'partly' | 'no' | 'not-applicable' | 'unanswered'

/** A choice as the audit tool offers it. Null where the auditor gave none: unknown is never counted as met. */
export interface Choice {
  readonly code: string
  readonly label: string
}

export interface AuditFacts {
  readonly reference: string
  /** Of the draw that chose its case; null of a case put in by hand. */
  readonly stratum: string | null
  readonly localityName: string | null
  /** In words, such as "Child in need". */
  readonly caseStatus: string
  readonly sectionGrades: readonly {
    readonly sectionKey: string
    readonly sectionTitle: string
    readonly grade: SectionGrade
  }[]
  readonly auditorGrade: Grade
  /** Null until the audit has been moderated. Only audits with an agreed grade are counted in grades and answers. */
  readonly moderatorGrade: Grade | null
  readonly agreedGrade: Grade | null
  readonly complianceAnswers: readonly {
    readonly questionKey: string
    readonly questionText: string
    readonly answer: ComplianceAnswer
  }[]
  readonly progress: {
    readonly safety: Choice | null
    readonly wellBeing: Choice | null
    readonly permanence: Choice | null
  }
}

export interface FindingFacts {
  readonly auditReference: string
  readonly kind: 'strength' | 'area-for-improvement'
  /** In words, such as "Chronologies". */
  readonly theme: string
  readonly text: string
  readonly localityName: string | null
}

export interface ActionFacts {
  readonly auditReference: string
  readonly text: string
  /** In words, such as "Team manager". */
  readonly ownerRole: string
  readonly dueOn: LocalDate
  readonly successMeasure: string
}

/** A case owed another audit, as far as this round has to do with it: audited again here, or due by its month and not done. */
export interface ReAuditFacts {
  readonly caseReference: string
  /** Whether the later audit is of this round and was handed in. */
  readonly done: boolean
  /** Null while the later grade is not agreed. */
  readonly outcome: Outcome | null
  /** Of one that is not done: where it stands, in words. */
  readonly because: string | null
}

export interface TakenOutFacts {
  readonly caseReference: string
  /** In words, such as "The case has closed". */
  readonly reason: string
  /** The reserve that came in; null where none was left. */
  readonly replacedBy: string | null
}

export interface RoundFacts {
  readonly round: {
    readonly reference: string
    readonly title: string
    readonly month: LocalDate
    readonly toolName: string
    readonly toolVersion: number
    readonly opened: Instant
    /** Null while the round is under way: the report is then marked "so far". */
    readonly closedAt: Instant | null
  }
  /** Null before the sample has been drawn. */
  readonly draw: {
    readonly seed: string
    /** In words, such as "a stratified random sample by locality and status". */
    readonly method: string
    /** Whether some strata gave more than their share, so that a plain share of the audits is not one of the cases. */
    readonly unequal: boolean
    readonly frameSize: number
    readonly drawn: number
    readonly strata: readonly { readonly label: string; readonly size: number; readonly drawn: number }[]
    readonly exclusions: readonly { readonly reason: string; readonly cases: number }[]
  } | null
  readonly counts: {
    readonly drawn: number
    readonly allocated: number
    readonly submitted: number
    readonly moderated: number
  }
  /** Cases taken out of the sample after the draw. */
  readonly takenOut: readonly TakenOutFacts[]
  /** Of all cases, or none where the reader may not read every re-audit. */
  readonly reAudits: readonly ReAuditFacts[]
  readonly audits: readonly AuditFacts[]
  readonly findings: readonly FindingFacts[]
  readonly actions: readonly ActionFacts[]
}
