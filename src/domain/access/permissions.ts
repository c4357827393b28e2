/**
 * Who may do what, how far, in which states, and never. This is the only place where roles are compared with deeds: `can`,
 * `scope` and `abilities` read it, and docs/generated/permissions.md prints it. Several rows for one permission add up.
 */
import type { Role } from './roles.ts'

/** How far a permission goes. `authority`: the whole council. `published`: what has been published, never a case. */
export type Reach = 'authority' | 'locality' | 'team' | 'own-case' | 'allocated' | 'published'

/** States of an audit (domain/audit/lifecycle.ts) and of a round (domain/rounds/lifecycle.ts). */
export type SubjectState =
  'allocated' | 'in-progress' | 'submitted' | 'moderated' | 'closed' | 'opened' | 'drawn' | 'under-way'

/** What a person may never do, whatever their role. `own-audit`: one they did; `own-case`: of a case they hold. */
export type Bar = 'own-audit' | 'own-case' | 'own-service'

export interface PermissionRow {
  readonly roles: readonly Role[]
  readonly reach: Reach
  /** Only in these states; absent means in any. */
  readonly when?: readonly SubjectState[]
  readonly never?: readonly Bar[]
}

const rows = <const Table extends Record<string, readonly PermissionRow[]>>(table: Table): Table => table

const everyone: readonly Role[] = [
  'auditor',
  'practitioner',
  'team-manager',
  'moderator',
  'qa-lead',
  'principal-social-worker',
  'head-of-service',
  'scrutiny-member',
  'administrator',
]
const leaders: readonly Role[] = ['qa-lead', 'principal-social-worker', 'head-of-service']

export const permissions = rows({
  'home.read': [{ roles: everyone, reach: 'authority' }],
  'account.sign-out': [{ roles: everyone, reach: 'authority' }],

  'case-import.read': [{ roles: ['qa-lead'], reach: 'authority' }],
  'case-import.start': [{ roles: ['qa-lead'], reach: 'authority' }],
  'case-import.decide': [{ roles: ['qa-lead'], reach: 'authority' }],

  // Whoever audits, is audited or learns from it may see what is asked.
  'tool.read': [{ roles: ['auditor', 'practitioner', 'team-manager', 'moderator', ...leaders], reach: 'authority' }],
  'tool.design': [{ roles: ['qa-lead', 'principal-social-worker'], reach: 'authority' }],

  'round.read': [{ roles: [...leaders, 'moderator'], reach: 'authority' }],
  'round.open': [{ roles: ['qa-lead'], reach: 'authority' }],
  'round.draw': [{ roles: ['qa-lead'], reach: 'authority', when: ['opened'] }],
  'round.allocate': [{ roles: ['qa-lead'], reach: 'authority', when: ['drawn', 'under-way'] }],
  'round.close': [{ roles: ['qa-lead'], reach: 'authority', when: ['under-way'] }],
  // Whoever may read every case counted sees every figure; everyone else sees figures with small numbers protected.
  'round.report': [
    { roles: [...leaders], reach: 'authority' },
    {
      roles: ['auditor', 'moderator', 'practitioner', 'team-manager', 'scrutiny-member'],
      reach: 'published',
      when: ['closed'],
    },
  ],

  'audit.answer': [{ roles: ['auditor'], reach: 'allocated', when: ['allocated', 'in-progress'], never: ['own-case'] }],
  'audit.submit': [{ roles: ['auditor'], reach: 'allocated', when: ['allocated', 'in-progress'], never: ['own-case'] }],
  'audit.read': [
    { roles: ['auditor'], reach: 'allocated' },
    { roles: ['moderator'], reach: 'authority', when: ['submitted', 'moderated', 'closed'] },
    { roles: [...leaders], reach: 'authority' },
    { roles: ['practitioner'], reach: 'own-case', when: ['closed'] },
    { roles: ['team-manager'], reach: 'team', when: ['closed'] },
  ],
  'audit.moderate': [
    {
      roles: ['moderator', 'qa-lead'],
      reach: 'authority',
      when: ['submitted'],
      never: ['own-audit', 'own-case', 'own-service'],
    },
  ],

  'people.read': [{ roles: ['administrator', 'qa-lead'], reach: 'authority' }],
  'people.change': [{ roles: ['administrator'], reach: 'authority' }],
  'activity.read': [{ roles: ['qa-lead', 'administrator'], reach: 'authority' }],
})

export type Permission = keyof typeof permissions
