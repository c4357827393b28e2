/** Newer and older: lists are read from the newest, and go on from a place in time rather than by page number. */
import { params, type Params } from '#ui/params.ts'

export interface PaginationOlderOptions {
  /** Null at the newest end. */
  readonly newerHref: string | null
  /** Null at the oldest end. */
  readonly olderHref: string | null
  /** What is listed, in the plural: "entries". */
  readonly things: string
}

export type PaginationOlderParams = Params<{ readonly shown: boolean; readonly pagination: object }>

export function paginationOlder({ newerHref, olderHref, things }: PaginationOlderOptions): PaginationOlderParams {
  return params({
    shown: newerHref !== null || olderHref !== null,
    pagination: {
      landmarkLabel: `Newer and older ${things}`,
      ...(newerHref === null ? {} : { previous: { href: newerHref, text: `Newer ${things}` } }),
      ...(olderHref === null ? {} : { next: { href: olderHref, text: `Older ${things}` } }),
    },
  })
}
