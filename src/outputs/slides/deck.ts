/** A slide pack and the frame of its slides: title placeholder, marking at the foot, slide number. */
import pptxgen from 'pptxgenjs'
import type { ReportDocument } from '#domain/learning/report-document.ts'
import { area, colours, page, sizes } from './look.ts'

// The library is a CommonJS bundle whose types name the class as `default`; at run time the import is the class itself.
const Presentation = pptxgen as unknown as typeof pptxgen.default
export type Presentation = InstanceType<typeof Presentation>
export type Slide = ReturnType<Presentation['addSlide']>

export interface Deck {
  readonly presentation: Presentation
  /** A new slide with its title, and notes for whoever presents it. */
  slide(title: string, notes: string): Slide
}

const master = 'REPORT'

const small = { fontFace: 'Arial', fontSize: 12, color: colours.quiet } as const

const bar = { x: 0, y: 0, w: page.width, h: 0.14, fill: { color: colours.brand } } as const

const titlePlace = {
  name: 'title',
  type: 'title',
  x: area.x,
  y: 0.38,
  w: area.width,
  h: 0.85,
  fontFace: 'Arial',
  fontSize: sizes.title,
  bold: true,
  color: colours.brand,
  align: 'left',
  valign: 'middle',
  margin: 0,
} as const

export function newDeck(document: ReportDocument): Deck {
  const presentation = new Presentation()
  presentation.layout = 'LAYOUT_WIDE'
  presentation.title = document.title
  presentation.author = 'Learning from Audit'
  presentation.company = ''
  presentation.theme = { headFontFace: 'Arial', bodyFontFace: 'Arial' }
  presentation.defineSlideMaster({
    title: master,
    background: { color: colours.white },
    objects: [
      { rect: bar },
      { placeholder: { options: titlePlace, text: '' } },
      {
        text: {
          text: `${document.title}. ${document.marking}`,
          options: { ...small, x: area.x, y: 6.95, w: 10.8, h: 0.35, margin: 0 },
        },
      },
    ],
    slideNumber: { ...small, x: 12.1, y: 6.95, w: 0.65, h: 0.35, align: 'right' },
  })
  return {
    presentation,
    slide(title, notes) {
      const slide = presentation.addSlide({ masterName: master })
      slide.addText(title, { placeholder: 'title' })
      slide.addNotes(notes)
      return slide
    },
  }
}

export function titleSlide({ presentation }: Deck, document: ReportDocument): void {
  const slide = presentation.addSlide()
  slide.background = { color: colours.brand }
  const line = { x: 0.9, w: 11.5, fontFace: 'Arial', color: colours.white, margin: 0 } as const
  slide.addText(document.title, { ...line, y: 2.1, h: 1.5, fontSize: 44, bold: true, valign: 'bottom' })
  slide.addText(document.subtitle, { ...line, y: 3.8, h: 0.6, fontSize: 24 })
  slide.addText(document.marking, { ...line, y: 4.5, h: 0.5, fontSize: 18 })
  slide.addNotes(`${document.title}. ${document.subtitle}. ${document.marking}.`)
}
