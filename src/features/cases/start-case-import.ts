/** Takes in the files of a case list, looks at what kind they are, and asks for them to be read. */
import { longDate, dayOf, type LocalDate } from '#domain/calendar/dates.ts'
import { caseProblems } from '#domain/cases/problems.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { canonicalJson, sha256 } from '#platform/digest.ts'
import { kindOfFile, type NamedFile } from '#platform/files/kind-of-file.ts'

/** The same for the same files in any order and under any names. */
const fingerprintOf = (files: readonly NamedFile[]): string =>
  sha256(canonicalJson(files.map(file => sha256(file.content)).sort()))

/** Stores the files and returns the import's id; asks the queue to read them. Throws what is plainly wrong with a file at once. */
export async function startCaseImport(
  ctx: Context,
  files: readonly NamedFile[],
  reportDate: LocalDate,
): Promise<string> {
  const importId = await storeCaseImport(ctx, files, reportDate)
  await ctx.enqueue('read-case-import', { importId })
  return importId
}

/** The same without the queue: whoever calls it reads the import with `readCaseImportNow`. */
export async function storeCaseImport(
  ctx: Context,
  files: readonly NamedFile[],
  reportDate: LocalDate,
): Promise<string> {
  if (files.length === 0) throw caseProblems.noFiles({})
  for (const file of files) kindOfFile(file)
  const fingerprint = fingerprintOf(files)
  await refuseAcceptedAlready(ctx, fingerprint, reportDate)
  const importId = ctx.newId()
  const { authorityId } = ctx
  await ctx.db
    .insertInto('caseImport')
    .values({
      authorityId,
      importId,
      fileNames: files.map(file => file.name),
      fingerprint,
      reportDate,
      startedBy: staffIdOf(ctx),
      startedAt: ctx.now,
      state: 'waiting',
    })
    .execute()
  for (const [index, { name, content }] of files.entries()) {
    await ctx.db
      .insertInto('caseImportFile')
      .values({ authorityId, importId, number: index + 1, name, content })
      .execute()
  }
  await ctx.announce({ type: 'case-import.started', subject: `import:${importId}`, files: files.length })
  return importId
}

export async function refuseAcceptedAlready(ctx: Context, fingerprint: string, reportDate: LocalDate): Promise<void> {
  const before = await ctx.db
    .selectFrom('caseImport')
    .select('decidedAt')
    .where('authorityId', '=', ctx.authorityId)
    .where('fingerprint', '=', fingerprint)
    .where('reportDate', '=', reportDate)
    .where('state', '=', 'accepted')
    .executeTakeFirst()
  if (before)
    throw caseProblems.acceptedAlready({
      on: before.decidedAt === null ? 'an earlier day' : longDate(dayOf(before.decidedAt)),
    })
}
