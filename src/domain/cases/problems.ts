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
  twoFormats: problem(
    'case-import.two-formats',
    422,
    (d: { one: string; other: string }) =>
      `These files are of two formats, ${d.one} and ${d.other}. Bring in the files of each on their own.`,
  ),
  overtaken: problem(
    'case-import.overtaken',
    409,
    () =>
      'Another extract of the same format was accepted after this one was read, so what it would change is no longer what was shown. Bring these files in again.',
  ),
  notTheLatest: problem(
    'case-import.not-the-latest',
    409,
    () =>
      'Only the extract of its format that was accepted last can be undone, because later ones were compared with it. Undo those first.',
  ),
  noFiles: problem(
    'case-import.no-files',
    422,
    () => 'Choose an Excel workbook, one or more CSV files, or an XML or JSON file.',
  ),
  /** Carries the report, so that why each sheet was not read can be shown. */
  nothingRead: problem(
    'case-import.nothing-read',
    422,
    (_d: { report: ImportReport }) =>
      'Nothing in these files has the headings or elements of a format that we read. Check that the first row of each sheet holds the headings.',
  ),
  /** Of one CSV file alone: what it holds is asked of a person, and the file kept until it is said. */
  mappingWanted: problem(
    'case-import.mapping-wanted',
    422,
    () =>
      'This CSV file is of none of the formats that we read. Bring it in under Case lists and say there what each column holds, or name a file with that on the command line (--mapping).',
  ),
  mappingOfOneCsv: problem(
    'case-import.mapping-of-one-csv',
    422,
    () => 'Columns can be named for one CSV file with headings in its first row. Bring in each such file on its own.',
  ),
  mappingRefused: problem(
    'case-import.mapping-refused',
    422,
    (d: { faults: readonly string[] }) => `The mapping does not fit this file. ${d.faults.join('. ')}.`,
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
