/** Addresses of what the family says; the family's own page has an address that tells nothing but its secret. */
const feedback = (reference: string): string => `/audits/${reference}/family-feedback`

export const paths = {
  audit: (reference: string): string => `/audits/${reference}`,
  feedback,
  attempts: (reference: string): string => `${feedback(reference)}/attempts`,
  script: (reference: string, version: string): string => `${feedback(reference)}/scripts/${version}`,
  answers: (reference: string, version: string): string => `${feedback(reference)}/answers/${version}`,
  correction: (reference: string, feedbackId: string): string => `${feedback(reference)}/corrections/${feedbackId}`,
  links: (reference: string): string => `${feedback(reference)}/links`,
  withdrawal: (reference: string, linkId: string): string => `${feedback(reference)}/links/${linkId}/withdrawal`,
  family: (secret: string): string => `/family/${secret}`,
  thankYou: '/family/thank-you',
} as const
