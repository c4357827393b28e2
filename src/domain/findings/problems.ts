/** What the rules say no to when findings become messages. */
import { problem } from '../problem.ts'

export const findingProblems = {
  nothingToApprove: problem(
    'finding.nothing-to-approve',
    409,
    () =>
      'Nothing was changed: the wording that you read is not the latest one, or has been approved already. Open it again and read what stands now.',
  ),
  ownWording: problem(
    'finding.own-wording',
    403,
    () =>
      'You worded this yourself, so somebody else approves it. Ask the principal social worker or a head of service to read it.',
  ),
  notApproved: problem(
    'finding.not-approved',
    409,
    () => 'Nothing was changed: this is not approved now, so there is nothing to withdraw. Open it again.',
  ),
} as const
