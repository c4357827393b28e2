/**
 * What is left out before a draw, as a table of rules. Every case left out is listed with its reason, and counts once, under the
 * first rule that fits it, so that the frame and those left out together are the whole list.
 */
import type { LocalDate } from '../calendar/dates.ts'
import { auditedLately, latelyInWords, type FrameCase, type SamplingFrame } from './frame.ts'

/** A case with what the rules ask of it. */
export interface CaseToSift extends FrameCase {
  /** Only named people may open its record. */
  readonly restricted: boolean
  /** Its closure is agreed, though it is still open. */
  readonly closing: boolean
  /** In words, why those who would audit it are too near to it; null where nobody is. */
  readonly conflict: string | null
}

/** A rule that was asked for. */
export type Exclusion =
  | { readonly rule: 'closed' }
  | { readonly rule: 'audited-lately'; readonly months: number }
  | { readonly rule: 'restricted' }
  | { readonly rule: 'closing' }
  | { readonly rule: 'conflict' }

interface ExclusionRule {
  readonly reason: string
  /** Why this case is left out, in words; null where the rule does not fit it. */
  readonly why: (one: CaseToSift) => string | null
}

type ExclusionRules = {
  readonly [Rule in Exclusion['rule']]: (
    asked: Extract<Exclusion, { readonly rule: Rule }>,
    today: LocalDate,
  ) => ExclusionRule
}

const plain = (reason: string, fits: (one: CaseToSift) => boolean): ExclusionRule => ({
  reason,
  why: one => (fits(one) ? reason : null),
})

const exclusionRules: ExclusionRules = {
  closed: () => plain('Closed', one => !one.open),
  'audited-lately': ({ months }, today) => ({
    reason: latelyInWords(months),
    why: one =>
      auditedLately(one, { exclusionMonths: months, today })
        ? `${latelyInWords(months)}, on ${one.lastAuditedOn ?? ''}`
        : null,
  }),
  restricted: () => plain('Restricted record', one => one.restricted),
  closing: () => plain('Closing', one => one.closing),
  conflict: () => ({
    reason: 'Conflict of interest',
    why: one => (one.conflict === null ? null : `Conflict of interest: ${one.conflict}`),
  }),
}

export interface CaseLeftOut {
  readonly caseReference: string
  readonly rule: Exclusion['rule']
  /** In words, for this case. */
  readonly reason: string
}

export interface SiftedFrame<Case extends CaseToSift = CaseToSift> extends SamplingFrame<Case> {
  /** Every case left out, in the order of the list. */
  readonly leftOut: readonly CaseLeftOut[]
}

/** The usual rules, in the order in which they count. */
export const usualExclusions = (months: number): readonly Exclusion[] => [
  { rule: 'closed' },
  { rule: 'audited-lately', months },
  { rule: 'restricted' },
  { rule: 'closing' },
  { rule: 'conflict' },
]

/** Divides a list into the frame and those left out. Every rule that was asked is counted, also where it left out none. */
export function sift<Case extends CaseToSift>(
  listed: readonly Case[],
  asked: readonly Exclusion[],
  today: LocalDate,
): SiftedFrame<Case> {
  const rules = asked.map(one => ({ rule: one.rule, ...ruleOf(one, today) }))
  const judged = listed.map(one => ({ one, out: firstOf(rules, one) }))
  const leftOut = judged.flatMap(({ out }) => (out === null ? [] : [out]))
  return {
    cases: judged.filter(({ out }) => out === null).map(({ one }) => one),
    exclusions: rules.map(({ reason }, index) => ({
      reason,
      cases: leftOut.filter(out => out.at === index).length,
    })),
    leftOut: leftOut.map(({ caseReference, rule, reason }) => ({ caseReference, rule, reason })),
  }
}

function ruleOf(asked: Exclusion, today: LocalDate): ExclusionRule {
  // One row for each rule, and the row is found by what was asked: the compiler cannot follow the pair.
  const rule = exclusionRules[asked.rule] as (asked: Exclusion, today: LocalDate) => ExclusionRule
  return rule(asked, today)
}

type NamedRule = ExclusionRule & Pick<Exclusion, 'rule'>

function firstOf(rules: readonly NamedRule[], one: CaseToSift): (CaseLeftOut & { readonly at: number }) | null {
  for (const [at, { rule, why }] of rules.entries()) {
    const reason = why(one)
    if (reason !== null) return { at, caseReference: one.caseReference, rule, reason }
  }
  return null
}
