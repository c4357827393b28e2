/** The addresses of the moderation room. */
const moderation = '/moderation'
const audit = (reference: string): string => `/audits/${reference}`

export const paths = {
  queue: moderation,
  rules: `${moderation}/rules`,
  agreement: `${moderation}/agreement`,
  look: (reference: string): string => `${audit(reference)}/moderation`,
  ownGrade: (reference: string): string => `${audit(reference)}/moderation/own-grade`,
  agreed: (reference: string): string => `${audit(reference)}/moderation/agreed`,
  giveBack: (reference: string): string => `${audit(reference)}/return`,
} as const
