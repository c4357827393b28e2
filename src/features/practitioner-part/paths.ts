/** Addresses of the practitioner's part. */
const mine = '/my-cases-audited'
const replies = '/practitioner-replies'

export const paths = {
  mine,
  myAudit: (reference: string): string => `${mine}/${reference}`,
  /** The learning card, kept by a room downstream. */
  learning: (reference: string): string => `${mine}/${reference}/learning`,
  reflect: (reference: string): string => `${mine}/${reference}/reflection`,
  reply: (reference: string): string => `${mine}/${reference}/reply`,
  /** What the auditor and others read of the practitioner's part. */
  part: (reference: string): string => `/audits/${reference}/reflection`,
  conversation: (reference: string): string => `/audits/${reference}/conversation`,
  audit: (reference: string): string => `/audits/${reference}`,
  replies,
  ask: (askId: string): string => `${replies}/${askId}`,
  choice: '/result-choice',
} as const
