/**
 * May this person do this? `can` answers for one subject and says why not; `abilities` answers several permissions at once
 * for a page or JSON. The third reader, `scope` in platform/database/scope.ts, turns the same rows into a `where`.
 */
import type { Actor } from './actor.ts'
import type { Bar, Permission, PermissionRow, Reach, SubjectState } from './permissions.ts'
import { permissions } from './permissions.ts'

/** What a decision needs to know of an audit, a round, a safety concern or a report to members. Leave out what the subject does not have. */
export interface Subject {
  readonly state?: SubjectState
  readonly auditorId?: string | null
  readonly practitionerId?: string | null
  readonly teamId?: string | null
  readonly localityId?: string | null
  readonly raisedById?: string | null
  /** Of an audit before supervision: who does it, and, once it was shared, with whom. */
  readonly supervisorId?: string | null
  readonly sharedWithId?: string | null
  readonly responderIds?: readonly string[]
  /** Of an action: who owns it, and who said that it is done. */
  readonly ownerId?: string | null
  readonly doneById?: string | null
  readonly authorIds?: readonly string[]
}

export type Decision =
  { readonly may: true } | { readonly may: false; readonly because: string; readonly known: boolean }

/** The rows of a permission that one of the actor's roles is named in, and that the council's choices do not withhold. */
export function rowsFor(actor: Actor, permission: Permission): readonly PermissionRow[] {
  const provided = ({ provided: choice }: PermissionRow): boolean =>
    choice === undefined || actor.choices?.includes(choice) === true
  return permissions[permission].filter(
    (row: PermissionRow) => row.roles.some(role => actor.roles.includes(role)) && provided(row),
  )
}

const reaches: Record<Reach, (actor: Actor, subject: Subject) => boolean> = {
  authority: () => true,
  published: () => true,
  locality: (actor, subject) => actor.localityId !== null && subject.localityId === actor.localityId,
  team: (actor, subject) => actor.teamId !== null && subject.teamId === actor.teamId,
  'own-case': (actor, subject) => actor.staffId !== null && subject.practitionerId === actor.staffId,
  allocated: (actor, subject) => actor.staffId !== null && subject.auditorId === actor.staffId,
  raised: (actor, subject) => actor.staffId !== null && subject.raisedById === actor.staffId,
  supervises: (actor, subject) => actor.staffId !== null && subject.supervisorId === actor.staffId,
  'shared-with': (actor, subject) => actor.staffId !== null && subject.sharedWithId === actor.staffId,
  self: (actor, subject) => actor.staffId !== null && subject.auditorId === actor.staffId,
  owned: (actor, subject) => actor.staffId !== null && subject.ownerId === actor.staffId,
}

const bars: Record<Bar, { applies: (actor: Actor, subject: Subject) => boolean; sentence: string }> = {
  'own-audit': {
    applies: (actor, subject) => actor.staffId !== null && subject.auditorId === actor.staffId,
    sentence:
      'Nobody takes the second look at an audit of their own. Ask the quality assurance lead for another person.',
  },
  'own-case': {
    applies: (actor, subject) => actor.staffId !== null && subject.practitionerId === actor.staffId,
    sentence: 'Nobody audits or moderates a case they hold. Ask the quality assurance lead for another person.',
  },
  // Moderators from inside the service were criticised by inspectors (domain notes, 3.5): the case's own team is barred.
  'own-service': {
    applies: (actor, subject) => actor.teamId !== null && subject.teamId === actor.teamId,
    sentence:
      'The second look comes from outside the team that holds the case. Ask the quality assurance lead for another person.',
  },
  'own-concern': {
    applies: (actor, subject) => actor.staffId !== null && subject.raisedById === actor.staffId,
    sentence: 'Nobody answers a concern that they raised. Speak to the next manager up, who has been told of it.',
  },
  'own-response': {
    applies: (actor, subject) => actor.staffId !== null && (subject.responderIds ?? []).includes(actor.staffId),
    sentence: 'Nobody confirms what they answered themselves. Ask another quality assurance lead.',
  },
  'own-action': {
    applies: (actor, subject) =>
      actor.staffId !== null && (subject.ownerId === actor.staffId || subject.doneById === actor.staffId),
    sentence:
      'Nobody verifies, closes or gives more time to an action of their own. Ask your manager or the quality assurance lead.',
  },
  'own-report': {
    applies: (actor, subject) => actor.staffId !== null && (subject.authorIds ?? []).includes(actor.staffId),
    sentence:
      'Nobody releases a report in which they wrote. Ask another head of service or the director to read and release it.',
  },
  'own-exemption': {
    applies: (actor, subject) =>
      actor.staffId !== null &&
      (subject.auditorId === actor.staffId || (subject.authorIds ?? []).includes(actor.staffId)),
    sentence: 'Nobody decides an exemption for themselves, or one that they asked for. Ask another director.',
  },
  'own-look': {
    applies: (actor, subject) => actor.staffId !== null && (subject.authorIds ?? []).includes(actor.staffId),
    sentence: 'Nobody decides about a grade that they gave. Ask another quality assurance lead or head of service.',
  },
}

const stateWords: Record<SubjectState, string> = {
  allocated: 'not begun',
  'in-progress': 'in progress',
  submitted: 'submitted',
  moderated: 'moderated',
  closed: 'closed',
  'set-aside': 'set aside',
  opened: 'opened',
  drawn: 'drawn',
  'under-way': 'under way',
}

/** `known: false` means the subject is out of reach: to this person it does not exist (404, not 403). */
export function can(actor: Actor, permission: Permission, subject: Subject = {}): Decision {
  if (actor.kind === 'system') return { may: true }
  const mine = rowsFor(actor, permission)
  if (mine.length === 0)
    return { may: false, because: 'Your role does not include this. Ask an administrator if it should.', known: true }
  const within = mine.filter(row => reaches[row.reach](actor, subject))
  if (within.length === 0) return { may: false, because: 'This is not one of yours.', known: false }
  const now = within.filter(row => !row.when || (subject.state !== undefined && row.when.includes(subject.state)))
  if (now.length === 0) return { may: false, because: notNow(subject.state), known: true }
  const barred = now.map(row => row.never?.find(bar => bars[bar].applies(actor, subject)))
  const bar = barred.every(Boolean) ? barred[0] : undefined
  return bar ? { may: false, because: bars[bar].sentence, known: true } : { may: true }
}

function notNow(state: SubjectState | undefined): string {
  return state === undefined ? 'This cannot be done here.' : `This cannot be done now: it is ${stateWords[state]}.`
}

/** May the actor do this at all, to some subject or other? Used for the coarse guard on routes and for menus. */
export function canEver(actor: Actor, permission: Permission): boolean {
  return actor.kind === 'system' || rowsFor(actor, permission).length > 0
}

/** `{ moderate: true, submit: false }` for `abilities(actor, subject, { moderate: 'audit.moderate', … })`. */
export function abilities<Names extends string>(
  actor: Actor,
  subject: Subject,
  wanted: Readonly<Record<Names, Permission>>,
): Record<Names, boolean> {
  const entries = Object.entries<Permission>(wanted).map(([name, permission]) => [
    name,
    can(actor, permission, subject).may,
  ])
  return Object.fromEntries(entries) as Record<Names, boolean>
}
