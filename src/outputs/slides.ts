/**
 * A report as a slide pack that people can edit: native charts with alternative text, tables with their words in the notes, one
 * idea to a slide. A hidden number is in no slide, chart cache, workbook, note or alternative text, because it never came here.
 */
import { readBlock, type BlockOf, type BlockReaders, type ReportDocument } from '#domain/learning/report-document.ts'
import { newDeck, titleSlide, type Deck } from './slides/deck.ts'
import { chartSlide, tableSlides } from './slides/table-slides.ts'
import { figureSlide, findingSlides, listSlides, noteSlides } from './slides/word-slides.ts'

/** Key figures and what is said of them share a slide; what is said before a table or chart stands above it. */
interface Gathered {
  readonly title: string
  readonly figures: readonly BlockOf<'key-figure'>[]
  readonly paragraphs: readonly string[]
}

const nothing = (title: string): Gathered => ({ title, figures: [], paragraphs: [] })

function figuresOf(deck: Deck, gathered: Gathered): void {
  if (gathered.figures.length + gathered.paragraphs.length > 0) figureSlide(deck, gathered)
}

/** What is said before a table or chart, unless it belongs to key figures, which then get their slide first. */
function introductionTo(deck: Deck, gathered: Gathered): readonly string[] {
  if (gathered.figures.length === 0) return gathered.paragraphs
  figuresOf(deck, gathered)
  return []
}

/** Each block draws its slides, or waits with others; what waits after it is returned. */
function readersFor(deck: Deck, gathered: Gathered): BlockReaders<Gathered> {
  const after = (draw: () => void): Gathered => {
    figuresOf(deck, gathered)
    draw()
    return nothing(gathered.title)
  }
  const introduced = (draw: (introduction: readonly string[]) => void): Gathered => {
    draw(introductionTo(deck, gathered))
    return nothing(gathered.title)
  }
  return {
    heading: block => ({ ...after(() => undefined), title: block.text }),
    paragraph: block => ({ ...gathered, paragraphs: [...gathered.paragraphs, block.text] }),
    'key-figure': block => ({ ...gathered, figures: [...gathered.figures, block] }),
    table: block =>
      introduced(introduction => {
        tableSlides(deck, block, introduction)
      }),
    chart: block =>
      introduced(introduction => {
        chartSlide(deck, block, introduction)
      }),
    strengths: block =>
      after(() => {
        findingSlides(deck, block.title, block.lines)
      }),
    'areas-for-improvement': block =>
      after(() => {
        findingSlides(deck, block.title, block.lines)
      }),
    list: block =>
      after(() => {
        listSlides(deck, block.title, block.items)
      }),
    note: block =>
      after(() => {
        noteSlides(deck, block.title, block.paragraphs)
      }),
  }
}

/** The bytes of a .pptx. */
export async function renderSlides(document: ReportDocument): Promise<Buffer> {
  const deck = newDeck(document)
  titleSlide(deck, document)
  const last = document.blocks.reduce(
    (gathered, block) => readBlock(readersFor(deck, gathered), block),
    nothing(document.title),
  )
  figuresOf(deck, last)
  return (await deck.presentation.write({ outputType: 'nodebuffer', compression: true })) as Buffer
}
