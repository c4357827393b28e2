/** The address of what was proposed as good practice, with a theme and a place in the list where they are asked for. */
const list = '/good-practice'

export const paths = {
  list,
  /** The room that keeps examples is downstream; its address is all that is known of it here. */
  example: (reference: string): string => `/evidence-bank/${reference}`,
  page: (asked: Readonly<Record<string, string>>): string => `${list}?${new URLSearchParams(asked).toString()}`,
} as const
