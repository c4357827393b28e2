/** What can be wrong with what is kept of auditors. Sentences for auditors, quality assurance leads and directors. */
import { problem } from '../problem.ts'

export const auditorProblems = {
  conflictOfNothing: problem(
    'auditor.conflict-of-nothing',
    422,
    () =>
      'The conflict was not kept, because it names nobody: choose a practitioner or a team, or enter a case reference, and only one of them.',
  ),
  conflictEnded: problem(
    'auditor.conflict-ended',
    409,
    () =>
      'Nothing was changed: this conflict has ended already, perhaps by somebody else since you opened this page. Look at the list again.',
  ),
  exemptionMonths: problem(
    'auditor.exemption-months',
    422,
    (d: { because: string }) => `The exemption was not asked for. ${d.because}.`,
  ),
  exemptionTwice: problem(
    'auditor.exemption-twice',
    409,
    (d: { months: string }) =>
      `Nothing was asked: an exemption for ${d.months} is waiting or approved already. Ask for other months, or wait for the director.`,
  ),
  exemptionDecided: problem(
    'auditor.exemption-decided',
    409,
    () =>
      'Nothing was changed: this exemption is decided already, perhaps by somebody else since you opened this page. Look at it again.',
  ),
} as const
