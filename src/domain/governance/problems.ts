/** What can be wrong with a report to members. Sentences for those who write and release them. */
import { problem } from '../problem.ts'

export const governanceProblems = {
  released: problem(
    'scrutiny-report.released-already',
    409,
    (d: { reference: string }) =>
      `Nothing was saved: ${d.reference} has been released, and a released report no longer changes. Begin a new report to say more.`,
  ),
  unwritten: problem(
    'scrutiny-report.unwritten',
    409,
    (d: { titles: string }) =>
      `The report was not released, because something is not written yet: ${d.titles}. Ask its author to write it, then read the report again.`,
  ),
  unbalanced: problem(
    'scrutiny-report.unbalanced',
    409,
    (d: { because: string }) => `The report was not released. ${d.because}`,
  ),
  changedSinceRead: problem(
    'scrutiny-report.changed-since-read',
    409,
    () =>
      'The report was not released, because its words or numbers were changed after you opened it. Go back, read what is new, and release it then.',
  ),
} as const
