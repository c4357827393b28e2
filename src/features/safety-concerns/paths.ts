/** Addresses of safety concerns, and the way back to the page of the audit that a person came from. */
const concern = (reference: string): string => `/safety-concerns/${reference}`

export const paths = {
  concerns: '/safety-concerns',
  clocks: '/safety-concern-clocks',
  concern,
  raise: (audit: string): string => `/audits/${audit}/safety-concerns/new`,
  concernsOf: (audit: string): string => `/audits/${audit}/safety-concerns`,
  tellings: (reference: string): string => `${concern(reference)}/tellings`,
  responses: (reference: string): string => `${concern(reference)}/responses`,
  closure: (reference: string): string => `${concern(reference)}/closure`,
} as const

const pagesOfAnAudit = /^(?:\/(?:sections\/[a-z0-9-]+|learning|overall|check|moderation))?$/

/** The page of this audit that somebody came from; the audit itself, where the address is anything else. */
export function wayBack(audit: string, from: string | undefined): string {
  const start = `/audits/${audit}`
  return from?.startsWith(start) === true && pagesOfAnAudit.test(from.slice(start.length)) ? from : start
}
