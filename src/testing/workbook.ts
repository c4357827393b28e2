/** Writes Excel workbooks by hand, row by row, so that tests and benches can make any: right, spelt oddly, or harmful. */
import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'

export type CellWritten =
  | string
  | number
  | boolean
  | null
  | { readonly formula: string; readonly value: string | number | null }
  | { readonly error: string }

export interface SheetWritten {
  readonly name: string
  readonly hidden?: boolean
  readonly rows: Iterable<readonly CellWritten[]>
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const letter = (place: number): string =>
  (place >= 26 ? letter(Math.floor(place / 26) - 1) : '') + String.fromCharCode(65 + (place % 26))
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** As Excel does: each text once in a table, and its number in the cells. */
function sharedTexts() {
  const places = new Map<string, number>()
  return {
    place: (text: string): number => {
      const place = places.get(text) ?? places.size
      places.set(text, place)
      return place
    },
    xml: (): string =>
      `${head}<sst xmlns="${main}">${[...places.keys()].map(text => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
  }
}

function cellXml(cell: CellWritten, reference: string, shared: ReturnType<typeof sharedTexts>): string {
  switch (typeof cell) {
    case 'number':
      return `<c r="${reference}"><v>${cell}</v></c>`
    case 'boolean':
      return `<c r="${reference}" t="b"><v>${cell ? 1 : 0}</v></c>`
    case 'string':
      return `<c r="${reference}" t="s"><v>${shared.place(cell)}</v></c>`
    default:
      return cell === null ? '' : oddCellXml(cell, reference)
  }
}

function oddCellXml(cell: Extract<CellWritten, object>, reference: string): string {
  if ('error' in cell) return `<c r="${reference}" t="e"><v>${cell.error}</v></c>`
  const value = cell.value === null ? '' : `<v>${escaped(String(cell.value))}</v>`
  return `<c r="${reference}"${typeof cell.value === 'string' ? ' t="str"' : ''}><f>${escaped(cell.formula)}</f>${value}</c>`
}

function* sheetXml(sheet: SheetWritten, shared: ReturnType<typeof sharedTexts>): Generator<string> {
  yield `${head}<worksheet xmlns="${main}"><sheetData>`
  let number = 0
  let piece = ''
  for (const row of sheet.rows) {
    number += 1
    piece += `<row r="${number}">${row.map((cell, place) => cellXml(cell, `${letter(place)}${number}`, shared)).join('')}</row>`
    if (piece.length < 65_536) continue
    yield piece
    piece = ''
  }
  yield `${piece}</sheetData></worksheet>`
}

/** Parts by name, in this order, as one ZIP archive. */
export async function archiveOf(
  parts: Iterable<readonly [string, string | Buffer | (() => Iterable<string>)]>,
  compress = true,
): Promise<Buffer> {
  const zip = new ZipFile()
  const when = { mtime: new Date('2018-05-14T09:00:00Z'), compress }
  for (const [name, content] of parts) {
    if (typeof content === 'function')
      zip.addReadStreamLazy(name, when, give => {
        give(null, Readable.from(content()))
      })
    else zip.addBuffer(Buffer.from(content), name, when)
  }
  zip.end()
  return buffer(zip.outputStream)
}

export interface WorkbookOptions {
  readonly from1904?: boolean
  /** Put before and instead of the usual parts, to make files that are not right. */
  readonly otherParts?: readonly (readonly [string, string | Buffer])[]
}

export async function workbookOf(sheets: readonly SheetWritten[], options: WorkbookOptions = {}): Promise<Buffer> {
  const shared = sharedTexts()
  const list = sheets.map(
    (sheet, place) =>
      `<sheet name="${escaped(sheet.name)}" sheetId="${place + 1}"${sheet.hidden === true ? ' state="hidden"' : ''} r:id="rId${place + 1}"/>`,
  )
  const links = sheets.map(
    (_, place) =>
      `<Relationship Id="rId${place + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${place + 1}.xml"/>`,
  )
  const date1904 = options.from1904 === true ? '<workbookPr date1904="1"/>' : ''
  const usual: readonly (readonly [string, string | (() => Iterable<string>)])[] = [
    ['[Content_Types].xml', `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`],
    [
      'xl/workbook.xml',
      `${head}<workbook xmlns="${main}" xmlns:r="${relations}">${date1904}<sheets>${list.join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join('')}<Relationship Id="rIdS" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ],
    ...sheets.map((sheet, place): readonly [string, () => Iterable<string>] => [
      `xl/worksheets/sheet${place + 1}.xml`,
      () => sheetXml(sheet, shared),
    ]),
    // Written last: by then every text is known.
    [
      'xl/sharedStrings.xml',
      function* () {
        yield shared.xml()
      },
    ],
  ]
  const others = options.otherParts ?? []
  const replaced = new Set(others.map(([name]) => name))
  return archiveOf([...others, ...usual.filter(([name]) => !replaced.has(name))])
}
