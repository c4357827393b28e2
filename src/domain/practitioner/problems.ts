/** What the rules say no to in the practitioner's part of an audit. */
import { problem } from '../problem.ts'

export const practitionerProblems = {
  /** The auditor submitted while the practitioner was writing. What was written is shown again. */
  reflectionTooLate: problem(
    'reflection.too-late',
    409,
    (d: { ref: string }) =>
      `Audit ${d.ref} has been submitted, so your reflection could not be added to it. What you wrote is shown below: copy it, and use it in your reply once you can read the audit.`,
  ),
  reflectionNotFitting: problem(
    'reflection.not-fitting',
    422,
    (_d: { faults: Readonly<Record<string, string>> }) =>
      'Your reflection was not kept, because something does not fit. Correct what is marked and keep it again.',
  ),
  replyNotFitting: problem(
    'reply.not-fitting',
    422,
    (_d: { faults: Readonly<Record<string, string>> }) =>
      'Your reply was not sent, because something is missing or does not fit. Correct what is marked and send it again.',
  ),
  /** The audit was returned to its auditor while the practitioner was writing. */
  replyNotNow: problem(
    'reply.not-now',
    409,
    (d: { ref: string }) =>
      `The result of audit ${d.ref} cannot be read now, so your reply was not sent. What you wrote is shown below: copy it, and reply when the audit is finished.`,
  ),
  conversationNotFitting: problem(
    'conversation.not-fitting',
    422,
    (_d: { faults: Readonly<Record<string, string>> }) =>
      'The conversation was not recorded, because something is missing or does not fit. Correct what is marked and record it again.',
  ),
  /** The tool asks what was said: it is answered there, once. */
  conversationAskedInTool: problem(
    'conversation.asked-in-tool',
    409,
    (d: { ref: string }) =>
      `The audit tool of ${d.ref} asks about your conversation with the practitioner, so it is not recorded here as well. Answer it in the tool’s own section.`,
  ),
  answeredAlready: problem(
    'reply.answered-already',
    409,
    () => 'Somebody has answered this meanwhile, so your answer was not sent. Theirs and yours are both shown.',
  ),
} as const
