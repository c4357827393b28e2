/** Addresses of the room. */
const bank = '/evidence-bank'

export const paths = {
  bank,
  waiting: `${bank}/waiting`,
  fresh: `${bank}/new`,
  passedOver: `${bank}/passed-over`,
  example: (reference: string): string => `${bank}/${reference}`,
  wording: (reference: string): string => `${bank}/${reference}/wording`,
  publication: (reference: string): string => `${bank}/${reference}/publication`,
  withdrawal: (reference: string): string => `${bank}/${reference}/withdrawal`,
  use: (reference: string): string => `${bank}/${reference}/use`,
  /** Of a room downstream. */
  share: (reference: string): string =>
    `/shared-learning/new?${new URLSearchParams({ what: `example:${reference}` }).toString()}`,
  page: (asked: Readonly<Record<string, string>>): string => `${bank}?${new URLSearchParams(asked).toString()}`,
} as const
