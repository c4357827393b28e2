/**
 * Looks at a ZIP archive's directory before anything in it is unpacked: how many parts, how large, how tightly packed, whether
 * two lie over one another. A directory can lie, so unpacking counts again. A part is found by name; nothing is ever written.
 */
import type { Readable } from 'node:stream'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import type { NamedFile } from './kind-of-file.ts'
import { fileLimits } from './limits.ts'
import { fileProblems } from './problems.ts'

export interface Archive {
  readonly has: (name: string) => boolean
  /** The bytes of a part, unpacked piece by piece. An empty stream when there is no such part. */
  read(name: string): AsyncIterable<Buffer>
  /** Of all parts, as the directory has it. */
  readonly unpackedSize: number
}

const nestedNames = /\.(zip|xlsx|xlsm|xlsb|docx|pptx|jar|7z|rar|gz|tar|bz2|xz)$/i

/** Opens an archive in memory. Throws a problem for one that is not to be unpacked. */
export async function openArchive(file: NamedFile): Promise<Archive> {
  const named = { file: file.name }
  const archive = await opened(file)
  const entries = await listed(archive, file.name)
  checkSizes(entries, file.name)
  if (overlap(entries)) throw fileProblems.damaged(named)
  const byName = new Map(entries.map(entry => [entry.fileName, entry]))
  // What has been unpacked so far: the limit holds for all parts together, whatever the directory says.
  const count = { bytes: 0 }
  return {
    has: name => byName.has(name),
    read: name => unpack(archive, byName.get(name), count, file.name),
    unpackedSize: entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0),
  }
}

async function opened({ name, content }: NamedFile): Promise<ZipFile> {
  try {
    return await fromBufferPromise(content, { lazyEntries: true, autoClose: false, validateEntrySizes: true })
  } catch {
    throw fileProblems.damaged({ file: name })
  }
}

async function listed(archive: ZipFile, file: string): Promise<readonly Entry[]> {
  const limit = fileLimits.parts
  if (archive.entryCount > limit) throw fileProblems.tooManyParts({ file, limit })
  const entries: Entry[] = []
  try {
    for await (const entry of archive.eachEntry()) entries.push(entry)
  } catch {
    throw fileProblems.damaged({ file })
  }
  return entries
}

function checkSizes(entries: readonly Entry[], file: string): void {
  const { ratio, ratioMattersFrom, unpacked } = fileLimits
  if (entries.some(entry => nestedNames.test(entry.fileName))) throw fileProblems.nested({ file })
  if (entries.some(entry => entry.isEncrypted())) throw fileProblems.encrypted({ file })
  if (entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0) > unpacked) throw tooLarge(file)
  const tight = entries.some(
    entry => entry.uncompressedSize > ratioMattersFrom && entry.uncompressedSize > ratio * entry.compressedSize,
  )
  if (tight) throw fileProblems.unpacksTooMuch({ file, ratio })
}

const tooLarge = (file: string) =>
  fileProblems.unpacksTooLarge({ file, limit: `${fileLimits.unpacked / 1_048_576} MB` })

/** Parts that share bytes are how a small archive unpacks to a large one without a high ratio in any part. */
function overlap(entries: readonly Entry[]): boolean {
  const inOrder = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)
  return inOrder.some((entry, place) => {
    const next = inOrder[place + 1]
    return (
      next !== undefined && entry.relativeOffsetOfLocalHeader + entry.compressedSize > next.relativeOffsetOfLocalHeader
    )
  })
}

async function* unpack(
  archive: ZipFile,
  entry: Entry | undefined,
  count: { bytes: number },
  file: string,
): AsyncGenerator<Buffer> {
  if (!entry) return
  let bytes = 0
  try {
    const stream: Readable = await archive.openReadStreamPromise(entry)
    for await (const chunk of stream) {
      const piece = chunk as Buffer
      bytes += piece.length
      count.bytes += piece.length
      if (count.bytes > fileLimits.unpacked) throw tooLarge(file)
      if (bytes > fileLimits.ratioMattersFrom && bytes > fileLimits.ratio * entry.compressedSize)
        throw fileProblems.unpacksTooMuch({ file, ratio: fileLimits.ratio })
      yield piece
    }
  } catch (error) {
    throw isProblem(error) ? error : fileProblems.damaged({ file })
  }
}

const isProblem = (error: unknown): boolean => error instanceof Error && error.name === 'Problem'
