/**
 * A round from opening to closing, said once. A state is the presence of a record: a frame, an allocation, a closure. Buttons,
 * guards, the record of activity and the state diagram come from this table. A round is drawn once and never opened again:
 * a sample that could be drawn until it pleased would prove nothing.
 */
import type { Permission } from '../access/permissions.ts'
import type { ActivityType } from '../activity/events.ts'

export type RoundState = 'opened' | 'drawn' | 'under-way' | 'closed'
export type RoundAction = 'draw' | 'allocate' | 'close'

interface RoundStep {
  readonly to: RoundState
  readonly permission: Permission
  /** On the button. */
  readonly label: string
  readonly announces: ActivityType
  /** The code of the sentence that is told once it is done (ui/banners.ts). */
  readonly done: string
  /** What the person must give besides. `note-if-unfinished`: a note where audits are not finished. */
  readonly needs: 'nothing' | 'note-if-unfinished'
}

const allocate: RoundStep = {
  to: 'under-way',
  permission: 'round.allocate',
  label: 'Allocate auditors',
  announces: 'round.allocated',
  done: 'audits-allocated',
  needs: 'nothing',
}

export const roundLifecycle: Readonly<Record<RoundState, Partial<Readonly<Record<RoundAction, RoundStep>>>>> = {
  opened: {
    draw: {
      to: 'drawn',
      permission: 'round.draw',
      label: 'Draw the sample',
      announces: 'round.drawn',
      done: 'sample-drawn',
      needs: 'nothing',
    },
  },
  drawn: { allocate },
  'under-way': {
    // For cases that nobody was allocated to at first; an allocation that was made is not changed here.
    allocate: { ...allocate, label: 'Allocate the remaining cases' },
    close: {
      to: 'closed',
      permission: 'round.close',
      label: 'Close the round',
      announces: 'round.closed',
      done: 'round-closed',
      needs: 'note-if-unfinished',
    },
  },
  closed: {},
}

export const roundStateWords: Readonly<
  Record<RoundState, { readonly label: string; readonly colour: string; readonly means: string }>
> = {
  opened: { label: 'Opened', colour: 'grey', means: 'No sample has been drawn yet.' },
  drawn: { label: 'Sample drawn', colour: 'blue', means: 'Cases are drawn and wait for auditors.' },
  'under-way': { label: 'Under way', colour: 'yellow', means: 'Auditors are at work.' },
  closed: { label: 'Closed', colour: 'green', means: 'Nothing in this round changes any more.' },
}

/** Which records of a round are there. */
interface RoundRecords {
  readonly drawn: boolean
  readonly allocated: boolean
  readonly closed: boolean
}

export function roundState({ drawn, allocated, closed }: RoundRecords): RoundState {
  if (closed) return 'closed'
  if (allocated) return 'under-way'
  return drawn ? 'drawn' : 'opened'
}
