/** The addresses of the moderation room. */
const moderation = '/moderation'
const audit = (reference: string): string => `/audits/${reference}`

export const paths = {
  queue: moderation,
  rules: `${moderation}/rules`,
  agreement: `${moderation}/agreement`,
  disputes: '/disputes',
  disputeSettings: '/dispute-settings',
  dispute: (reference: string): string => `${audit(reference)}/dispute`,
  disputeWithdrawal: (reference: string): string => `${audit(reference)}/dispute/withdrawal`,
  disputeDecision: (reference: string): string => `${audit(reference)}/dispute/decision`,
  comments: (reference: string): string => `${audit(reference)}/comments`,
  commentsResolved: (reference: string, thread: string): string => `${audit(reference)}/comments/${thread}/resolved`,
  comment: (reference: string, thread: string): string => `${audit(reference)}/comments/${thread}`,
  look: (reference: string): string => `${audit(reference)}/moderation`,
  ownGrade: (reference: string): string => `${audit(reference)}/moderation/own-grade`,
  agreed: (reference: string): string => `${audit(reference)}/moderation/agreed`,
  giveBack: (reference: string): string => `${audit(reference)}/return`,
} as const
