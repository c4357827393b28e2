/** Addresses of the room. A case reference is the council's own and may hold anything. */
const query = (asked: Readonly<Record<string, string | null>>): string => {
  const given = Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== null && pair[1] !== '')
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`
}

export const paths = {
  measures: '/timeliness',
  measure: (key: string, asked: Readonly<Record<string, string | null>> = {}): string =>
    `/timeliness/measures/${key}${query(asked)}`,
  conventions: '/timeliness/conventions',
  limit: (key: string): string => `/timeliness/measures/${key}/limit`,
  dataQuality: '/data-quality',
  rules: (team: string | null): string => `/data-quality${query({ team })}`,
  faultsTable: (team: string | null): string => `/data-quality.csv${query({ team })}`,
  faults: (code: string, asked: Readonly<Record<string, string | null>> = {}): string =>
    `/data-quality/${code}${query(asked)}`,
  case: (reference: string): string => `/cases/${encodeURIComponent(reference)}`,
} as const
