/** Where the pages of rounds are: for code, templates and tests alike. */
export const paths = {
  rounds: '/rounds',
  open: '/rounds/new',
  round: (reference: string) => `/rounds/${reference}`,
  sample: (reference: string) => `/rounds/${reference}/sample`,
  draw: (reference: string) => `/rounds/${reference}/draw`,
  drawFrame: (reference: string) => `/rounds/${reference}/draw.csv`,
  drawRecipe: (reference: string) => `/rounds/${reference}/draw.json`,
  allocations: (reference: string) => `/rounds/${reference}/allocations`,
  case: (reference: string, order: number) => `/rounds/${reference}/cases/${order}`,
  caseAuditor: (reference: string, order: number) => `/rounds/${reference}/cases/${order}/auditor`,
  caseRemoval: (reference: string, order: number) => `/rounds/${reference}/cases/${order}/removal`,
  /** Where the auditor of an audit accepts it. */
  acceptance: (audit: string) => `/audits/${audit}/acceptance`,
  closure: (reference: string) => `/rounds/${reference}/closure`,
  /** Of the learning room. */
  report: (reference: string) => `/rounds/${reference}/report`,
  /** Of the audits room. */
  audit: (reference: string) => `/audits/${reference}`,
  caseImports: '/case-imports',
  /** A page, with the sentence that says what was done. */
  done: (path: string, done: string) => `${path}?done=${done}`,
  older: (place: { month: string; reference: string }) =>
    `/rounds?${new URLSearchParams({ month: place.month, before: place.reference }).toString()}`,
} as const
