/** Addresses of the room, and the few of others that its pages lead to. */
import type { DeedName } from '#domain/actions/lifecycle.ts'
import { auditPaths } from '../audits/door.ts'

export const paths = {
  actions: '/actions',
  action: (reference: string): string => `/actions/${reference}`,
  deed: (reference: string, deed: DeedName): string => `/actions/${reference}/${deed}`,
  calendar: '/actions.ics',
  csv: '/actions.csv',
  begin: '/action-new',
  settings: '/action-settings',
  audit: auditPaths.audit,
} as const
