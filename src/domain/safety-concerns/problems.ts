/** What the rules say no to once a safety concern has been raised. */
import { problem } from '../problem.ts'

export const safetyConcernProblems = {
  alreadyClosed: problem(
    'safety-concern.already-closed',
    409,
    (d: { ref: string }) =>
      `Safety concern ${d.ref} has been closed, so yours was not recorded. Read how it ended; if the child may be unsafe again, raise a new concern from the audit.`,
  ),
  notResponded: problem(
    'safety-concern.not-responded',
    409,
    (d: { ref: string }) =>
      `Safety concern ${d.ref} has no written response yet, so it cannot be closed. The team manager, or somebody above, responds first.`,
  ),
  notSafe: problem(
    'safety-concern.not-safe',
    409,
    (d: { ref: string }) =>
      `The last response to safety concern ${d.ref} does not say that the child is safe, so it cannot be closed. Ask for a further response.`,
  ),
  answeredMeanwhile: problem(
    'safety-concern.answered-meanwhile',
    409,
    (d: { ref: string }) =>
      `Somebody responded to safety concern ${d.ref} after you opened this page, so yours was not recorded. Go back to the concern, read what they wrote, and respond again if it is still needed.`,
  ),
} as const
