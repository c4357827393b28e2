/**
 * A child's journey drawn as plain SVG from a picture of the domain: no script and no inline style. Bars say in words what they are
 * where they have room, points differ in shape, and whatever lasts has an open end: colour says nothing.
 */
import {
  measures,
  pointShapes,
  type BarDrawn,
  type PointDrawn,
  type PointShape,
  type RowDrawn,
  type TimelinePicture,
} from '#domain/journey/timeline-picture.ts'
import { escapeHtml, join, type Html } from '../html.ts'
import { figureColour, toneColours } from './tones.ts'

const letterWidth = 7.2
const half = 6
const ink = '#0b0c0c'
const faint = '#b8c7c9'

/** Around its middle. */
const outlines: Readonly<Record<PointShape, (x: number, y: number) => string>> = {
  circle: (x, y) => `<circle cx="${x}" cy="${y}" r="${half}"`,
  square: (x, y) => `<rect x="${x - half + 1}" y="${y - half + 1}" width="${2 * half - 2}" height="${2 * half - 2}"`,
  diamond: (x, y) =>
    `<path d="M${x} ${y - half - 1}l${half + 1} ${half + 1}l-${half + 1} ${half + 1}l-${half + 1} -${half + 1}z"`,
  triangle: (x, y) => `<path d="M${x} ${y - half}l${half} ${2 * half - 1}h-${2 * half}z"`,
}

const title = (words: string): string => `<title>${escapeHtml(words)}</title>`

const point = ({ x, y, shape, hollow, words }: PointDrawn): string =>
  `<g>${title(words)}${outlines[shape](x, y)} fill="${hollow ? '#ffffff' : ink}" stroke="${ink}" stroke-width="2"/></g>`

/** As much of a label as fits; nothing where that would be a letter or two. */
function fitting(label: string, width: number): string {
  const room = Math.floor((width - 12) / letterWidth)
  if (label.length <= room) return label
  return room < 5 ? '' : `${label.slice(0, room - 1).trimEnd()}…`
}

function bar({ x, y, width, open, label, words }: BarDrawn): string {
  const height = measures.bar - 4
  const shape = `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${toneColours.first}" stroke="#ffffff"/>`
  const written = fitting(label, open ? width - 10 : width)
  const text =
    written === ''
      ? ''
      : `<text x="${x + 6}" y="${y + 15}" font-size="14" fill="${figureColour}">${escapeHtml(written)}</text>`
  const end = x + width
  const arrow = open
    ? `<path d="M${round(end - 7)} ${y + 4}l5 6l-5 6" fill="none" stroke="${figureColour}" stroke-width="2"/>`
    : ''
  return `<g>${title(words)}${shape}${text}${arrow}</g>`
}

const round = (value: number): number => Math.round(value * 10) / 10

/** The label stands at both ends, so that whoever has scrolled to today still reads it. */
function row({ label, y, bars, points }: RowDrawn, width: number): string {
  const text = (x: number, anchor: string): string =>
    `<text x="${x}" y="${y + 16}" font-size="16" font-weight="bold" text-anchor="${anchor}" fill="${ink}">${escapeHtml(label)}</text>`
  const line = `<path d="M0 ${y - 4}H${width}" stroke="${faint}"/>`
  return (
    line +
    text(measures.margin, 'start') +
    text(width - measures.margin, 'end') +
    bars.map(bar).join('') +
    points.map(point).join('')
  )
}

function tick({ x, label }: TimelinePicture['ticks'][number], { width, height, axis }: TimelinePicture): string {
  const anchor = x > width - 110 ? 'end' : 'start'
  return (
    `<path d="M${x} 0V${height}" stroke="${faint}" stroke-dasharray="2 4"/>` +
    `<text x="${anchor === 'end' ? x - 4 : x + 4}" y="${axis - 12}" font-size="14" text-anchor="${anchor}" fill="${ink}">${escapeHtml(label)}</text>`
  )
}

/** `id` is unique on the page. Its width is its own: it scrolls where there is less room. */
export function journeyTimeline(picture: TimelinePicture, heading: string, id: string): Html {
  const { width, height, ticks, rows, words } = picture
  return join([
    `<svg class="lfa-timeline__picture" role="img" aria-labelledby="${id}-title ${id}-words" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="arial, sans-serif">`,
    `<title id="${id}-title">${escapeHtml(heading)}</title><desc id="${id}-words">${escapeHtml(words)}</desc>`,
    ...ticks.map(one => tick(one, picture)),
    ...rows.map(one => row(one, width)),
    '</svg>',
  ])
}

/** A shape alone, for the key beside its words. */
export function shapeAlone(shape: PointShape, hollow: boolean): Html {
  const drawn = `${outlines[shape](9, 9)} fill="${hollow ? '#ffffff' : ink}" stroke="${ink}" stroke-width="2"/>`
  return join([
    `<svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">`,
    drawn,
    '</svg>',
  ])
}

/** What the shapes mean, in the order of the key. */
export const shapesInOrder = Object.entries(pointShapes) as readonly (readonly [PointShape, string])[]
