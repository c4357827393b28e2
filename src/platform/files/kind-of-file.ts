/** Tells workbooks, CSV, XML and JSON apart by what is in them, never by the name, and refuses everything else with a sentence that helps. */
import { fileProblems } from './problems.ts'

export type KindOfFile = 'workbook' | 'csv' | 'xml' | 'json'

export interface NamedFile {
  readonly name: string
  readonly content: Buffer
}

const zip = Buffer.from('PK\u0003\u0004', 'latin1')
const emptyZip = Buffer.from('PK\u0005\u0006', 'latin1')
/** Microsoft's older container: workbooks of before 2007, and newer ones once they are encrypted. */
const ole = Buffer.from('D0CF11E0A1B11AE1', 'hex')
const encryptedPart = Buffer.from('EncryptedPackage', 'utf16le')

const startsWith = (content: Buffer, mark: Buffer): boolean => content.subarray(0, mark.length).equals(mark)

/** Files that are often taken for lists: PDF, web pages, XML, and archives of other kinds. */
const otherKinds: readonly Buffer[] = [
  emptyZip,
  Buffer.from('%PDF'),
  Buffer.from('<!DOCTYPE'),
  Buffer.from('<html'),
  Buffer.from('1F8B', 'hex'),
  Buffer.from('377ABCAF271C', 'hex'),
  Buffer.from('Rar!'),
]

const looked = 8192

type Utf16 = 'utf-16le' | 'utf-16be'

const utf16Marks: readonly (readonly [Utf16, Buffer])[] = [
  ['utf-16le', Buffer.from('FFFE', 'hex')],
  ['utf-16be', Buffer.from('FEFF', 'hex')],
]

/** UTF-16, told by its mark or by the zeros that stand in every other byte of plain text; null for anything else. */
export function utf16Of(content: Buffer): Utf16 | null {
  const marked = utf16Marks.find(([, mark]) => startsWith(content, mark))
  if (marked) return marked[0]
  const head = content.subarray(0, looked)
  const zerosAt = (start: 0 | 1): number =>
    head.reduce((zeros, byte, place) => zeros + (place % 2 === start && byte === 0 ? 1 : 0), 0)
  const [even, odd] = [zerosAt(0), zerosAt(1)]
  if (Math.max(even, odd) < head.length / 4 || Math.min(even, odd) > Math.max(even, odd) / 10) return null
  return odd > even ? 'utf-16le' : 'utf-16be'
}

/** Throws a problem for what is neither. */
export function kindOfFile({ name, content }: NamedFile): KindOfFile {
  if (content.length === 0) throw fileProblems.empty({ file: name })
  if (startsWith(content, zip)) return 'workbook'
  if (startsWith(content, ole)) throw oleProblem(content)({ file: name })
  if (otherKinds.some(mark => startsWith(content, mark)) || isBinary(content))
    throw fileProblems.notTabular({ file: name })
  return recordsIn(content) ?? 'csv'
}

/** By the first character that is no blank: a return in XML, or records in JSON. */
function recordsIn(content: Buffer): 'xml' | 'json' | null {
  const head = content
    .subarray(0, 64)
    .toString(utf16Of(content) === null ? 'utf8' : 'utf16le')
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (/^<[?A-Za-z]/.test(head)) return 'xml'
  return /^[[{]/.test(head) ? 'json' : null
}

const oleProblem = (content: Buffer) =>
  content.includes(encryptedPart) ? fileProblems.encrypted : fileProblems.oldWorkbook

/** No text but UTF-16 has bytes of zero. */
const isBinary = (content: Buffer): boolean => content.subarray(0, looked).includes(0) && utf16Of(content) === null
