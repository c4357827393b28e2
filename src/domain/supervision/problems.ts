/** What the rules say no to in audits before supervision. */
import { problem } from '../problem.ts'

export const supervisionProblems = {
  /** Somebody began both of the month meanwhile, or the case was looked at, or is no longer held. */
  notSuggested: problem(
    'supervision-audit.not-suggested',
    409,
    (d: { caseReference: string }) =>
      `Case ${d.caseReference} is not one to look at now: it was looked at in the last six months, is not held by this practitioner any more, or this month’s two have begun. Go back to the list and choose one that it suggests.`,
  ),
  alreadyShared: problem(
    'supervision-audit.already-shared',
    409,
    () =>
      'This has been shared with the practitioner and stays as they read it, so nothing was changed. Say what else you want to say in supervision.',
  ),
  noTool: problem(
    'supervision-audit.no-tool',
    409,
    () =>
      'No version of the pre-supervision tool is published, so nothing can begin. Ask the quality assurance lead to publish it.',
  ),
} as const
