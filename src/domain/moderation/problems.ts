/** What the rules say no to in blind moderation. */
import { problem } from '../problem.ts'

export const moderationProblems = {
  gradeFirst: problem(
    'moderation.grade-first',
    409,
    (d: { ref: string }) =>
      `Moderation is blind here: give a grade of your own to audit ${d.ref} before you see the auditor’s, then say which one is agreed. Open the audit from the moderation list again.`,
  ),
  alreadyGraded: problem(
    'moderation.already-graded',
    409,
    (d: { ref: string }) =>
      `A moderator has already graded audit ${d.ref} before seeing the auditor’s grade, and that grade is kept. Open the audit from the moderation list to say which grade is agreed.`,
  ),
} as const
