/**
 * Where everything of a timeline stands in a picture, in pixels: no colours and no markup. Bars that overlap go on lines of their own,
 * and points are told apart by shape. However much a journey holds, no more is drawn than can be seen.
 */
import { longDate, monthAndYear, type LocalDate } from '../calendar/dates.ts'
import { dateOfDay, dayNumber, monthsAfter } from '../calendar/day-numbers.ts'
import type { EventKind } from './kinds.ts'
import type { Timeline, TimelineBar, TimelinePoint, TimelineRow } from './timeline.ts'

export const pointShapes = {
  circle: 'Visit or contact',
  diamond: 'Review, conference or meeting',
  square: 'Plan, decision or order',
  triangle: 'Referral, assessment, check or record',
} as const
export type PointShape = keyof typeof pointShapes

export interface BarDrawn {
  readonly x: number
  readonly y: number
  readonly width: number
  /** It lasts beyond the report date: its end is drawn open. */
  readonly open: boolean
  readonly label: string
  /** With its days. */
  readonly words: string
}

export interface PointDrawn {
  readonly x: number
  readonly y: number
  readonly shape: PointShape
  readonly hollow: boolean
  readonly words: string
}

export interface RowDrawn {
  readonly label: string
  readonly y: number
  readonly height: number
  readonly bars: readonly BarDrawn[]
  readonly points: readonly PointDrawn[]
}

export interface TimelinePicture {
  readonly width: number
  readonly height: number
  readonly axis: number
  readonly ticks: readonly { readonly x: number; readonly label: string }[]
  readonly rows: readonly RowDrawn[]
  /** What the picture shows, for those who hear it. */
  readonly words: string
}

export const measures = { label: 24, bar: 24, point: 22, gap: 14, margin: 12, axis: 28 } as const
const [leastWidth, mostWidth, pixelsPerDay, leastBar, mostLines] = [680, 2400, 1.2, 4, 6]

/** Kinds that are not circles; visits and contacts are. */
const shapes: Partial<Readonly<Record<EventKind, PointShape>>> = {
  referral: 'triangle',
  assessment: 'triangle',
  'initial-health-assessment': 'triangle',
  'health-assessment': 'triangle',
  'dental-check': 'triangle',
  'needs-assessment': 'triangle',
  'case-summary': 'triangle',
  chronology: 'triangle',
  'initial-conference': 'diamond',
  'protection-review': 'diamond',
  'core-group': 'diamond',
  'in-need-review': 'diamond',
  'looked-after-review': 'diamond',
  'permanence-planning-meeting': 'diamond',
  'pathway-plan-review': 'diamond',
  supervision: 'diamond',
  'care-plan': 'square',
  'permanence-plan': 'square',
  'education-plan': 'square',
  'adoption-decision': 'square',
  'placement-order': 'square',
  'adoption-match': 'square',
  'pathway-plan': 'square',
  'management-decision': 'square',
}

type Scale = (day: LocalDate) => number

function scaleOf({ from, to }: Timeline): { readonly width: number; readonly x: Scale } {
  const [first, last] = [dayNumber(from), dayNumber(to)]
  const days = Math.max(1, last - first)
  const width = Math.round(Math.min(mostWidth, Math.max(leastWidth, days * pixelsPerDay)))
  const perDay = (width - 2 * measures.margin) / days
  const x = (day: LocalDate): number =>
    Math.round((measures.margin + Math.min(days, Math.max(0, dayNumber(day) - first)) * perDay) * 10) / 10
  return { width, x }
}

const barWords = ({ from, until, label }: TimelineBar): string =>
  `${label}: ${longDate(from)} ${until === null ? 'and still open' : `to ${longDate(until)}`}`

interface BarLine {
  readonly bars: readonly BarDrawn[]
  readonly lines: number
}

/** Each bar on the first line that is free; what is more than can be told apart shares the last one. */
function placeBars(bars: readonly TimelineBar[], top: number, to: LocalDate, x: Scale): BarLine {
  const ends: number[] = []
  const drawn = new Map<string, BarDrawn>()
  for (const bar of bars) {
    const start = x(bar.from)
    const end = Math.max(start + leastBar, x(bar.until ?? to))
    const free = ends.findIndex(taken => taken <= start)
    const line = Math.min(free === -1 ? ends.length : free, mostLines - 1)
    ends[line] = Math.max(ends[line] ?? 0, end)
    const spot = `${line} ${start} ${end}`
    if (drawn.has(spot)) continue
    drawn.set(spot, {
      x: start,
      y: top + line * measures.bar,
      width: Math.round((end - start) * 10) / 10,
      open: bar.until === null || bar.until > to,
      label: bar.label,
      words: barWords(bar),
    })
  }
  return { bars: [...drawn.values()], lines: ends.length }
}

function placePoints(points: readonly TimelinePoint[], y: number, x: Scale): readonly PointDrawn[] {
  const drawn = new Map<string, PointDrawn>()
  for (const point of points) {
    const shape = shapes[point.kind] ?? 'circle'
    const at = x(point.on)
    // Two of one shape on one pixel are one to the eye; the table tells both.
    const spot = `${shape} ${point.void ? 'hollow' : ''} ${Math.round(at)}`
    if (!drawn.has(spot))
      drawn.set(spot, { x: at, y, shape, hollow: point.void, words: `${point.label}: ${longDate(point.on)}` })
  }
  return [...drawn.values()]
}

function drawRow(row: TimelineRow, y: number, to: LocalDate, x: Scale): RowDrawn {
  const { bars, lines } = placeBars(row.bars, y + measures.label, to, x)
  const below = y + measures.label + lines * measures.bar
  const points = placePoints(row.points, below + measures.point / 2, x)
  const height = measures.label + lines * measures.bar + (points.length > 0 ? measures.point : 0) + measures.gap
  return { label: row.label, y, height, bars, points }
}

/** Months between ticks for a journey of at most so many days: labels must not touch. */
const steps: readonly (readonly [days: number, months: number])[] = [
  [100, 1],
  [400, 3],
  [1500, 6],
  [3000, 12],
  [Infinity, 24],
]

/** The first days of months. */
function ticksOf({ from, to }: Timeline, x: Scale): TimelinePicture['ticks'] {
  const days = dayNumber(to) - dayNumber(from)
  const step = steps.find(([most]) => days <= most)?.[1] ?? 24
  const first = dayNumber(`${from.slice(0, 4)}-01-01` as LocalDate)
  const ticks: { x: number; label: string }[] = []
  for (let day = first; day <= dayNumber(to); day = monthsAfter(day, step)) {
    const date = dateOfDay(day)
    if (date >= from) ticks.push({ x: x(date), label: step < 12 ? monthAndYear(date) : date.slice(0, 4) })
  }
  return ticks
}

const things = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`

function wordsOf({ rows, from, to }: Timeline): string {
  const told = rows.map(({ label, bars, points }) =>
    [label, things(bars.length, 'period'), things(points.length, 'event')].join(', '),
  )
  return `From ${longDate(from)} to ${longDate(to)}. ${told.length === 0 ? 'Nothing is recorded' : told.join('; ')}. The table after the picture tells the same in words.`
}

export function timelinePicture(timeline: Timeline): TimelinePicture {
  const { width, x } = scaleOf(timeline)
  const rows: RowDrawn[] = []
  let y = measures.axis
  for (const row of timeline.rows) {
    const drawn = drawRow(row, y, timeline.to, x)
    rows.push(drawn)
    y += drawn.height
  }
  return { width, height: y, axis: measures.axis, ticks: ticksOf(timeline, x), rows, words: wordsOf(timeline) }
}
