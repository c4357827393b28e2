/** Tells a workbook from a CSV by what is in it, never by its name, and refuses everything else with a sentence that helps. */
import { fileProblems } from './problems.ts'

export type KindOfFile = 'workbook' | 'csv'

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

const otherKinds: readonly (readonly [string, Buffer])[] = [
  ['PDF', Buffer.from('%PDF')], ['web page', Buffer.from('<!DOCTYPE')], ['web page', Buffer.from('<html')], ['XML', Buffer.from('<?xml')],
  ['gzip', Buffer.from('1F8B', 'hex')], ['7-Zip', Buffer.from('377ABCAF271C', 'hex')], ['RAR', Buffer.from('Rar!')],
]

const looked = 8192

/** A file with zero bytes is text only when it is UTF-16, where every other byte of plain text is zero. */
export function isUtf16(content: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (content[0] === 0xff && content[1] === 0xfe) return 'utf-16le'
  if (content[0] === 0xfe && content[1] === 0xff) return 'utf-16be'
  const head = content.subarray(0, looked)
  const zeros = [0, 0]
  for (const [place, byte] of head.entries()) if (byte === 0) zeros[place % 2] = (zeros[place % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (odd > head.length / 4 && even < odd / 10) return 'utf-16le'
  return even > head.length / 4 && odd < even / 10 ? 'utf-16be' : null
}

/** Throws a problem for what is neither. */
export function kindOfFile({ name, content }: NamedFile): KindOfFile {
  if (content.length === 0) throw fileProblems.empty({ file: name })
  if (startsWith(content, zip)) return 'workbook'
  if (startsWith(content, ole)) throw content.includes(encryptedPart) ? fileProblems.encrypted({ file: name }) : fileProblems.oldWorkbook({ file: name })
  const known = startsWith(content, emptyZip) || otherKinds.some(([, mark]) => startsWith(content, mark))
  const binary = content.subarray(0, looked).includes(0) && isUtf16(content) === null
  if (known || binary) throw fileProblems.notTabular({ file: name })
  return 'csv'
}
