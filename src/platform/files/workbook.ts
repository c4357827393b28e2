/**
 * Reads an Excel workbook (.xlsx) sheet by sheet and row by row, in memory that does not grow with the sheets. It follows the
 * workbook's own list of sheets and never a link that leads out of the file. Macros, drawings and styles are not looked at.
 */
import type { NamedFile } from './kind-of-file.ts'
import { fileLimits } from './limits.ts'
import { fileProblems } from './problems.ts'
import { sharedTextsListener } from './shared-texts.ts'
import { sheetRowsListener } from './sheet-rows.ts'
import type { Sheet } from './sheet.ts'
import { readXml, type Attributes } from './xml.ts'
import { openArchive, type Archive } from './zip-directory.ts'

interface Element {
  readonly name: string
  readonly attributes: Attributes
}

/** Every element of a small part, in order, with its attributes. */
async function elementsOf(archive: Archive, part: string, file: string): Promise<readonly Element[]> {
  const elements: Element[] = []
  let ready: Element[] = []
  const listener = {
    open: (name: string, attributes: Attributes) => void ready.push({ name, attributes }),
    close: () => undefined,
    text: () => undefined,
    take: () => {
      const taken = ready
      ready = []
      return taken
    },
  }
  for await (const element of readXml(limited(archive.read(part), file), listener, file)) elements.push(element)
  return elements
}

async function* limited(pieces: AsyncIterable<Buffer>, file: string): AsyncGenerator<Buffer> {
  let bytes = 0
  for await (const piece of pieces) {
    bytes += piece.length
    if (bytes > fileLimits.smallPart) throw fileProblems.damaged({ file })
    yield piece
  }
}

/** Where each relation of the workbook leads, inside the archive. Those that lead outside are left out. */
async function partsOf(
  archive: Archive,
  file: string,
): Promise<ReadonlyMap<string, { readonly part: string; readonly kind: string }>> {
  const relations = (await elementsOf(archive, 'xl/_rels/workbook.xml.rels', file)).filter(
    ({ name, attributes }) => name === 'Relationship' && attributes['TargetMode'] !== 'External',
  )
  return new Map(
    relations.map(({ attributes }) => {
      const target = attributes['Target'] ?? ''
      const part = target.startsWith('/') ? target.slice(1) : `xl/${target}`
      return [attributes['Id'] ?? '', { part, kind: (attributes['Type'] ?? '').split('/').at(-1) ?? '' }]
    }),
  )
}

async function sharedTextsOf(archive: Archive, part: string, file: string): Promise<readonly string[]> {
  const texts: string[] = []
  for await (const text of readXml(archive.read(part), sharedTextsListener(file), file)) texts.push(text)
  return texts
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true'

/** The relation's id has a prefix of the file's own choosing, such as `r:id`. */
const relationId = (attributes: Attributes): string =>
  Object.entries(attributes).find(([name]) => /(^|:)id$/.test(name))?.[1] ?? ''

interface Book {
  readonly from1904: boolean
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly part: string }[]
  readonly sharedPart: string
}

async function bookIn(archive: Archive, file: string): Promise<Book> {
  if (archive.has('xl/workbook.bin')) throw fileProblems.binaryWorkbook({ file })
  if (!archive.has('xl/workbook.xml')) throw fileProblems.notTabular({ file })
  const elements = await elementsOf(archive, 'xl/workbook.xml', file)
  const listed = elements.filter(element => element.name === 'sheet')
  if (listed.length > fileLimits.sheets) throw fileProblems.tooManyParts({ file, limit: fileLimits.sheets })
  const parts = await partsOf(archive, file)
  return {
    from1904: elements.some(({ name, attributes }) => name === 'workbookPr' && isTrue(attributes['date1904'])),
    // Charts and dialogues are listed as sheets too, and are none.
    sheets: listed.flatMap(({ attributes: { name = '', state = 'visible', ...links } }) => {
      const found = parts.get(relationId(links))
      return found?.kind === 'worksheet' ? [{ name, hidden: state !== 'visible', part: found.part }] : []
    }),
    sharedPart: [...parts.values()].find(one => one.kind === 'sharedStrings')?.part ?? 'xl/sharedStrings.xml',
  }
}

/** The sheets of a workbook, in its own order. Each must be read to its end before the next. Throws problems of files. */
export async function* readWorkbook(file: NamedFile): AsyncGenerator<Sheet> {
  const archive = await openArchive(file)
  const { from1904, sheets, sharedPart } = await bookIn(archive, file.name)
  const shared = await sharedTextsOf(archive, sharedPart, file.name)
  for (const { name, hidden, part } of sheets) {
    yield { name, hidden, from1904, rows: readXml(archive.read(part), sheetRowsListener(shared), file.name) }
  }
}
