/** What can be wrong with an uploaded file, in sentences that say what to do about it. */
import { problem } from '#domain/problem.ts'

interface Named {
  /** The file's own name. */
  readonly file: string
}

export const fileProblems = {
  empty: problem('file.empty', 422, (d: Named) => `“${d.file}” is empty. Export it again.`),
  encrypted: problem(
    'file.encrypted',
    422,
    (d: Named) =>
      `“${d.file}” is protected with a password or a sensitivity label that encrypts it, so it cannot be read. Save a copy without protection and bring that in.`,
  ),
  oldWorkbook: problem(
    'file.old-workbook',
    422,
    (d: Named) =>
      `“${d.file}” is in the Excel format of before 2007 (.xls). Open it, save it as an Excel workbook (.xlsx) and bring that in.`,
  ),
  binaryWorkbook: problem(
    'file.binary-workbook',
    422,
    (d: Named) =>
      `“${d.file}” is a binary Excel workbook (.xlsb). Open it, save it as an Excel workbook (.xlsx) and bring that in.`,
  ),
  notTabular: problem(
    'file.not-tabular',
    422,
    (d: Named) =>
      `“${d.file}” is neither an Excel workbook (.xlsx) nor a CSV file. Export the lists again as one of these.`,
  ),
  damaged: problem(
    'file.damaged',
    422,
    (d: Named) => `“${d.file}” is damaged and cannot be read to its end. Export it again.`,
  ),
  tooManyParts: problem(
    'file.too-many-parts',
    422,
    (d: Named & { readonly limit: number }) =>
      `“${d.file}” has more than ${d.limit} parts inside, which no case list needs. Save a copy with values only and bring that in.`,
  ),
  nested: problem(
    'file.nested',
    422,
    (d: Named) =>
      `“${d.file}” has another archive or workbook inside it. Save a copy with values only and bring that in.`,
  ),
  unpacksTooLarge: problem(
    'file.unpacks-too-large',
    422,
    (d: Named & { readonly limit: string }) =>
      `“${d.file}” unpacks to more than ${d.limit}, which no case list needs. Save a copy with values only, without empty formatted rows, and bring that in.`,
  ),
  unpacksTooMuch: problem(
    'file.unpacks-too-much',
    422,
    (d: Named & { readonly ratio: number }) =>
      `“${d.file}” has a part that unpacks to more than ${d.ratio} times its size, which is how harmful files are made. Save a copy with values only, without empty formatted rows, and bring that in.`,
  ),
  declaresEntities: problem(
    'file.declares-entities',
    422,
    (d: Named) =>
      `“${d.file}” has a document type declaration inside it, which no Excel workbook and no return has. It was not read any further. Export it again.`,
  ),
  cellTooLong: problem(
    'file.cell-too-long',
    422,
    (d: Named) =>
      `“${d.file}” has a cell or a value, or a part between two of them, that is far longer than any should be. Export it again.`,
  ),
  csvBroken: problem(
    'file.csv-broken',
    422,
    (d: Named & { readonly line: number }) =>
      `“${d.file}” cannot be read past line ${d.line}: a quotation mark is opened there and not closed, or the line is far too long. Export it again.`,
  ),
  recordsBroken: problem(
    'file.records-broken',
    422,
    (d: Named & { readonly record: number }) =>
      `“${d.file}” cannot be read past record ${d.record}: something is opened there and not closed, or is damaged. Export it again.`,
  ),
  recordTooLong: problem(
    'file.record-too-long',
    422,
    (d: Named & { readonly record: number }) =>
      `In “${d.file}”, record ${d.record} is far longer than all that can be told of one child, so reading was stopped and nothing was kept. Export it again.`,
  ),
  tooMuchToRead: problem(
    'file.too-much-to-read',
    422,
    () =>
      'The files needed more memory or time to read than case lists should, so reading was stopped and nothing was kept. Save copies with values only, without empty formatted rows, and bring those in.',
  ),
} as const
