/**
 * A report as a slide pack that people can edit: native charts with alternative text, tables with their words in the notes, one
 * idea to a slide. A hidden number is in no slide, chart cache, workbook, note or alternative text, because it never came here.
 */
import type { Block, BlockOf, ReportDocument } from '#domain/learning/report-document.ts'
import { newDeck, titleSlide, type Deck } from './slides/deck.ts'
import { chartSlide, tableSlides } from './slides/table-slides.ts'
import { figureSlide, findingSlides, listSlides, noteSlides } from './slides/word-slides.ts'

/** Key figures and what is said of them share a slide; what is said before a table or chart stands above it. */
interface Gathered {
  readonly title: string
  readonly figures: BlockOf<'key-figure'>[]
  readonly paragraphs: string[]
}

const gather = (title: string): Gathered => ({ title, figures: [], paragraphs: [] })

function finish(deck: Deck, gathered: Gathered): void {
  if (gathered.figures.length + gathered.paragraphs.length > 0) figureSlide(deck, gathered)
}

type Drawn = Exclude<Block, BlockOf<'heading' | 'paragraph' | 'key-figure'>>

function drawBlock(deck: Deck, block: Drawn, introduction: readonly string[]): void {
  switch (block.kind) {
    case 'table': return tableSlides(deck, block, introduction)
    case 'chart': return chartSlide(deck, block, introduction)
    case 'strengths':
    case 'areas-for-improvement': return findingSlides(deck, block.title, block.lines)
    case 'list': return listSlides(deck, block.title, block.items)
    case 'note': return noteSlides(deck, block.title, block.paragraphs)
  }
}

/** The bytes of a .pptx. */
export async function renderSlides(document: ReportDocument): Promise<Buffer> {
  const deck = newDeck(document)
  titleSlide(deck, document)
  let gathered = gather(document.title)
  for (const block of document.blocks) {
    if (block.kind === 'paragraph') gathered.paragraphs.push(block.text)
    else if (block.kind === 'key-figure') gathered.figures.push(block)
    else {
      const introduces = gathered.figures.length === 0 && (block.kind === 'table' || block.kind === 'chart')
      if (!introduces) finish(deck, gathered)
      if (block.kind !== 'heading') drawBlock(deck, block, introduces ? gathered.paragraphs : [])
      gathered = gather(block.kind === 'heading' ? block.text : gathered.title)
    }
  }
  finish(deck, gathered)
  return await deck.presentation.write({ outputType: 'nodebuffer', compression: true }) as Buffer
}
