/**
 * Rules that name a part of the frame, for a draw that asks about those cases only. Each is data with a sentence, so that the rule
 * is kept with the sample and the draw can be repeated. A rule worked out elsewhere hands in the references that it named.
 */
import type { LocalDate } from '../calendar/dates.ts'
import type { FrameCase } from './frame.ts'

export type Target =
  | { readonly rule: 'case-status'; readonly caseStatus: string }
  | { readonly rule: 'locality'; readonly locality: string }
  | { readonly rule: 'locality-not-known' }
  | { readonly rule: 'never-audited' }
  | { readonly rule: 'not-audited-since'; readonly day: LocalDate }
  | { readonly rule: 'listed'; readonly name: string; readonly caseReferences: readonly string[] }

interface TargetRule {
  readonly inWords: string
  readonly holds: (one: FrameCase) => boolean
}

type TargetRules = {
  readonly [Rule in Target['rule']]: (target: Extract<Target, { readonly rule: Rule }>) => TargetRule
}

const targetRules: TargetRules = {
  'case-status': ({ caseStatus }) => ({ inWords: caseStatus, holds: one => one.caseStatus === caseStatus }),
  locality: ({ locality }) => ({ inWords: locality, holds: one => one.locality === locality }),
  'locality-not-known': () => ({ inWords: 'Locality not known', holds: one => one.locality === null }),
  'never-audited': () => ({ inWords: 'Never audited', holds: one => one.lastAuditedOn === null }),
  'not-audited-since': ({ day }) => ({
    inWords: `Not audited since ${day}`,
    holds: one => one.lastAuditedOn === null || one.lastAuditedOn < day,
  }),
  listed: ({ name, caseReferences }) => {
    const named = new Set(caseReferences)
    return { inWords: name, holds: one => named.has(one.caseReference) }
  },
}

/** The rule of a target: its words, which are also its stratum's label, and which cases it names. */
export function targetRule(target: Target): TargetRule {
  // One row for each rule, and the row is found by the target's own rule: the compiler cannot follow the pair.
  const rule = targetRules[target.rule] as (target: Target) => TargetRule
  return rule(target)
}
