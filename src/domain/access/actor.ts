/** Who asks. Built once for each request from the session; jobs and commands use `systemActor` with a reason. */
import type { Role } from './roles.ts'

/** What the council has chosen once for everyone, where it widens a permission (permissions.ts, `provided`). */
export type CouncilChoice = 'result-after-submission' | 'head-moderates-inadequate'

export interface Actor {
  readonly kind: 'staff' | 'system' | 'nobody'
  readonly authorityId: string
  /** Absent for the system and for nobody. */
  readonly staffId: string | null
  readonly name: string
  readonly roles: readonly Role[]
  /** The team they belong to or manage, where they have one. */
  readonly teamId: string | null
  /** Their locality: the team's, or their own where they answer for a locality without a team. */
  readonly localityId: string | null
  /** The council's choices that stand; left out where there are none. */
  readonly choices?: readonly CouncilChoice[]
}

/** Someone who has not signed in. May do nothing but sign in. */
export const nobody = (authorityId: string): Actor => ({
  kind: 'nobody',
  authorityId,
  staffId: null,
  name: 'Someone not signed in',
  roles: [],
  teamId: null,
  localityId: null,
})

/** A command or job acting for the product itself. May do anything; `reason` is its name in the record of activity. */
export const systemActor = (authorityId: string, reason: string): Actor => ({
  kind: 'system',
  authorityId,
  staffId: null,
  name: reason,
  roles: [],
  teamId: null,
  localityId: null,
})
