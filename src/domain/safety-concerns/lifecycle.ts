/**
 * A safety concern from raising to closing, said once. Where it stands is read from its records, never stored; who may take a step is a
 * row of access/permissions.ts, with the bars that nobody answers what they raised or confirms what they answered.
 */
import type { Permission } from '../access/permissions.ts'
import type { ActivityType } from '../activity/events.ts'
import type { Instant } from '../calendar/dates.ts'
import { safetyConcernProblems } from './problems.ts'
import type { SafeNow } from './severity.ts'

export type ConcernState = 'raised' | 'responded' | 'closed'
export type ConcernAction = 'tell' | 'respond' | 'close'

interface ConcernStep {
  readonly to: ConcernState
  readonly permission: Permission
  readonly label: string
  readonly announces: ActivityType
  /** The code of the sentence that is told once it is done (ui/banners.ts). */
  readonly done: string
}

const tell = (to: ConcernState): ConcernStep => ({
  to,
  permission: 'safety-concern.tell',
  label: 'Record who was told',
  announces: 'safety-concern.told',
  done: 'safety-concern-told',
})
const respond: ConcernStep = {
  to: 'responded',
  permission: 'safety-concern.respond',
  label: 'Record the response',
  announces: 'safety-concern.responded',
  done: 'safety-concern-responded',
}

export const safetyConcernLifecycle: Readonly<
  Record<ConcernState, Partial<Readonly<Record<ConcernAction, ConcernStep>>>>
> = {
  raised: { tell: tell('raised'), respond },
  responded: {
    tell: tell('responded'),
    respond,
    close: {
      to: 'closed',
      permission: 'safety-concern.close',
      label: 'Confirm and close',
      announces: 'safety-concern.closed',
      done: 'safety-concern-closed',
    },
  },
  closed: {},
}

/** What the last response and the closing say; `safe` is null while there is no response. */
export interface ConcernStanding {
  readonly reference: string
  readonly state: ConcernState
  readonly safe: SafeNow | null
}

/** The step, or the problem that says why it cannot be taken now. Only a child who is said to be safe can be let go of. */
export function stepFor({ reference, state, safe }: ConcernStanding, action: ConcernAction): ConcernStep {
  if (state === 'closed') throw safetyConcernProblems.alreadyClosed({ ref: reference })
  const step = safetyConcernLifecycle[state][action]
  if (!step) throw safetyConcernProblems.notResponded({ ref: reference })
  if (action === 'close' && safe !== 'yes') throw safetyConcernProblems.notSafe({ ref: reference })
  return step
}

export const canStep = (standing: ConcernStanding, action: ConcernAction): boolean =>
  safetyConcernLifecycle[standing.state][action] !== undefined && (action !== 'close' || standing.safe === 'yes')

/** Unanswered after the moment it was promised for. */
export const isOverdue = (state: ConcernState, respondBy: Instant, now: Instant): boolean =>
  state === 'raised' && now > respondBy

/** What happens next, and who does it, in words. */
export function nextStep({ state, safe }: Pick<ConcernStanding, 'state' | 'safe'>): string {
  if (state === 'closed') return 'Closed'
  if (state === 'raised') return 'Written response by the team manager or somebody above'
  return safe === 'yes'
    ? 'Confirmation by the quality assurance lead'
    : 'Further response by the team manager or somebody above'
}
