/** The frame of a draw as it is kept: one line for each case, so that the draw can be repeated here, elsewhere, or by hand. */
import type { LocalDate } from '#domain/calendar/dates.ts'
import type { FrameCase } from '#domain/sampling/frame.ts'

/** A tab or a line end in the council's own words would break a line in two. */
const plain = (text: string): string => text.replaceAll(/[\t\r\n]+/g, ' ')

export const frameLines = (frame: readonly FrameCase[]): string =>
  frame
    .map(({ caseReference, caseStatus, locality, lastAuditedOn }) =>
      [caseReference, plain(caseStatus), plain(locality ?? ''), lastAuditedOn ?? ''].join('\t'),
    )
    .join('\n')

/** As `frameLines` wrote it. Cases that could be drawn were open. */
export const frameRead = (text: string): readonly FrameCase[] =>
  text === ''
    ? []
    : text.split('\n').map(line => {
        const [caseReference = '', caseStatus = '', locality = '', lastAuditedOn = ''] = line.split('\t')
        return {
          caseReference,
          caseStatus,
          locality: locality === '' ? null : locality,
          open: true,
          lastAuditedOn: lastAuditedOn === '' ? null : (lastAuditedOn as LocalDate),
        }
      })
