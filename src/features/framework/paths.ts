/** Addresses of the room. */
const framework = '/framework'

export const paths = {
  framework,
  changes: `${framework}/changes`,
  version: (number: number): string => `${framework}/versions/${number}`,
  edit: (part: string): string => `${framework}/parts/${part}`,
  tool: (key: string): string => `/audit-tools/${key}`,
} as const
