/** Somebody says what the columns of a file of the council's own hold. It is remembered for files with the same headings. */
import { sql } from 'kysely'
import type { LocalDate } from '#domain/calendar/dates.ts'
import type { CellValue } from '#domain/cases/cells.ts'
import { caseProblems } from '#domain/cases/problems.ts'
import { isEventKind } from '#domain/journey/kinds.ts'
import { headingsFingerprint } from '#domain/journey/own-csv/headings.ts'
import {
  mappingFaults,
  type MappingFault,
  type OwnMapping,
  type OwnMappingGiven,
} from '#domain/journey/own-csv/mapping.ts'
import { mappingFaultSentence } from '#domain/journey/own-csv/mapping-words.ts'
import type { Context } from '#platform/context.ts'
import { sha256 } from '#platform/digest.ts'
import type { NamedFile } from '#platform/files/kind-of-file.ts'
import { lookAtColumns } from './look-at-columns.ts'
import { importToDecide, stateWords } from './queries.ts'
import { storeCaseImport } from './start-case-import.ts'

/** A digest: a file without headings has its first child in their place. */
const rememberedBy = (headings: readonly CellValue[]): string => sha256(headingsFingerprint(headings))

/** Asks for the file to be read by the mapping. What is wrong with it comes back, and then nothing was kept. */
export async function mapColumns(
  ctx: Context,
  importId: string,
  given: OwnMappingGiven,
): Promise<readonly MappingFault[]> {
  const faults = await keepMapping(ctx, importId, given)
  if (faults.length === 0) await ctx.enqueue('read-case-import', { importId })
  return faults
}

async function keepMapping(ctx: Context, importId: string, given: OwnMappingGiven): Promise<readonly MappingFault[]> {
  const { state } = await importToDecide(ctx, importId)
  if (state !== 'mapping-wanted') throw caseProblems.notRead({ state: stateWords[state].toLowerCase() })
  const { headings } = await lookAtColumns(ctx, importId)
  const faults = mappingFaults(given, headings)
  if (faults.length > 0) return faults
  await ctx.db
    .updateTable('caseImport')
    .set({ mapping: JSON.stringify({ ...given, headings: rememberedBy(headings) }) })
    .where('authorityId', '=', ctx.authorityId)
    .where('importId', '=', importId)
    .execute()
  const { facts, ...days } = given.columns
  const columns = [...Object.values(days), ...Object.values(facts)].filter(heading => heading !== null)
  const subject = `import:${importId}` as const
  await ctx.announce({ type: 'case-import.mapped', subject, kind: given.kind, columns: columns.length })
  return []
}

export interface MappedFiles {
  /** One CSV: more are refused. */
  readonly files: readonly NamedFile[]
  readonly mapping: OwnMappingGiven
}

/** For commands: stores a file with its mapping. Whoever calls it reads the import with `readCaseImportNow`. */
export async function storeMappedImport(
  ctx: Context,
  { files, mapping }: MappedFiles,
  reportDate: LocalDate,
): Promise<string> {
  const importId = await storeCaseImport(ctx, files, reportDate)
  await ctx.db
    .updateTable('caseImport')
    .set({ kind: 'own-csv' })
    .where('authorityId', '=', ctx.authorityId)
    .where('importId', '=', importId)
    .execute()
  const faults = await keepMapping(ctx, importId, mapping)
  if (faults.length > 0)
    throw caseProblems.mappingRefused({ faults: faults.map(fault => mappingFaultSentence(fault, mapping.kind)) })
  return importId
}

/** The mapping of the file with these headings that was accepted last; null where there was none. */
export async function mappingRemembered(ctx: Context, headings: readonly CellValue[]): Promise<OwnMapping | null> {
  const row = await ctx.db
    .selectFrom('caseImport')
    .select('mapping')
    .where('authorityId', '=', ctx.authorityId)
    .where('kind', '=', 'own-csv')
    .where('state', '=', 'accepted')
    .where(sql<boolean>`mapping ->> 'headings' = ${rememberedBy(headings)}`)
    .orderBy('decidedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  const mapping = (row?.mapping ?? null) as OwnMapping | null
  return mapping !== null && isEventKind(mapping.kind) ? mapping : null
}
