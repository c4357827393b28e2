/**
 * Reads the records out of a file of JSON one at a time: a record alone, a list of them, records one after the other, or a list
 * under a name such as "children". Only the ends of records are looked for here; each record is then parsed by itself.
 */
import { TextDecoder } from 'node:util'
import { utf16Of } from './kind-of-file.ts'
import { fileLimits } from './limits.ts'
import { piecesOf, type Content } from './pieces.ts'
import { fileProblems } from './problems.ts'
import { recordSplitter } from './split-records.ts'

/**
 * The records in their order, parsed and otherwise as they are. `inside`: names, in small letters, under which a file may keep its
 * records. Throws problems of files: what came before is then already given.
 */
export async function* readRecords(content: Content, inside: ReadonlySet<string>, file: string): AsyncGenerator {
  const splitter = recordSplitter(inside)
  let decoder: TextDecoder | null = null
  let number = 0
  const parsed = (text: string): unknown => {
    number += 1
    try {
      return JSON.parse(text) as unknown
    } catch {
      throw fileProblems.recordsBroken({ file, record: number })
    }
  }
  const fed = function* (text: string): Generator {
    for (const record of splitter.feed(text)) yield parsed(record)
    if (splitter.broken()) throw fileProblems.recordsBroken({ file, record: number + 1 })
    if (splitter.held() > fileLimits.record) throw fileProblems.recordTooLong({ file, record: number + 1 })
  }
  for await (const piece of piecesOf(content)) {
    decoder ??= new TextDecoder(utf16Of(piece) ?? 'utf-8')
    yield* fed(decoder.decode(piece, { stream: true }))
  }
  if (decoder === null) throw fileProblems.empty({ file })
  yield* fed(decoder.decode())
  if (!splitter.ended()) throw fileProblems.recordsBroken({ file, record: number + 1 })
}
