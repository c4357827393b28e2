/** Tables and charts on slides: native, editable, paged so that nothing runs off the slide, told in words in the notes. */
import type { BlockOf, DocumentTable } from '#domain/learning/report-document.ts'
import { shadeColours, toneColours } from '#ui/charts/tones.ts'
import type { Deck, Slide } from './deck.ts'
import { wordWeights } from '../word-weights.ts'
import { area, colours, heightOf, linesOf, paged, sizes } from './look.ts'

type Row = DocumentTable['rows'][number]
type SlideRows = Parameters<Slide['addTable']>[0]

const padding = 0.16

/** Room and letters for a table: a table of one or two numbers is set larger, with the numbers near their words. */
interface Setting {
  readonly points: number
  readonly widths: readonly number[]
  readonly margin: number
}

function settingOf(table: DocumentTable): Setting {
  const numeric = table.columns.map((_, index) => table.rows[0]?.cells[index - 1]?.numeric ?? false)
  const numbers = numeric.filter(Boolean).length
  const small = numbers > 0 && numbers < 3
  const numberWidth = small ? 2 : 1.5
  const left = Math.min(area.width - numbers * numberWidth, small ? 7.5 : area.width)
  const weights = wordWeights(table)
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  return {
    points: small ? sizes.body : sizes.table,
    margin: small ? 0.08 : 0.04,
    widths: numeric.map((isNumber, index) => (isNumber ? numberWidth : (left * (weights[index] ?? 0)) / all)),
  }
}

function rowHeight(texts: readonly string[], { widths, points, margin }: Setting): number {
  const lines = texts.map((text, index) => linesOf(text, (widths[index] ?? 1) - padding, points))
  return heightOf(Math.max(1, ...lines), points) + 2 * margin + 0.05
}

const right = { align: 'right' } as const

function slideRows(table: DocumentTable, rows: readonly Row[], heat: boolean, points: number): SlideRows {
  const base = { fontFace: 'Arial', fontSize: points, color: colours.text, valign: 'middle' } as const
  const head = table.columns.map((column, index) => ({
    text: column,
    options: {
      ...base,
      bold: true,
      fill: { color: shadeColours[1].slice(1) },
      ...(rows[0]?.cells[index - 1]?.numeric ? right : {}),
    },
  }))
  const body = rows.map(row => [
    { text: row.label, options: { ...base, bold: row.cells.every(cell => cell.numeric) } },
    ...row.cells.map(cell => ({
      text: cell.text,
      options: {
        ...base,
        ...(cell.numeric ? right : {}),
        ...(heat && cell.shade !== null ? { fill: { color: shadeColours[cell.shade].slice(1) } } : {}),
      },
    })),
  ])
  return [head, ...body]
}

/** What is said of a table or chart, above it. Returns where the rest may begin. */
function introduce(slide: Slide, introduction: readonly string[]): number {
  if (introduction.length === 0) return area.y
  const text = introduction.join(' ')
  const height = heightOf(linesOf(text, area.width, sizes.intro), sizes.intro) + 0.1
  slide.addText(text, {
    x: area.x,
    y: area.y - 0.1,
    w: area.width,
    h: height,
    fontFace: 'Arial',
    fontSize: sizes.intro,
    color: colours.text,
    valign: 'top',
    margin: 0,
  })
  return area.y + height
}

const notesOf = (introduction: readonly string[], words: string): string => [...introduction, words].join('\n')

export function tableSlides(deck: Deck, block: BlockOf<'table'>, introduction: readonly string[]): void {
  const { table, heat } = block
  const setting = settingOf(table)
  const head = rowHeight(table.columns, setting)
  const height = (row: Row): number => rowHeight([row.label, ...row.cells.map(cell => cell.text)], setting)
  const introduced =
    introduction.length === 0
      ? 0
      : heightOf(linesOf(introduction.join(' '), area.width, sizes.intro), sizes.intro) + 0.1
  const pages = paged(table.rows, height, area.height - head - introduced)
  pages.forEach((rows, index) => {
    const title = pages.length === 1 ? table.title : `${table.title} (${index + 1} of ${pages.length})`
    const slide = deck.slide(title, notesOf(introduction, table.words))
    const top = introduce(slide, introduction)
    slide.addTable(slideRows(table, rows, heat, setting.points), {
      x: area.x,
      y: top,
      w: setting.widths.reduce((sum, width) => sum + width, 0),
      colW: [...setting.widths],
      rowH: [head, ...rows.map(height)],
      border: { type: 'solid', pt: 0.75, color: colours.line },
      margin: [setting.margin, 0.08, setting.margin, 0.08],
    })
  })
}

export function chartSlide(deck: Deck, chart: BlockOf<'chart'>, introduction: readonly string[]): void {
  const series = chart.series.map(one => ({ name: one.name, labels: [...chart.categories], values: [...one.values] }))
  const slide = deck.slide(chart.title, notesOf(introduction, chart.alt))
  const top = introduce(slide, introduction)
  slide.addChart('bar', series, {
    x: area.x,
    y: top,
    w: area.width,
    h: Math.min(area.y + area.height - top, chart.categories.length * 1.1 + 1),
    altText: chart.alt,
    barDir: 'bar',
    barGrouping: 'percentStacked',
    barGapWidthPct: 45,
    chartColors: chart.series.map(one => toneColours[one.tone].slice(1)),
    // First row at the top. The library passes it on; its types know only the other order.
    catAxisOrientation: 'maxMin' as 'minMax',
    catAxisLabelFontFace: 'Arial',
    catAxisLabelFontSize: 14,
    catAxisLabelColor: colours.text,
    valAxisHidden: true,
    valGridLine: { style: 'none' },
    catGridLine: { style: 'none' },
    showLegend: true,
    legendPos: 'b',
    legendFontFace: 'Arial',
    legendFontSize: 14,
    legendColor: colours.text,
    showValue: true,
    dataLabelColor: colours.white,
    dataLabelFontFace: 'Arial',
    dataLabelFontSize: 14,
    dataLabelFontBold: true,
    // Written so that a count of none has no label.
    dataLabelFormatCode: '0;;;',
  })
}
