/** Where the pages of case lists are. */
export const paths = {
  imports: '/case-imports',
  start: '/case-imports/new',
  import: (importId: string) => `/case-imports/${importId}`,
  columns: (importId: string) => `/case-imports/${importId}/columns`,
  acceptance: (importId: string) => `/case-imports/${importId}/acceptance`,
  discard: (importId: string) => `/case-imports/${importId}/discard`,
  undoing: (importId: string) => `/case-imports/${importId}/undoing`,
  teamNames: (importId: string) => `/case-imports/${importId}/team-names`,
  faultsFrom: (importId: string, from: number) => `/case-imports/${importId}?faultsFrom=${from}#faults`,
  older: (place: { startedAt: string; importId: string }) =>
    `/case-imports?${new URLSearchParams({ before: place.startedAt, beforeId: place.importId }).toString()}`,
  /** A page, with the sentence that says what was done. */
  done: (path: string, done: string) => `${path}?done=${done}`,
} as const
