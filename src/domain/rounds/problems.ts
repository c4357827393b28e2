/** What can be wrong with a round. Sentences for quality assurance leads: what happened, why, and what to do now. */
import { problem } from '../problem.ts'

export const roundProblems = {
  monthNotPossible: problem(
    'round.month-not-possible',
    422,
    (d: { because: string }) => `The round was not opened. ${d.because}. Choose another month and try again.`,
  ),
  importNotAccepted: problem(
    'round.import-not-accepted',
    422,
    () =>
      'The round was not opened, because its case list has not been accepted. Look at the case list, accept it, then open the round.',
  ),
  toolNotKnown: problem(
    'round.tool-not-known',
    422,
    () =>
      'The round was not opened, because its audit tool is not a published version. Choose one from the list and try again.',
  ),
  alreadyDrawn: problem(
    'round.already-drawn',
    409,
    (d: { reference: string; allocated: number }) =>
      `The sample of ${d.reference} has already been drawn${d.allocated > 0 ? ` and ${d.allocated} of its cases are allocated` : ''}. A round is drawn once, so that nobody can draw again until the sample pleases. If the sample is wrong, open another round and say so in its title.`,
  ),
  frameEmpty: problem(
    'round.frame-empty',
    409,
    (d: { reference: string }) =>
      `There is no case to draw for ${d.reference}: every case of its list is closed or was audited lately. Shorten the time for which audited cases are left out, or open a round on a newer case list.`,
  ),
  notDrawn: problem(
    'round.not-drawn',
    409,
    (d: { reference: string }) =>
      `The sample of ${d.reference} has not been drawn yet, so there is nothing to allocate. Draw the sample first.`,
  ),
  nothingToAllocate: problem(
    'round.nothing-to-allocate',
    409,
    (d: { reference: string }) => `Every case of ${d.reference} has an auditor already, so nothing was changed.`,
  ),
  allocationsNotPermitted: problem(
    'round.allocations-not-permitted',
    422,
    (d: { faults: readonly { caseReference: string; sentence: string }[] }) =>
      `Nothing was allocated. ${d.faults.map(fault => `${fault.sentence}.`).join(' ')} Choose another auditor and try again.`,
  ),
  noAuditorChosen: problem(
    'round.no-auditor-chosen',
    422,
    (d: { reference: string }) =>
      `Nothing was allocated for ${d.reference}, because no auditor was chosen for any case. Choose an auditor for at least one case.`,
  ),
  caseNotListed: problem(
    'round.case-not-listed',
    409,
    (d: { reference: string; caseReference: string }) =>
      `${d.caseReference} was not added to ${d.reference}: it is not on that round’s case list, or is closed there. Choose a round on a newer case list; where the case is closed, waive the re-audit and say so.`,
  ),
  caseSampled: problem(
    'round.case-sampled',
    409,
    (d: { reference: string; caseReference: string }) =>
      `${d.caseReference} is in the sample of ${d.reference} already and has an auditor, so nothing was added.`,
  ),
  caseTakenOut: problem(
    'round.case-taken-out',
    409,
    (d: { reference: string; caseReference: string }) =>
      `${d.caseReference} was taken out of the sample of ${d.reference} with a reason, so it cannot come in again. Choose another round.`,
  ),
  auditHandedIn: problem(
    'round.audit-handed-in',
    409,
    (d: { caseReference: string }) =>
      `Nothing was changed: the audit of ${d.caseReference} has been handed in, so the case stays in the sample, with its auditor. If it should not count, say so in moderation.`,
  ),
  sameAuditor: problem(
    'round.same-auditor',
    422,
    (d: { caseReference: string }) =>
      `Nothing was changed: ${d.caseReference} has no auditor yet, or has this one already. Choose another auditor and try again.`,
  ),
  alreadyAccepted: problem(
    'round.already-accepted',
    409,
    (d: { audit: string }) =>
      `Nothing was changed: you accepted ${d.audit} already. If you have found a conflict since, tell the quality assurance lead, who can give the case to somebody else.`,
  ),
  noteNeeded: problem(
    'round.note-needed',
    422,
    (d: { unfinished: number }) =>
      `The round was not closed, because ${d.unfinished} of its cases ${d.unfinished === 1 ? 'is' : 'are'} not finished and no note says why. Write a note and close the round again.`,
  ),
  alreadyClosed: problem(
    'round.already-closed',
    409,
    (d: { reference: string }) =>
      `${d.reference} is closed, so nothing in it can be changed. Its report shows what it found.`,
  ),
} as const
