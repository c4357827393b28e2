/** Addresses of the room. */
const findings = '/findings'
const messages = '/learning-messages'

export const paths = {
  findings,
  theme: (theme: string): string => `${findings}/${theme}`,
  themePage: (theme: string, asked: Readonly<Record<string, string>>): string =>
    `${findings}/${theme}?${new URLSearchParams(asked).toString()}`,
  messages,
  waiting: `${messages}/waiting`,
  fresh: `${messages}/new`,
  freshOf: (kind: string, theme: string): string =>
    `${messages}/new?${new URLSearchParams({ kind, theme }).toString()}`,
  message: (id: string): string => `${messages}/${id}`,
  approval: (id: string): string => `${messages}/${id}/approval`,
  withdrawal: (id: string): string => `${messages}/${id}/withdrawal`,
  /** Of rooms downstream. */
  share: (id: string): string =>
    `/shared-learning/new?${new URLSearchParams({ what: `learning-message:${id}` }).toString()}`,
  didItWork: (theme: string): string => `/reports/did-it-work?${new URLSearchParams({ theme }).toString()}`,
} as const
