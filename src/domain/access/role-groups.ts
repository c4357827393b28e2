/** Roles and rows that the table of permissions says more than once. */
import type { PermissionRow } from './permission-row.ts'
import type { Role } from './roles.ts'

/** Keeps the names of a part of the table as types. */
export const rows = <const Table extends Record<string, readonly PermissionRow[]>>(table: Table): Table => table

export const everyone: readonly Role[] = [
  'auditor',
  'practitioner',
  'team-manager',
  'moderator',
  'qa-lead',
  'principal-social-worker',
  'service-manager',
  'head-of-service',
  'director',
  'scrutiny-member',
  'administrator',
]
export const leaders: readonly Role[] = ['qa-lead', 'principal-social-worker', 'head-of-service', 'director']
/** The practitioner and the manager of their team see the result once it is moderated, or submitted where the council chose so. */
export const seesResult = (row: Pick<PermissionRow, 'roles' | 'reach'>): readonly PermissionRow[] => [
  { ...row, when: ['moderated', 'closed'] },
  { ...row, when: ['submitted'], provided: 'result-after-submission' },
]
export const practitionerSeesResult = seesResult({ roles: ['practitioner'], reach: 'own-case' })
const resultSeenBy = [...practitionerSeesResult, ...seesResult({ roles: ['team-manager'], reach: 'team' })]

/** Who reads audits, how far and when. Whoever reads an audit can say from it that a child may be unsafe. */
export const auditReaders: readonly PermissionRow[] = [
  { roles: ['auditor'], reach: 'allocated' },
  { roles: ['moderator'], reach: 'authority', when: ['submitted', 'moderated', 'closed'] },
  { roles: [...leaders], reach: 'authority' },
  ...resultSeenBy,
]
