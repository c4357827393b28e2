/** What can be wrong with bringing in a case list. */
import { problem } from '../problem.ts'
import type { ImportReport } from './import-report.ts'

export const caseProblems = {
  acceptedAlready: problem(
    'case-import.accepted-already',
    409,
    (d: { on: string }) =>
      `These files were accepted for this report date on ${d.on}, so there is nothing to bring in. Choose another report date or other files.`,
  ),
  noFiles: problem('case-import.no-files', 422, () => 'Choose an Excel workbook, or one or more CSV files.'),
  /** Carries the report, so that why each sheet was not read can be shown. */
  nothingRead: problem(
    'case-import.nothing-read',
    422,
    (_d: { report: ImportReport }) =>
      'No sheet in these files has the headings of an Annex A list. Check that the first row of each sheet holds the headings.',
  ),
  notFound: problem('case-import.not-found', 404, () => 'We cannot find this case list. It may have been discarded.'),
  notRead: problem(
    'case-import.not-read',
    409,
    (d: { state: string }) =>
      `This case list is ${d.state}, so this cannot be done. Go back to it to see what can be done now.`,
  ),
  noCases: problem(
    'case-import.no-cases',
    409,
    () =>
      'This case list has no open cases to audit, so it cannot be accepted. Discard it, correct the export and bring it in again.',
  ),
} as const
