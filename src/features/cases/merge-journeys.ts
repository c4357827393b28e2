/**
 * From parts to journeys: puts each child's parts together, compares them with the extract before, and keeps a row for every child of
 * whom something changed. Nothing of it stands until somebody accepts the import.
 */
import { sql } from 'kysely'
import type { LocalDate } from '#domain/calendar/dates.ts'
import { keptFrom } from '#domain/journey/format-told.ts'
import { nothingOfChild, type Covers, type JourneyFormat } from '#domain/journey/journey.ts'
import { tallyJourneys, type JourneysReport, type JourneysTally } from '#domain/journey/journeys-report.ts'
import {
  citing,
  journeyChange,
  journeyOfParts,
  sayingOf,
  type JourneyChange,
  type JourneyContent,
} from '#domain/journey/stored-journey.ts'
import type { Context } from '#platform/context.ts'
import { sha256 } from '#platform/digest.ts'
import { absentAfter, sealStage, stagedAfter, type StagedChild } from './stage-parts.ts'

export interface Extract {
  readonly importId: string
  readonly format: JourneyFormat
  readonly reportDate: LocalDate
  readonly covers: Covers
  /** The accepted import of the same format, where there is one. */
  readonly against: string | null
}

/** Told of each child's journey as it now is. */
export type ChildMade = (caseReference: string, content: JourneyContent) => void

const atOnce = 500

interface Row {
  readonly caseReference: string
  readonly content: string
  readonly events: number
  readonly digest: string
}

/** `every` is called once for each child of the extract, in the order of their references. */
export async function mergeJourneys(ctx: Context, extract: Extract, every: ChildMade): Promise<JourneysReport> {
  await sealStage(ctx)
  const tally = tallyJourneys()
  for (let after = ''; ;) {
    const children = await stagedAfter(ctx, extract.format, after, atOnce)
    const rows = children.flatMap(child => merged(child, extract, { tally, every }))
    await keep(ctx, extract, rows)
    if (children.length < atOnce) break
    after = children.at(-1)?.caseReference ?? ''
  }
  if (extract.against !== null) await mergeAbsent(ctx, extract, tally)
  return tally.report(extract.format, extract.covers, extract.against !== null)
}

interface Told {
  readonly tally: JourneysTally
  readonly every: ChildMade
}

const contentOf = (text: string): JourneyContent => JSON.parse(text) as JourneyContent

const nobody: JourneyContent = { child: nothingOfChild, events: [] }

/** Nothing for a child of whom the extract says what the one before said. */
function merged(staged: StagedChild, extract: Extract, { tally, every }: Told): readonly Row[] {
  const { beforeContent } = staged
  const before = beforeContent === null ? nobody : contentOf(beforeContent)
  const kept = citing(keptFrom(extract.format, before.events, extract.reportDate), staged.beforeImport ?? '')
  const parts = [{ child: before.child, events: kept }, ...staged.parts.map(contentOf)]
  const { content, repeated } = journeyOfParts(parts)
  tally.child(content.events, Math.max(0, repeated - kept.length))
  every(staged.caseReference, content)
  const row = rowOf(staged.caseReference, content)
  const same = row.digest === staged.beforeDigest
  if (same) tally.changed(nothingChanged)
  else tally.changed(beforeContent === null ? null : journeyChange(before.events, content.events))
  return same ? [] : [row]
}
const nothingChanged: JourneyChange = { added: [], changed: [], gone: [] }

const rowOf = (caseReference: string, content: JourneyContent): Row => ({
  caseReference,
  content: JSON.stringify(content),
  events: content.events.length,
  digest: sha256(sayingOf(content)),
})

/** Children whom the extract before had and this one has not: what it would have told is gone, what is past stays. */
async function mergeAbsent(ctx: Context, extract: Extract, tally: JourneysTally): Promise<void> {
  for (let after = ''; ;) {
    const absent = await absentAfter(ctx, extract.format, after, atOnce)
    const rows = absent.flatMap(({ caseReference, beforeContent, beforeImport }) => {
      const before = contentOf(beforeContent)
      const events = keptFrom(extract.format, before.events, extract.reportDate)
      if (events.length === before.events.length) return []
      tally.gone(journeyChange(before.events, events))
      return [rowOf(caseReference, { child: before.child, events: citing(events, beforeImport) })]
    })
    await keep(ctx, extract, rows)
    if (absent.length < atOnce) return
    after = absent.at(-1)?.caseReference ?? ''
  }
}

async function keep(ctx: Context, { importId, format }: Extract, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into journey (authority_id, journey_id, import_id, format, case_reference, content, events, digest)
    select ${ctx.authorityId}::uuid, made.journey_id, ${importId}::uuid, ${format}, made.case_reference, made.content, made.events, made.digest
    from unnest(${rows.map(() => ctx.newId())}::uuid[], ${rows.map(row => row.caseReference)}::text[], ${rows.map(row => row.content)}::text[],
      ${rows.map(row => row.events)}::integer[], ${rows.map(row => row.digest)}::text[])
      as made (journey_id, case_reference, content, events, digest)`.execute(ctx.db)
}
