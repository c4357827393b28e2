/**
 * The columns of a file of the council's own that waits for them to be named: their headings, and example values of those that hold
 * no words. Looked at anew in a thread whenever they are shown, and stored nowhere.
 */
import { caseProblems } from '#domain/cases/problems.ts'
import { couldBeMapped } from '#domain/journey/own-csv/recognise-own.ts'
import type { Context } from '#platform/context.ts'
import { runInThread } from '#platform/files/reading-thread.ts'
import type { FileSeen, LookingTask } from './look-at-file.ts'
import { uploadedFiles } from './queries.ts'

const entry = new URL('./looking-worker.ts', import.meta.url)

/** Throws `case-import.mapping-of-one-csv`, and problems of files. */
export async function lookAtColumns(ctx: Context, importId: string): Promise<FileSeen> {
  const [file, ...others] = await uploadedFiles(ctx, importId)
  if (!file || others.length > 0) throw caseProblems.mappingOfOneCsv({})
  const seen: FileSeen[] = []
  await runInThread<FileSeen>({
    entry,
    data: { file } satisfies LookingTask,
    transfer: [file.content],
    handle: async found => void seen.push(found),
  })
  const [found] = seen
  if (!found || !couldBeMapped(found.headings)) throw caseProblems.mappingOfOneCsv({})
  return found
}
