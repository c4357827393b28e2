/**
 * What a round found, as one plain value that every output reads: it is the JSON, and the page, slides, document and CSV are
 * readings of it. Counted once, small numbers hidden once. It contains no computed judgement and no average grade.
 */
import type { Instant, LocalDate } from '../calendar/dates.ts'
import type { Cell, SuppressionProfile } from '../suppression/cell.ts'
import type { Figure, ReportTable } from './report-table.ts'
import type { TakenOutFacts } from './round-facts.ts'

export interface ThemeLine {
  readonly theme: string
  /** Audits in which it was found, out of the audits counted. */
  readonly audits: Figure
  /** The auditors' own words; empty under any published profile. */
  readonly examples: readonly string[]
}

export interface ReportedAction {
  readonly text: string
  readonly ownerRole: string
  readonly dueOn: LocalDate
  readonly successMeasure: string
}

export interface RoundReport {
  readonly reference: string
  readonly title: string
  readonly month: LocalDate
  readonly openedAt: Instant
  readonly closedAt: Instant | null
  readonly tool: { readonly name: string; readonly version: number }
  readonly suppression: { readonly profile: SuppressionProfile; readonly version: number }
  readonly draw: {
    readonly seed: string
    readonly method: string
    readonly frameSize: Cell
    /** Inside the service only: strata and exclusions are mostly small numbers. */
    readonly strata: readonly { readonly label: string; readonly size: number; readonly drawn: number }[]
    readonly exclusions: readonly { readonly reason: string; readonly cases: number }[]
    readonly takenOut: readonly TakenOutFacts[]
  } | null
  readonly counts: {
    readonly drawn: Cell
    readonly allocated: Cell
    readonly submitted: Cell
    readonly moderated: Cell
  }
  readonly headline: {
    readonly goodOrBetter: Figure
    /** Wilson's 95% interval in whole percent; null where there is no percent. */
    readonly interval: { readonly lowerPercent: number; readonly upperPercent: number } | null
    /** What one audit weighs, in whole percent; null where there is no percent. */
    readonly oneAuditIs: number | null
    /**
     * Where some strata gave more than their share: the share in all cases of the frame, each stratum counted by its size, in whole
     * percent; the interval is null where too few were audited for one. Inside the service only.
     */
    readonly weighted: {
      readonly percent: number
      readonly interval: { readonly lowerPercent: number; readonly upperPercent: number } | null
    } | null
  }
  /** Agreed grades by locality, with the total. */
  readonly grades: ReportTable
  readonly statuses: ReportTable
  readonly sections: ReportTable
  readonly compliance: ReportTable
  readonly progress: ReportTable
  readonly moderation: {
    /** Same, up, down. */
    readonly movement: ReportTable
    /** Quadratic weighted kappa to two places; inside the service only, since it could betray a hidden change. */
    readonly kappa: {
      readonly value: number
      readonly lower: number
      readonly upper: number
      readonly pairs: number
    } | null
    /** Rows: the auditor's grade; columns: the agreed grade. Inside the service only. */
    readonly matrix: ReportTable | null
  }
  /** Inside the service only: the numbers are small, and each case is one that was found inadequate. */
  readonly reAudits: {
    readonly done: number
    readonly improved: number
    readonly same: number
    readonly worse: number
    /** Handed in, and its grade not yet agreed. */
    readonly waiting: number
    readonly notDone: readonly { readonly caseReference: string; readonly because: string }[]
  } | null
  readonly strengths: readonly ThemeLine[]
  readonly areasForImprovement: readonly ThemeLine[]
  /** Inside the service only, in order of date. */
  readonly actions: readonly ReportedAction[]
  /** How many actions each role has been asked for. */
  readonly actionsByOwner: readonly { readonly ownerRole: string; readonly actions: Cell }[]
}
