/** What the rules say no to while a family is asked. */
import { problem } from '../problem.ts'

export const familyFeedbackProblems = {
  notFitting: problem(
    'family-feedback.not-fitting',
    422,
    (_d: { faults: Readonly<Record<string, string>> }) =>
      'Nothing was saved, because something does not fit. Correct what is marked and send it again.',
  ),
  /** The family's own words, through a link, are never corrected by anyone; nor is a row corrected twice. */
  notToCorrect: problem(
    'family-feedback.not-to-correct',
    409,
    () =>
      'This has been corrected already, or was written by the family themselves, so your correction was not saved. Go back and read what stands now.',
  ),
} as const
