/** Addresses of the room. */
export const paths = {
  list: '/pre-supervision',
  completion: '/pre-supervision/completion',
  agenda: (practitioner: string): string => `/pre-supervision/agenda/${practitioner}`,
  audit: (id: string): string => `/pre-supervision/${id}`,
} as const
