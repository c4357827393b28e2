/** What a row of the table of permissions can say: whose, how far, in which states, and never. */
import type { CouncilChoice } from './actor.ts'
import type { Role } from './roles.ts'

/** How far a permission goes. `authority`: the whole council. `published`: what has been published, never a case.
 * `raised`: the safety concerns they raised themselves. `owned`: the actions that are theirs to do. `supervises` and `shared-with`: an
 * audit before supervision, for the manager who does it, and for the practitioner once it was shared with them. `self`: what is kept
 * of them as an auditor. */
export type Reach =
  | 'authority'
  | 'locality'
  | 'team'
  | 'own-case'
  | 'allocated'
  | 'published'
  | 'raised'
  | 'owned'
  | 'supervises'
  | 'shared-with'
  | 'self'

/** States of an audit (domain/audit/lifecycle.ts) and of a round (domain/rounds/lifecycle.ts). */
export type SubjectState =
  'allocated' | 'in-progress' | 'submitted' | 'moderated' | 'closed' | 'set-aside' | 'opened' | 'drawn' | 'under-way'

/** What a person may never do, whatever their role. `own-audit`: one they did; `own-case`: of a case they hold;
 * `own-concern`, `own-response`: a safety concern that they raised, or answered; `own-action`: an action they own or said is done;
 * `own-report`: a report to members in which they wrote; `own-exemption`: an exemption for themselves, or that they asked for;
 * `own-look`: a dispute about a second look that they took. */
export type Bar =
  | 'own-audit'
  | 'own-case'
  | 'own-service'
  | 'own-concern'
  | 'own-response'
  | 'own-action'
  | 'own-report'
  | 'own-exemption'
  | 'own-look'

export interface PermissionRow {
  readonly roles: readonly Role[]
  readonly reach: Reach
  /** Only in these states; absent means in any. */
  readonly when?: readonly SubjectState[]
  readonly never?: readonly Bar[]
  /** Only where the council has chosen this. */
  readonly provided?: CouncilChoice
}
