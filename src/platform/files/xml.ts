/**
 * Reads XML piece by piece, without ever expanding anything: a document type declaration ends the reading, nesting has a limit,
 * and so has the length of text between two tags. The listener says what has come together after each piece.
 */
import { TextDecoder } from 'node:util'
import { SaxesParser } from 'saxes'
import { fileLimits } from './limits.ts'
import { fileProblems } from './problems.ts'

export type Attributes = Readonly<Record<string, string>>

export interface XmlListener<Item> {
  /** The name comes without its prefix. */
  open(name: string, attributes: Attributes): void
  close(name: string): void
  text(text: string): void
  /** What is complete since it was last asked. */
  take(): readonly Item[]
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1)

interface Watch {
  /** Characters since the last tag. */
  stretch: number
  depth: number
}

export async function* readXml<Item>(
  pieces: AsyncIterable<Buffer>,
  listener: XmlListener<Item>,
  file: string,
): AsyncGenerator<Item> {
  const watch: Watch = { stretch: 0, depth: 0 }
  const parser = parserFor(listener, watch, file)
  let decoder: TextDecoder | null = null
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece))
    feed(parser, decoder.decode(piece, { stream: true }), watch, file)
    yield* listener.take()
  }
  if (decoder) finish(parser, decoder.decode(), file)
  yield* listener.take()
}

function encodingOf(first: Buffer): string {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le'
  return first[0] === 0xfe && first[1] === 0xff ? 'utf-16be' : 'utf-8'
}

function feed(parser: SaxesParser, text: string, watch: Watch, file: string): void {
  const lastTag = text.lastIndexOf('<')
  const opening = text.indexOf('<')
  const before = watch.stretch + (opening === -1 ? text.length : opening)
  watch.stretch = lastTag === -1 ? before : text.length - lastTag
  if (Math.max(before, watch.stretch) > fileLimits.stretchWithoutTag) throw fileProblems.cellTooLong({ file })
  parser.write(text)
}

function finish(parser: SaxesParser, rest: string, file: string): void {
  if (rest !== '') parser.write(rest)
  try {
    parser.close()
  } catch {
    throw fileProblems.damaged({ file })
  }
}

function parserFor<Item>(listener: XmlListener<Item>, watch: Watch, file: string): SaxesParser {
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('error', () => {
    throw fileProblems.damaged({ file })
  })
  parser.on('doctype', () => {
    throw fileProblems.declaresEntities({ file })
  })
  parser.on('opentag', tag => {
    watch.depth += 1
    if (watch.depth > fileLimits.depth) throw fileProblems.damaged({ file })
    listener.open(bare(tag.name), tag.attributes)
  })
  parser.on('closetag', tag => {
    watch.depth -= 1
    listener.close(bare(tag.name))
  })
  parser.on('text', text => {
    listener.text(text)
  })
  parser.on('cdata', text => {
    listener.text(text)
  })
  return parser
}
