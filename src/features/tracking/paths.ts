/** Addresses of the room. A case reference is the council's own and may hold anything. */
import { addressQuery, type Asked } from '#platform/http/address.ts'

export const paths = {
  boards: '/tracking',
  board: (board: string, asked: Asked = {}): string => `/tracking/${board}${addressQuery(asked)}`,
  workbook: (board: string, asked: Asked = {}): string => `/tracking/${board}.xlsx${addressQuery(asked)}`,
  onBoard: (board: string, reference: string): string => `/tracking/${board}/cases/${encodeURIComponent(reference)}`,
  case: (reference: string): string => `/cases/${encodeURIComponent(reference)}`,
} as const
