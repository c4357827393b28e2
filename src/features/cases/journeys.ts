/** Reads of children's journeys as they stand: from which extracts, one child's, and all of them in order. */
import { sql } from 'kysely'
import { combine, kindsKnown, type CombinedJourney, type KindKnown } from '#domain/journey/combine.ts'
import type { Covers, Journey, JourneyFormat, JourneySource } from '#domain/journey/journey.ts'
import type { EventKind } from '#domain/journey/kinds.ts'
import { citing, type JourneyContent } from '#domain/journey/stored-journey.ts'
import type { LocalDate } from '#domain/calendar/dates.ts'
import type { Context } from '#platform/context.ts'
import { standingImports } from './queries.ts'

/**
 * The extracts that stand: of each format the one that was accepted last; of the council's own lists the last of each kind of event,
 * since a list of one kind says nothing of another, nor how far another is known.
 */
export interface Sources {
  readonly standing: readonly JourneySource[]
  readonly known: ReadonlyMap<EventKind, KindKnown>
}

export async function standingSources(ctx: Context): Promise<Sources> {
  const rows = await standingImports(ctx).execute()
  const extracts = rows
    .filter(({ kind }) => kind !== 'own-csv')
    .map(({ kind, importId, reportDate, covers }) => ({
      ...{ format: kind as JourneyFormat, importId, reportDate },
      covers: covers as Covers,
    }))
  const standing = [...extracts, ...(await ownLists(ctx))]
  return { standing, known: kindsKnown(standing) }
}

/** Each has added to the one before, so all that were accepted stand: of each kind, the one that tells of the latest day. */
async function ownLists(ctx: Context): Promise<readonly JourneySource[]> {
  const { rows } = await sql<{ importId: string; reportDate: LocalDate; kind: EventKind }>`
    select distinct on (mapping ->> 'kind') import_id, report_date, mapping ->> 'kind' as kind from case_import
    where authority_id = ${ctx.authorityId} and kind = 'own-csv' and state = 'accepted' and mapping is not null
    order by mapping ->> 'kind', report_date desc, decided_at desc`.execute(ctx.db)
  return rows.map(({ importId, reportDate, kind }) => ({
    ...{ format: 'own-csv', importId, reportDate },
    covers: { [kind]: 'all' },
  }))
}

interface Stored {
  readonly caseReference: string
  readonly formats: readonly JourneyFormat[]
  readonly contents: readonly string[]
  /** The imports that wrote them. */
  readonly imports: readonly string[]
}

/** A source's own journeys may have been read by earlier imports of its format: what did not change is not written again. */
function combined({ caseReference, formats, contents }: Stored, { standing, known }: Sources): CombinedJourney | null {
  const journeys = contents.flatMap((text, place): readonly Journey[] => {
    const { child, events } = JSON.parse(text) as JourneyContent
    const sources = standing.filter(({ format }) => format === (formats[place] ?? 'annex-a'))
    if (sources.length < 2) return sources.map(source => ({ caseReference, source, child, events }))
    return sources.flatMap(source => {
      const told = events.filter(({ kind }) => kind in source.covers)
      return told.length === 0 ? [] : [{ caseReference, source, child, events: told }]
    })
  })
  const [first, ...others] = journeys
  return first ? combine([first, ...others], known) : null
}

/** Null where nothing is known of the case, or nothing any more. */
export async function journeyOf(ctx: Context, caseReference: string): Promise<CombinedJourney | null> {
  const sources = await standingSources(ctx)
  const [stored] = await storedFrom(ctx, sql`journey.case_reference = ${caseReference}`, 1)
  return stored ? combined(cited(stored), sources) : null
}

/** Every event with the import whose row it cites. */
const cited = (stored: Stored): Stored => ({
  ...stored,
  contents: stored.contents.map((text, place) => {
    const { child, events } = JSON.parse(text) as JourneyContent
    return JSON.stringify({ child, events: citing(events, stored.imports[place] ?? '') })
  }),
})

const atOnce = 500

/** Every child's, in the order of their references; a few hundred are held at a time. */
export async function* everyJourney(ctx: Context, sources: Sources): AsyncGenerator<CombinedJourney> {
  for (let after = ''; ;) {
    const page = await storedFrom(ctx, sql`journey.case_reference > ${after}`, atOnce)
    for (const stored of page) {
      const journey = combined(stored, sources)
      if (journey) yield journey
    }
    if (page.length < atOnce) return
    after = page.at(-1)?.caseReference ?? ''
  }
}

async function storedFrom(ctx: Context, which: ReturnType<typeof sql>, limit: number): Promise<readonly Stored[]> {
  const { rows } = await sql<Stored>`
    select journey.case_reference, array_agg(journey.format) as formats, array_agg(journey.content) as contents,
      array_agg(journey.import_id::text) as imports
    from journey where journey.authority_id = ${ctx.authorityId} and journey.stands and ${which}
    group by journey.case_reference order by journey.case_reference limit ${limit}`.execute(ctx.db)
  return rows
}

/** The day that "now" is in the facts: the newest report date of the extracts that stand. Null where none does. */
export const newestReportDate = ({ standing }: Sources): LocalDate | null =>
  standing
    .map(source => source.reportDate)
    .sort()
    .at(-1) ?? null
