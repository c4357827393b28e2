/** What a programme of audit is made of: the kinds of activity, why one is planned, and how far it has come. */
import type { AuditType } from '../rounds/opening.ts'

/** In the order in which the register tells them. `round` is the type of round in which such audits are done here, if any. */
export const activityKinds = [
  { code: 'monthly-case', label: 'Monthly case audits', round: 'monthly-case' },
  { code: 'pre-supervision', label: 'Pre-supervision audits', round: 'pre-supervision' },
  { code: 'themed', label: 'Themed audits', round: 'themed' },
  { code: 'spot-check', label: 'Spot checks', round: 'spot-check' },
  { code: 'deep-dive', label: 'Deep dives', round: 'deep-dive' },
  { code: 'service-review', label: 'Service reviews', round: 'service-review' },
  { code: 'self-assessment', label: 'Self-assessments', round: 'self-assessment' },
  { code: 'peer-challenge', label: 'Peer challenges', round: null },
  { code: 'external-review', label: 'External reviews', round: null },
  { code: 'observation', label: 'Observations of practice', round: null },
  { code: 'practice-week', label: 'Practice weeks', round: null },
] as const satisfies readonly { code: string; label: string; round: AuditType | null }[]

export type ActivityKind = (typeof activityKinds)[number]['code']

export const activityKindLabel = (code: ActivityKind): string =>
  activityKinds.find(kind => kind.code === code)?.label ?? code

export const roundTypeOf = (code: ActivityKind): AuditType | null =>
  activityKinds.find(kind => kind.code === code)?.round ?? null

export const plannedBecause = [
  { code: 'regular', label: 'Part of the regular programme' },
  { code: 'serious-case-review', label: 'A serious case review' },
  { code: 'inspection', label: 'A theme of an inspection' },
  { code: 'revisit', label: 'An earlier theme is revisited' },
  { code: 'other', label: 'Another reason' },
] as const

export type PlannedBecause = (typeof plannedBecause)[number]['code']

export const becauseLabel = (code: PlannedBecause): string =>
  plannedBecause.find(reason => reason.code === code)?.label ?? code

export const outputStates = [
  { code: 'not-begun', label: 'Not begun' },
  { code: 'under-way', label: 'Under way' },
  { code: 'done', label: 'Done' },
] as const

export type OutputState = (typeof outputStates)[number]['code']

/** How far an activity is, read from its records. */
export type ActivityState = OutputState | 'cancelled'

export const activityStateWords: Readonly<Record<ActivityState, { readonly label: string; readonly colour: string }>> =
  {
    'not-begun': { label: 'Not begun', colour: 'grey' },
    'under-way': { label: 'Under way', colour: 'blue' },
    done: { label: 'Done', colour: 'green' },
    cancelled: { label: 'Cancelled', colour: 'yellow' },
  }

/** What was recorded last holds; before anything was, it has not begun; cancelled is cancelled whatever came before. */
export function activityState(records: {
  readonly cancelled: boolean
  readonly latest: OutputState | null
}): ActivityState {
  return records.cancelled ? 'cancelled' : (records.latest ?? 'not-begun')
}

/** What is planned, as somebody wrote it. */
export interface ActivityPlan {
  readonly kind: ActivityKind
  readonly title: string
  readonly focus: string
  readonly reason: PlannedBecause
  /** Empty where the reason says enough. */
  readonly reasonWords: string
  readonly leadId: string
  /** The calendar's numbers of months of the programme's year. */
  readonly months: readonly number[]
  readonly toolId: string | null
  readonly plannedAudits: number | null
  readonly expectedOutput: string
}

/** "PA-2018-0003". */
export const activityReference = (year: number, number: number): string =>
  `PA-${year}-${String(number).padStart(4, '0')}`
