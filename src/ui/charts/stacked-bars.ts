/**
 * A chart of bars, each stacked to the whole of its category, as plain SVG: no script, no inline style (the content security
 * policy refuses both), a title and a description for people who hear it. The numbers come in; only lengths are worked out.
 */
import type { BlockOf, ChartSeries } from '#domain/learning/report-document.ts'
import { escapeHtml, join, type Html } from '../html.ts'
import { figureColour, toneColours } from './tones.ts'

const width = 720
const barHeight = 26
const rowHeight = 58
const letterWidth = 8.4
const swatch = 16
const legendLine = 28

interface LegendItem {
  readonly x: number
  readonly y: number
  readonly series: ChartSeries
}

/** Where each name of the legend goes, on as many lines as they need. */
function legendItems(series: readonly ChartSeries[]): readonly LegendItem[] {
  const items: LegendItem[] = []
  let x = 0
  let y = 0
  for (const one of series) {
    const needed = swatch + 8 + one.name.length * letterWidth + 20
    if (x > 0 && x + needed > width) {
      x = 0
      y += legendLine
    }
    items.push({ x, y, series: one })
    x += needed
  }
  return items
}

const rectangle = (x: number, y: number, size: { width: number; height: number }, fill: string): string =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(size.width)}" height="${size.height}" fill="${fill}" stroke="#ffffff" stroke-width="1"/>`

const round = (value: number): number => Math.round(value * 10) / 10

function legend(series: readonly ChartSeries[]): { readonly source: string; readonly height: number } {
  const items = legendItems(series)
  const source = items
    .map(
      item =>
        rectangle(item.x, item.y + 2, { width: swatch, height: swatch }, toneColours[item.series.tone]) +
        `<text x="${round(item.x + swatch + 8)}" y="${item.y + 15}" font-size="16">${escapeHtml(item.series.name)}</text>`,
    )
    .join('')
  return { source, height: (items.at(-1)?.y ?? 0) + legendLine + 10 }
}

function bar(category: string, values: readonly { value: number; fill: string }[], top: number): string {
  const whole = values.reduce((sum, { value }) => sum + value, 0)
  let x = 0
  const parts = values
    .filter(({ value }) => value > 0)
    .map(({ value, fill }) => {
      const length = (value / whole) * width
      const figure =
        length < String(value).length * letterWidth + 6
          ? ''
          : `<text x="${round(x + length / 2)}" y="${top + 41}" font-size="16" text-anchor="middle" fill="${figureColour}">${value}</text>`
      const part = rectangle(x, top + 22, { width: length, height: barHeight }, fill) + figure
      x += length
      return part
    })
  return `<text x="0" y="${top + 15}" font-size="16" font-weight="bold">${escapeHtml(category)}</text>${parts.join('')}`
}

/** `id` is unique on the page. */
export function stackedBars(chart: BlockOf<'chart'>, id: string): Html {
  const key = legend(chart.series)
  const bars = chart.categories.map((category, index) =>
    bar(
      category,
      chart.series.map(series => ({ value: series.values[index] ?? 0, fill: toneColours[series.tone] })),
      key.height + index * rowHeight,
    ),
  )
  const height = key.height + chart.categories.length * rowHeight
  return join([
    `<svg class="lfa-chart" role="img" aria-labelledby="${id}-title ${id}-words" viewBox="0 0 ${width} ${height}" font-family="arial, sans-serif">`,
    `<title id="${id}-title">${escapeHtml(chart.title)}</title><desc id="${id}-words">${escapeHtml(chart.alt)}</desc>`,
    key.source,
    ...bars,
    '</svg>',
  ])
}
