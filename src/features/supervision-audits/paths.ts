/** Addresses of the room. */
export const paths = {
  list: '/pre-supervision',
  completion: '/pre-supervision/completion',
  audit: (id: string): string => `/pre-supervision/${id}`,
} as const
