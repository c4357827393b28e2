/** Addresses of the room, and of the rounds that its pages lead to. */
export const paths = {
  programme: (year: number): string => `/programme?year=${year}`,
  fresh: (year: number): string => `/programme/activities/new?year=${year}`,
  activities: '/programme/activities',
  activity: (reference: string): string => `/programme/activities/${reference}`,
  change: (reference: string): string => `/programme/activities/${reference}/change`,
  output: (reference: string): string => `/programme/activities/${reference}/output`,
  cancellation: (reference: string): string => `/programme/activities/${reference}/cancellation`,
  carryOver: (reference: string): string => `/programme/activities/${reference}/carry-over`,
  register: '/programme/register',
  registerTable: (year: number, on: string): string => `/programme/register.csv?year=${year}&on=${on}`,
  coverage: '/programme/coverage',
  minimum: '/programme/coverage/minimum',
  externalGrades: '/programme/external-grades',
  newExternalGrade: '/programme/external-grades/new',
  correction: (reference: string): string => `/programme/external-grades/${reference}/correction`,
  round: (reference: string): string => `/rounds/${reference}`,
} as const
