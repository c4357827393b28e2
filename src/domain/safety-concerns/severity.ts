/**
 * How soon a child who may be unsafe needs an answer, in three steps that the person who saw it chooses (domain notes, 2.9). The product
 * never chooses for them; how long each step allows is a setting (settings.ts).
 */
export const severities = [
  {
    code: 'immediate',
    label: 'Immediate',
    hint: 'The child may be harmed today or tonight. Speak to somebody who can act now, before you write more.',
  },
  {
    code: 'urgent',
    label: 'Urgent',
    hint: 'There is a risk that nobody seems to be acting on, and it cannot wait for the next visit or review.',
  },
  {
    code: 'standard',
    label: 'Standard',
    hint: 'Something about the child’s safety needs an answer, and the child is safe meanwhile.',
  },
] as const

export type Severity = (typeof severities)[number]['code']
export const severityCodes: readonly Severity[] = severities.map(one => one.code)

export const severityLabel = (code: Severity): string => severities.find(one => one.code === code)?.label ?? code

/** What a response says of the child now. Not known is never safe. */
export const safeAnswers = [
  { code: 'yes', label: 'Yes, the child is safe now' },
  { code: 'no', label: 'No' },
  { code: 'not-known', label: 'Not known yet' },
] as const

export type SafeNow = (typeof safeAnswers)[number]['code']
export const safeLabel = (code: SafeNow): string => safeAnswers.find(one => one.code === code)?.label ?? code
