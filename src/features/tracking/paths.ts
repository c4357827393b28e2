/** Addresses of the room. A case reference is the council's own and may hold anything. */
export type Asked = Readonly<Record<string, string | null>>

const query = (asked: Asked): string => {
  const given = Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== null && pair[1] !== '')
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`
}

export const paths = {
  boards: '/tracking',
  board: (board: string, asked: Asked = {}): string => `/tracking/${board}${query(asked)}`,
  workbook: (board: string, asked: Asked = {}): string => `/tracking/${board}.xlsx${query(asked)}`,
  onBoard: (board: string, reference: string): string => `/tracking/${board}/cases/${encodeURIComponent(reference)}`,
  case: (reference: string): string => `/cases/${encodeURIComponent(reference)}`,
} as const
