/**
 * How much a case list may hold before we refuse to read on. Measured on generated lists: 50,000 children on lists 4 to 9 are a
 * workbook of 4.5 MiB that unpacks to 30 MiB, each sheet to seven times its size; workbooks saved by Excel, with styles on every
 * cell, come to three or four times that. The limits leave room beyond it, and no more.
 */
const mebibyte = 1_048_576

export const fileLimits = {
  /** Parts inside a workbook. Excel's own have about ten and one for each sheet. */
  parts: 1_000,
  /** All parts together, unpacked. */
  unpacked: 400 * mebibyte,
  /** One part, unpacked: packed. Sheets seldom reach 30; a bomb comes near 1,000. Small parts may exceed it and do no harm. */
  ratio: 100,
  ratioMattersFrom: mebibyte,
  /** Text that several cells share is held in memory while the sheets are read. */
  sharedCharacters: 48 * mebibyte,
  sharedTexts: 1_500_000,
  /** Excel ends a cell at 32,767 characters; a stretch of XML without a tag that is longer than this is no cell. */
  stretchWithoutTag: mebibyte / 2,
  /** Of the parts that say which sheets there are. */
  smallPart: 8 * mebibyte,
  /** How deep XML may nest: a workbook's goes to about ten. */
  depth: 60,
  sheets: 200,
  /** Excel's own. */
  rows: 1_048_576,
  /** The longest list has 34 columns; what lies further right is not a column of it. */
  columns: 512,
  csvRecord: mebibyte,
  /** All that a return in XML or JSON tells of one child, in characters: the longest seen come to a fortieth. */
  record: 2 * mebibyte,
  recordElements: 50_000,
} as const
