/**
 * An action from opening to closing, said once. Closed means verified by somebody other than its owner; where an action stands is read
 * from its deeds (the view `action_standing`), never stored. Who may is a row of access/permissions.ts, with the bar `own-action`.
 */
import type { Permission } from '../access/permissions.ts'
import type { ActivityType } from '../activity/events.ts'
import { addDays, dayOf, type Instant, type LocalDate } from '../calendar/dates.ts'
import { actionProblems } from './problems.ts'

export const actionStates = ['open', 'to-verify', 'closed', 'closed-without'] as const
export type ActionState = (typeof actionStates)[number]

export const deedNames = [
  'progress',
  'say-done',
  'verify',
  'send-back',
  'check-loop',
  'give',
  'move-due',
  'close-without',
] as const
export type DeedName = (typeof deedNames)[number]

/** How a deed is kept in `action_deed`. */
export type DeedKind =
  'given' | 'due-moved' | 'progress' | 'done' | 'verified' | 'sent-back' | 'closed-without' | 'loop-checked'

export interface ActionStep {
  readonly to: ActionState
  readonly permission: Permission
  readonly label: string
  readonly announces: ActivityType
  /** The code of the sentence that is told once it is done (ui/banners.ts). */
  readonly done: string
  readonly kept: DeedKind
}

const closeWithout: ActionStep = {
  to: 'closed-without',
  permission: 'action.close-without',
  label: 'Close without being done',
  announces: 'action.closed-without',
  done: 'action-closed-without',
  kept: 'closed-without',
}

export const actionLifecycle: Readonly<Record<ActionState, Partial<Readonly<Record<DeedName, ActionStep>>>>> = {
  open: {
    progress: {
      to: 'open',
      permission: 'action.do',
      label: 'Note progress',
      announces: 'action.progress-noted',
      done: 'action-progress',
      kept: 'progress',
    },
    'say-done': {
      to: 'to-verify',
      permission: 'action.do',
      label: 'Say it is done',
      announces: 'action.said-done',
      done: 'action-done',
      kept: 'done',
    },
    give: {
      to: 'open',
      permission: 'action.give',
      label: 'Give it to another owner',
      announces: 'action.given',
      done: 'action-given',
      kept: 'given',
    },
    'move-due': {
      to: 'open',
      permission: 'action.move-due',
      label: 'Move the due day',
      announces: 'action.due-moved',
      done: 'action-due-moved',
      kept: 'due-moved',
    },
    'close-without': closeWithout,
  },
  'to-verify': {
    verify: {
      to: 'closed',
      permission: 'action.verify',
      label: 'Verify and close',
      announces: 'action.verified',
      done: 'action-verified',
      kept: 'verified',
    },
    'send-back': {
      to: 'open',
      permission: 'action.verify',
      label: 'Send it back',
      announces: 'action.sent-back',
      done: 'action-sent-back',
      kept: 'sent-back',
    },
    'close-without': closeWithout,
  },
  closed: {
    'check-loop': {
      to: 'closed',
      permission: 'action.verify',
      label: 'Close the loop',
      announces: 'action.loop-checked',
      done: 'action-loop-checked',
      kept: 'loop-checked',
    },
  },
  'closed-without': {},
}

export interface ActionStanding {
  readonly reference: string
  readonly state: ActionState
  /** When it was verified; null while it is not. */
  readonly verifiedAt: Instant | null
  /** Whether the loop was checked already. */
  readonly looped: boolean
}

/** The day from which it is asked whether the child's situation changed. Null for what is not verified. */
export const loopDueOn = (verifiedAt: Instant | null, weeks: number): LocalDate | null =>
  verifiedAt === null ? null : addDays(dayOf(verifiedAt), weeks * 7)

/** Asked for and not answered: the day has come, and nobody has said. */
export function loopIsDue({ verifiedAt, looped }: ActionStanding, weeks: number, today: LocalDate): boolean {
  const from = loopDueOn(verifiedAt, weeks)
  return from !== null && !looped && today >= from
}

/** The step, or null where it cannot be taken now. `today` and `weeks` decide when the loop may be checked. */
export function stepNow(standing: ActionStanding, deed: DeedName, weeks: number, today: LocalDate): ActionStep | null {
  const step = actionLifecycle[standing.state][deed] ?? null
  return deed === 'check-loop' && !loopIsDue(standing, weeks, today) ? null : step
}

/** The same, or the problem that says why not. */
export function stepFor(standing: ActionStanding, deed: DeedName, weeks: number, today: LocalDate): ActionStep {
  const step = stepNow(standing, deed, weeks, today)
  if (step) return step
  const { reference, state } = standing
  if (deed === 'check-loop' && state === 'closed')
    throw standing.looped ? actionProblems.loopChecked({ reference }) : actionProblems.loopNotYet({ reference })
  throw actionProblems.notNow({ reference, state: stateWords[state].label.toLowerCase() })
}

export const stateWords: Readonly<Record<ActionState, { readonly label: string; readonly colour: string }>> = {
  open: { label: 'Open', colour: 'blue' },
  'to-verify': { label: 'Waiting to be verified', colour: 'yellow' },
  closed: { label: 'Closed: verified', colour: 'green' },
  'closed-without': { label: 'Closed without being done', colour: 'grey' },
}

/** What became of the child, at the closing of the loop. */
export const changes = [
  { code: 'yes', label: 'Yes' },
  { code: 'partly', label: 'Partly' },
  { code: 'no', label: 'No' },
  { code: 'cannot-be-said', label: 'Cannot be said' },
] as const
export type Changed = (typeof changes)[number]['code']
export const changedLabel = (code: string): string => changes.find(one => one.code === code)?.label ?? code
