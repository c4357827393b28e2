/** `import annex-a` and `import extract`: reads the files of one format, or one list of the council's own by a mapping, and tells what was read and what was not. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import {
  acceptCaseImport,
  readCaseImportNow,
  storeCaseImport,
  storeMappedImport,
  summaryOfImport,
} from '#features/cases/door.ts'
import { dayOf, type LocalDate } from '#domain/calendar/dates.ts'
import { systemClock } from '#platform/clock.ts'
import { runAs } from '../opening.ts'
import { CommandFailed, exitCodes, say, tell } from './outcome.ts'
import { readMapping } from './read-mapping.ts'
import { actingAs, withProduct } from './with-product.ts'

export interface ImportOptions {
  readonly reportDate?: LocalDate
  readonly accept?: boolean
  readonly as?: string
  /** The file that says what the columns of one CSV hold. */
  readonly mapping?: string
}

interface NamedFile {
  readonly name: string
  readonly content: Buffer
}

export async function importAnnexACommand(paths: readonly string[], options: ImportOptions): Promise<void> {
  const files = await filesIn(paths)
  const mapping = options.mapping === undefined ? null : await readMapping(options.mapping)
  const reportDate = options.reportDate ?? dayOf(systemClock())
  await withProduct(async product => {
    const actor = await actingAs(product, options.as, 'qa-lead')
    say(`Reading ${files.length === 1 ? '1 file' : `${files.length} files`} as ${actor.name}, lists of ${reportDate}…`)
    const ticking = setInterval(() => say('Still reading…'), 2000)
    // One transaction: a list that cannot be read leaves nothing behind.
    const { importId, report } = await runAs(product.building, actor, async ctx => {
      const id = await (mapping === null
        ? storeCaseImport(ctx, files, reportDate)
        : storeMappedImport(ctx, { files, mapping }, reportDate))
      return { importId: id, report: await readCaseImportNow(ctx, id) }
    }).finally(() => clearInterval(ticking))
    tell(summaryOfImport(report))
    if (options.accept === true) {
      const { makesCases } = await runAs(product.building, actor, ctx => acceptCaseImport(ctx, importId))
      tell(makesCases ? 'Accepted: rounds can now be drawn from these cases.' : 'Accepted.')
    } else tell(`Not accepted yet. Look at it under Case lists (/case-imports/${importId}), or add --accept.`)
  })
}

/** The files named, and the CSV files of a folder named. */
async function filesIn(paths: readonly string[]): Promise<readonly NamedFile[]> {
  const found = await Promise.all(
    paths.map(async path => {
      if (!(await stat(path)).isDirectory()) return [path]
      return (await readdir(path))
        .filter(name => /\.csv$/i.test(name))
        .sort()
        .map(name => join(path, name))
    }),
  )
  const files = found.flat()
  if (files.length === 0)
    throw new CommandFailed(
      'There are no .csv files in that folder. Name a workbook, or a folder of CSV files.',
      exitCodes.missing,
    )
  return Promise.all(files.map(async path => ({ name: basename(path), content: await readFile(path) })))
}
