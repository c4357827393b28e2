/** A file's content in small pieces, whether it lies in memory or comes as a stream. */
import { Buffer } from 'node:buffer'

export type Content = Uint8Array | AsyncIterable<Uint8Array>

const pieceSize = 65_536

/** Empty pieces are left out; large ones are cut. */
export async function* piecesOf(content: Content): AsyncGenerator<Buffer> {
  if (content instanceof Uint8Array) yield* cut(content)
  else for await (const piece of content) yield* cut(piece)
}

function* cut(piece: Uint8Array): Generator<Buffer> {
  for (let from = 0; from < piece.length; from += pieceSize) {
    const length = Math.min(pieceSize, piece.length - from)
    yield Buffer.from(piece.buffer, piece.byteOffset + from, length)
  }
}
