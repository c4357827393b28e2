/** Addresses of the room. A case reference is the council's own and may hold anything. */
import { addressQuery, type Asked } from '#platform/http/address.ts'

export const paths = {
  measures: '/timeliness',
  measure: (key: string, asked: Asked = {}): string => `/timeliness/measures/${key}${addressQuery(asked)}`,
  conventions: '/timeliness/conventions',
  limit: (key: string): string => `/timeliness/measures/${key}/limit`,
  dataQuality: '/data-quality',
  rules: (team: string | null): string => `/data-quality${addressQuery({ team })}`,
  faultsTable: (team: string | null): string => `/data-quality.csv${addressQuery({ team })}`,
  faults: (code: string, asked: Asked = {}): string => `/data-quality/${code}${addressQuery(asked)}`,
  case: (reference: string): string => `/cases/${encodeURIComponent(reference)}`,
} as const
