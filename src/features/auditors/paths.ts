/** Where the pages of auditors are: for code, templates and tests alike. */
export const paths = {
  auditors: '/auditors',
  month: (month: string) => `/auditors?month=${month}`,
  /** "me" is the auditor who is signed in. */
  auditor: (staffId: string) => `/auditors/${staffId}`,
  profile: (staffId: string) => `/auditors/${staffId}/profile`,
  conflicts: (staffId: string) => `/auditors/${staffId}/conflicts`,
  conflictEnd: (staffId: string, conflict: string) => `/auditors/${staffId}/conflicts/${conflict}/end`,
  exemptions: (staffId: string) => `/auditors/${staffId}/exemptions`,
  exemptionDecision: (staffId: string, exemption: string) => `/auditors/${staffId}/exemptions/${exemption}/decision`,
  settings: '/auditing-settings',
} as const
