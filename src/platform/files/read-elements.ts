/**
 * Reads the elements of some names out of a file of XML, one at a time with all that it holds, so that a return of any length needs
 * no more memory than what it tells of one child. Nothing is expanded, and what is too long or too deep is refused (see xml.ts).
 */
import { Problem } from '#domain/problem.ts'
import { fileLimits } from './limits.ts'
import { piecesOf, type Content } from './pieces.ts'
import { fileProblems } from './problems.ts'
import { readXml, type Attributes, type XmlListener } from './xml.ts'

/** An element with all that it holds. Names come without their prefix; `text` is its own, beside what its children say. */
export interface ElementRead {
  readonly name: string
  readonly attributes: Attributes
  readonly text: string
  readonly children: readonly ElementRead[]
}

interface OpenElement extends ElementRead {
  text: string
  readonly children: ElementRead[]
}

/** How far the reading has come. */
interface Progress {
  /** Records that are complete. */
  records: number
  /** Bytes in which nothing was opened, closed or said. */
  silent: number
}

/**
 * `wanted` elements anywhere in the file, in their order; one inside another is part of it. Throws problems of files: what came
 * before is then already given.
 */
export async function* readElements(
  content: Content,
  wanted: ReadonlySet<string>,
  file: string,
): AsyncGenerator<ElementRead> {
  const progress: Progress = { records: 0, silent: 0 }
  try {
    yield* readXml(watched(content, progress, file), listener(wanted, progress, file), file)
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'file.damaged') throw error
    throw fileProblems.recordsBroken({ file, record: progress.records + 1 })
  }
}

/** A comment or quoted text without end would otherwise gather in memory unseen. */
async function* watched(content: Content, progress: Progress, file: string): AsyncGenerator<Buffer> {
  let any = false
  for await (const piece of piecesOf(content)) {
    any = true
    if (progress.silent > fileLimits.stretchWithoutTag) throw fileProblems.cellTooLong({ file })
    progress.silent += piece.length
    yield piece
  }
  if (!any) throw fileProblems.empty({ file })
}

const noAttributes: Attributes = {}

function listener(wanted: ReadonlySet<string>, progress: Progress, file: string): XmlListener<ElementRead> {
  const open: OpenElement[] = []
  let complete: ElementRead[] = []
  let size = 0
  let elements = 0
  const grow = (by: number): void => {
    size += by
    if (size > fileLimits.record || elements > fileLimits.recordElements)
      throw fileProblems.recordTooLong({ file, record: progress.records + 1 })
  }
  return {
    open: (name, attributes) => {
      progress.silent = 0
      const parent = open.at(-1)
      if (parent === undefined && !wanted.has(name)) return
      elements += 1
      const element: OpenElement = { name, attributes: attributesOf(attributes), text: '', children: [] }
      grow(name.length + sizeOf(element.attributes))
      parent?.children.push(element)
      open.push(element)
    },
    close: () => {
      progress.silent = 0
      const element = open.pop()
      if (element === undefined) return
      element.text = element.text.trim()
      if (open.length > 0) return
      complete.push(element)
      progress.records += 1
      size = 0
      elements = 0
    },
    text: text => {
      progress.silent = 0
      const element = open.at(-1)
      if (element === undefined) return
      grow(text.length)
      element.text += text
    },
    take: () => {
      const taken = complete
      complete = []
      return taken
    },
  }
}

function attributesOf(attributes: Attributes): Attributes {
  for (const _ in attributes) return { ...attributes }
  return noAttributes
}

function sizeOf(attributes: Attributes): number {
  let size = 0
  for (const name in attributes) size += name.length + (attributes[name]?.length ?? 0)
  return size
}
