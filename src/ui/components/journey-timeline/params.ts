/** A child's journey: the picture in a region that scrolls by itself, its key, and the table that says the same in words. */
import { longDate } from '#domain/calendar/dates.ts'
import { timelinePicture } from '#domain/journey/timeline-picture.ts'
import type { JourneyTableRow, Timeline } from '#domain/journey/timeline.ts'
import { journeyTimeline, shapeAlone, shapesInOrder } from '#ui/charts/journey-timeline.ts'
import type { Html } from '#ui/html.ts'
import { params, type Params } from '#ui/params.ts'

export interface JourneyTimelineOptions {
  /** Unique on the page. */
  readonly id: string
  /** "Journey of WC-1042": a reference, never a name. */
  readonly heading: string
  readonly timeline: Timeline
  readonly table: readonly JourneyTableRow[]
  /** What a file of an import is called, for the column that says where an event stands. */
  readonly fileName: (importId: string, file: number) => string
}

interface RowShown {
  readonly on: string
  readonly until: string
  readonly what: string
  readonly source: string
}

export type JourneyTimelineParams = Params<{
  readonly id: string
  readonly heading: string
  readonly empty: boolean
  readonly picture: Html
  readonly key: readonly { readonly shape: Html; readonly words: string }[]
  /** Events that the picture does not show; null where it shows all. */
  readonly leftOut: string | null
  readonly rows: readonly RowShown[]
  readonly summary: string
}>

const keyOfShapes = [
  ...shapesInOrder.map(([shape, words]) => ({ shape: shapeAlone(shape, false), words })),
  { shape: shapeAlone('circle', true), words: 'Hollow: the child was not seen, or it was cancelled' },
]

const events = (count: number): string => `${count.toLocaleString('en-GB')} ${count === 1 ? 'event' : 'events'}`

function leftOutWords(count: number): string | null {
  if (count === 0) return null
  return `${events(count)} ${count === 1 ? 'is' : 'are'} in the table and not in the picture: without a day, or outside the time that it shows.`
}

const shown = (row: JourneyTableRow, fileName: JourneyTimelineOptions['fileName']): RowShown => ({
  on: row.on === null ? 'Not recorded' : longDate(row.on),
  until: row.until === null ? '' : longDate(row.until),
  what: row.what,
  source: row.source === null ? '' : `${fileName(row.source.importId, row.source.file)}, row ${row.source.row}`,
})

export function journeyTimelineParams(options: JourneyTimelineOptions): JourneyTimelineParams {
  const { id, heading, timeline, table, fileName } = options
  return params({
    id,
    heading,
    empty: timeline.rows.length === 0,
    picture: journeyTimeline(timelinePicture(timeline), heading, id),
    key: keyOfShapes,
    leftOut: leftOutWords(timeline.leftOut),
    rows: table.map(row => shown(row, fileName)),
    summary: `Table of ${events(table.length)}, with where each is written`,
  })
}
