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
  threadsOpen: problem(
    'moderation.threads-open',
    409,
    (d: { ref: string; questions: readonly string[] }) =>
      `Audit ${d.ref} was not agreed, because ${d.questions.length === 1 ? 'a question is' : `${d.questions.length} questions are`} still being talked about: ${d.questions.map(text => `“${text}”`).join(', ')}. Resolve what is open on the page of comments, then record the moderation.`,
  ),
  nothingToDispute: problem(
    'moderation.nothing-to-dispute',
    409,
    (d: { ref: string }) =>
      `Nothing was raised: the agreed grade of audit ${d.ref} is the auditor’s own, or no grade is agreed yet. If something else is wrong, correct the audit or speak to the moderator.`,
  ),
  headModerates: problem(
    'moderation.head-moderates',
    409,
    (d: { ref: string }) =>
      `Nothing was recorded for audit ${d.ref}: here a head of service moderates what its auditor graded inadequate, and nothing else. Choose another audit from the moderation list.`,
  ),
  disputeTooLate: problem(
    'moderation.dispute-too-late',
    409,
    (d: { ref: string; last: string }) =>
      `Nothing was raised: the time to disagree about audit ${d.ref} ended on ${d.last}. Speak to the quality assurance lead, who can take it up in the next calibration.`,
  ),
  disputeThere: problem(
    'moderation.dispute-there',
    409,
    (d: { ref: string }) =>
      `Nothing was changed: a disagreement about audit ${d.ref} was raised already. There is one for each time an audit is handed in; look at what became of it.`,
  ),
  disputeEnded: problem(
    'moderation.dispute-ended',
    409,
    (d: { ref: string }) =>
      `Nothing was changed: the disagreement about audit ${d.ref} has ended already, perhaps by somebody else since you opened this page. Look at it again.`,
  ),
  forHead: problem(
    'moderation.for-head-of-service',
    409,
    (d: { ref: string }) =>
      `Nothing was decided: one of the grades of audit ${d.ref} is inadequate, and a head of service decides. They see it on their first page.`,
  ),
  threadResolved: problem(
    'moderation.thread-resolved',
    409,
    () => 'Nothing was written: this was resolved already. Begin again at the question if more is to be said.',
  ),
} as const
