/** Addresses of the room, and the few of others that its pages lead to. */
import { actionPaths } from '../actions/door.ts'
import { auditPaths } from '../audits/door.ts'

export const paths = {
  reAudits: '/re-audits',
  list: (state: string | null, page: number): string => {
    const asked = new URLSearchParams()
    if (state !== null) asked.set('state', state)
    if (page > 1) asked.set('page', String(page))
    return asked.size === 0 ? '/re-audits' : `/re-audits?${asked.toString()}`
  },
  reAudit: (reference: string): string => `/re-audits/${reference}`,
  waiver: (reference: string): string => `/re-audits/${reference}/waiver`,
  round: (reference: string): string => `/re-audits/${reference}/round`,
  settings: '/re-audit-settings',
  audit: auditPaths.audit,
  action: actionPaths.action,
  allocations: (round: string): string => `/rounds/${round}/allocations`,
} as const
