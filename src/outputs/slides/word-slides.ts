/** Key figures, findings, questions and notes on slides: few words, large, and on as many slides as they need. */
import type { BlockOf, FindingLine } from '#domain/learning/report-document.ts'
import type { Deck } from './deck.ts'
import { area, colours, heightOf, linesOf, paged, sizes } from './look.ts'

const gap = 0.3
const cardHeight = 2.55

interface Figures {
  readonly title: string
  readonly figures: readonly BlockOf<'key-figure'>[]
  readonly paragraphs: readonly string[]
}

function card(slide: ReturnType<Deck['slide']>, figure: BlockOf<'key-figure'>, x: number, width: number): void {
  slide.addShape('rect', { x, y: area.y, w: width, h: cardHeight, fill: { color: colours.ground } })
  slide.addShape('rect', { x, y: area.y, w: width, h: 0.06, fill: { color: colours.brand } })
  const text = { fontFace: 'Arial', x: x + 0.15, w: width - 0.3, margin: 0 } as const
  slide.addText(figure.label, {
    ...text,
    y: area.y + 0.15,
    h: 0.65,
    fontSize: 16,
    bold: true,
    color: colours.text,
    valign: 'top',
  })
  slide.addText(figure.value, {
    ...text,
    y: area.y + 0.85,
    h: 0.8,
    fontSize: sizes.figure,
    bold: true,
    color: colours.brand,
    valign: 'middle',
  })
  slide.addText(figure.small, {
    ...text,
    y: area.y + 1.7,
    h: 0.75,
    fontSize: sizes.small,
    color: colours.quiet,
    valign: 'top',
  })
}

/** Key figures side by side, with what is said of them below. */
export function figureSlide(deck: Deck, { title, figures, paragraphs }: Figures): void {
  const notes = [...figures.map(figure => `${figure.label}: ${figure.value}. ${figure.small}.`), ...paragraphs].join(
    '\n',
  )
  const slide = deck.slide(title, notes)
  const width = (area.width - gap * (figures.length - 1)) / Math.max(1, figures.length)
  figures.forEach((figure, index) => {
    card(slide, figure, area.x + index * (width + gap), width)
  })
  if (paragraphs.length === 0) return
  const top = figures.length === 0 ? area.y : area.y + cardHeight + 0.35
  slide.addText(
    paragraphs.map(text => ({ text, options: { breakLine: true, paraSpaceAfter: 10 } })),
    {
      x: area.x,
      y: top,
      w: area.width,
      h: area.y + area.height - top,
      fontFace: 'Arial',
      fontSize: sizes.body,
      color: colours.text,
      valign: 'top',
      margin: 0,
    },
  )
}

interface Line {
  readonly text: string
  readonly quiet?: string
  readonly bold: boolean
  readonly bullet: boolean
  readonly points: number
}

const lineHeight = (line: Line): number =>
  heightOf(linesOf(line.text + (line.quiet ?? ''), area.width - (line.bullet ? 0.4 : 0), line.points), line.points) +
  0.12

function runs(line: Line) {
  const look = {
    fontSize: line.points,
    bold: line.bold,
    color: colours.text,
    paraSpaceAfter: 6,
    ...(line.bullet ? { bullet: true } : {}),
  }
  if (line.quiet === undefined) return [{ text: line.text, options: { ...look, breakLine: true } }]
  return [
    { text: `${line.text}  `, options: look },
    { text: line.quiet, options: { ...look, bold: false, color: colours.quiet, breakLine: true } },
  ]
}

/** Groups of lines; a group is not parted between slides. */
function textSlides(deck: Deck, title: string, groups: readonly (readonly Line[])[]): void {
  const height = (group: readonly Line[]): number => group.reduce((sum, line) => sum + lineHeight(line), 0)
  const pages = paged(groups, height, area.height)
  pages.forEach((group, index) => {
    const named = pages.length === 1 ? title : `${title} (${index + 1} of ${pages.length})`
    const lines = group.flat()
    deck
      .slide(named, lines.map(line => [line.text, line.quiet].filter(Boolean).join(': ')).join('\n'))
      .addText(lines.flatMap(runs), {
        x: area.x,
        y: area.y,
        w: area.width,
        h: area.height,
        fontFace: 'Arial',
        valign: 'top',
        margin: 0,
      })
  })
}

/** Findings without the auditors' words are put together; with them, each theme keeps its words. */
export function findingSlides(deck: Deck, title: string, lines: readonly FindingLine[]): void {
  textSlides(
    deck,
    title,
    lines.map(line => [
      { text: line.theme, quiet: line.counted, bold: true, bullet: false, points: sizes.body },
      ...line.examples.map(text => ({ text, bold: false, bullet: true, points: 16 })),
    ]),
  )
}

export function listSlides(deck: Deck, title: string, items: readonly string[]): void {
  textSlides(
    deck,
    title,
    items.map(text => [{ text, bold: false, bullet: true, points: 20 }]),
  )
}

export function noteSlides(deck: Deck, title: string, paragraphs: readonly string[]): void {
  textSlides(
    deck,
    title,
    paragraphs.map(text => [{ text, bold: false, bullet: false, points: 16 }]),
  )
}
