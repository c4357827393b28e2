/** The frame of a draw as it is kept: one line for each case, so that the draw can be repeated here, elsewhere, or by hand. */
import type { LocalDate } from '#domain/calendar/dates.ts'
import type { FrameCase } from '#domain/sampling/frame.ts'

/** A tab or a line end in the council's own words would break a line in two. */
const plain = (text: string): string => text.replaceAll(/[\t\r\n]+/g, ' ')

/** In this order. Frames from before teams, age groups and workers could divide one end with the day of the last audit. */
const columns = ['caseReference', 'caseStatus', 'locality', 'lastAuditedOn', 'team', 'ageGroup', 'worker'] as const
type Column = (typeof columns)[number]

export const frameLines = (frame: readonly FrameCase[]): string =>
  frame.map(one => columns.map(column => plain(one[column] ?? '')).join('\t')).join('\n')

const caseRead = (line: string): FrameCase => {
  const cells = line.split('\t')
  const cell = (column: Column): string | null => cells[columns.indexOf(column)] || null
  return {
    caseReference: cell('caseReference') ?? '',
    caseStatus: cell('caseStatus') ?? '',
    locality: cell('locality'),
    team: cell('team'),
    ageGroup: cell('ageGroup'),
    worker: cell('worker'),
    open: true,
    lastAuditedOn: cell('lastAuditedOn') as LocalDate | null,
  }
}

/** As `frameLines` wrote it. Cases that could be drawn were open. */
export const frameRead = (text: string): readonly FrameCase[] => (text === '' ? [] : text.split('\n').map(caseRead))
