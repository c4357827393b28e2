/** What can be wrong with a re-audit. Sentences for quality assurance leads: what happened, why, and what to do now. */
import { problem } from '../problem.ts'

export const reAuditProblems = {
  wordsNeeded: problem(
    're-audit.words-needed',
    422,
    () =>
      'The re-audit was not waived, because nothing says why, or what was written is too long. Say why in your own words and try again.',
  ),
  notOpen: problem(
    're-audit.not-open',
    409,
    (d: { reference: string; state: string }) =>
      `Nothing was changed: ${d.reference} is ${d.state} already, perhaps by someone else since you opened this page. Look at it again.`,
  ),
  allocatedAlready: problem(
    're-audit.allocated-already',
    409,
    (d: { reference: string; audit: string }) =>
      `Nothing was changed: ${d.reference} is allocated already, as audit ${d.audit}. There is nothing more to do until it is handed in.`,
  ),
  inSampleAlready: problem(
    're-audit.in-sample-already',
    409,
    (d: { reference: string; round: string }) =>
      `Nothing was changed: the case of ${d.reference} is in the sample of ${d.round} already and waits for an auditor. Allocate it there.`,
  ),
} as const
