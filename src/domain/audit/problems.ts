/** What the rules say no to while an audit is done, handed in and moderated. */
import { problem } from '../problem.ts'

export const auditProblems = {
  /** Two tabs, or a slow double click. Harmless: the submitted audit is shown. */
  alreadySubmitted: problem(
    'audit.already-submitted',
    409,
    (d: { ref: string }) =>
      `Audit ${d.ref} has been submitted, so its answers can no longer be changed. You can read it, or ask the moderator to return it to you.`,
  ),
  sectionNotAsked: problem(
    'audit.section-not-asked',
    404,
    (d: { ref: string }) =>
      `Audit ${d.ref} has no such section: the audit tool does not ask it for a case of this status. Go back to the audit’s list of sections.`,
  ),
  answerNotFitting: problem(
    'audit.answer-not-fitting',
    422,
    (d: { faults: Readonly<Record<string, string>> }) =>
      `Nothing was saved, because ${Object.keys(d.faults).length === 1 ? 'an answer does' : 'some answers do'} not fit the question. Correct what is marked and save again.`,
  ),
  /** Somebody else, or the same person elsewhere, saved the section after this page was opened. */
  stale: problem(
    'audit.stale',
    409,
    (d: { ref: string; keys: readonly string[] }) =>
      `Audit ${d.ref} was saved in another window or by someone else after you opened this page, so yours was not saved yet. Both versions are shown: choose what to keep.`,
  ),
  notAccepted: problem(
    'audit.not-accepted',
    409,
    (d: { ref: string }) =>
      `Audit ${d.ref} was not submitted, because you have not said yet whether you have a conflict with its case. Everything you wrote is kept: accept the audit on its first page, then submit it.`,
  ),
  notReady: problem(
    'audit.not-ready',
    422,
    (d: { ref: string; missing: number }) =>
      `Audit ${d.ref} cannot be submitted yet: ${d.missing} ${d.missing === 1 ? 'thing is' : 'things are'} missing. Each is listed with a link to where it is asked.`,
  ),
  alreadyModerated: problem(
    'audit.already-moderated',
    409,
    (d: { ref: string }) =>
      `Audit ${d.ref} has already been moderated or returned, so yours was not recorded. Read what was decided; if you disagree, speak to the quality assurance lead.`,
  ),
  notGraded: problem(
    'audit.not-graded',
    409,
    (d: { ref: string }) =>
      `Audit ${d.ref} was done with a tool that is not graded, so there is no grade to agree. You can read it, or return it to its auditor.`,
  ),
  nothingToCorrect: problem(
    'audit.nothing-to-correct',
    409,
    (d: { ref: string }) =>
      `Audit ${d.ref} is open: its answers can be changed as they are. There is nothing to open again.`,
  ),
  roundClosed: problem(
    'audit.round-closed',
    409,
    (d: { ref: string }) =>
      `Audit ${d.ref} belongs to a round that is closed, and its figures have been reported. Tell the quality assurance lead what is wrong, so that it is put right in the next round.`,
  ),
  reasonNeeded: problem(
    'audit.reason-needed',
    422,
    () => 'Say why, so that the auditor and the practitioner can learn from it.',
  ),
  sameGrade: problem(
    'audit.same-grade',
    422,
    () => 'You chose the grade that the auditor gave. Choose “I agree”, or another grade.',
  ),
} as const
