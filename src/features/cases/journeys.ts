/** Reads of children's journeys as they stand: from which extracts, one child's, and all of them in order. */
import { sql } from 'kysely'
import { combine, kindsKnown, type CombinedJourney, type KindKnown } from '#domain/journey/combine.ts'
import type { Covers, Journey, JourneyFormat, JourneySource } from '#domain/journey/journey.ts'
import type { EventKind } from '#domain/journey/kinds.ts'
import type { JourneyContent } from '#domain/journey/stored-journey.ts'
import type { LocalDate } from '#domain/calendar/dates.ts'
import type { Context } from '#platform/context.ts'
import { standingImports } from './queries.ts'

/** The extracts that stand: of each format the one that was accepted last. */
export interface Sources {
  readonly byFormat: ReadonlyMap<JourneyFormat, JourneySource>
  readonly known: ReadonlyMap<EventKind, KindKnown>
}

export async function standingSources(ctx: Context): Promise<Sources> {
  const rows = await standingImports(ctx).execute()
  const sources = rows.map(({ kind, importId, reportDate, covers }) => ({
    ...{ format: kind as JourneyFormat, importId, reportDate },
    covers: covers as Covers,
  }))
  return { byFormat: new Map(sources.map(source => [source.format, source])), known: kindsKnown(sources) }
}

interface Stored {
  readonly caseReference: string
  readonly formats: readonly JourneyFormat[]
  readonly contents: readonly string[]
}

/** A source's own journeys may have been read by earlier imports of its format: what did not change is not written again. */
function combined({ caseReference, formats, contents }: Stored, { byFormat, known }: Sources): CombinedJourney | null {
  const journeys = contents.flatMap((text, place): readonly Journey[] => {
    const source = byFormat.get(formats[place] ?? 'annex-a')
    return source ? [{ caseReference, source, ...(JSON.parse(text) as JourneyContent) }] : []
  })
  const [first, ...others] = journeys
  return first ? combine([first, ...others], known) : null
}

/** Null where nothing is known of the case, or nothing any more. */
export async function journeyOf(ctx: Context, caseReference: string): Promise<CombinedJourney | null> {
  const sources = await standingSources(ctx)
  const [stored] = await storedFrom(ctx, sql`journey.case_reference = ${caseReference}`, 1)
  return stored ? combined(stored, sources) : null
}

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
    select journey.case_reference, array_agg(journey.format) as formats, array_agg(journey.content) as contents
    from journey where journey.authority_id = ${ctx.authorityId} and journey.stands and ${which}
    group by journey.case_reference order by journey.case_reference limit ${limit}`.execute(ctx.db)
  return rows
}

/** The day that "now" is in the facts: the newest report date of the extracts that stand. Null where none does. */
export const newestReportDate = ({ byFormat }: Sources): LocalDate | null =>
  [...byFormat.values()]
    .map(source => source.reportDate)
    .sort()
    .at(-1) ?? null
