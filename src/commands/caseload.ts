/**
 * `caseload make`: an invented caseload, written as files in every format that the product reads, for demonstration, training and tests.
 * The same numbers and seed always make the same files; what was planted in them is written beside them.
 */
import { mkdir, open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import type { LocalDate } from '#domain/calendar/dates.ts'
import { annexATables } from '#domain/caseload/annex-a.ts'
import type { Caseload, TableWritten, TextWritten } from '#domain/caseload/caseload.ts'
import { cinCensus } from '#domain/caseload/cin-census.ts'
import { dfeDataFlow } from '#domain/caseload/dfe-data-flow.ts'
import { makeCaseload } from '#domain/caseload/make-caseload.ts'
import { ownListsOf } from '#domain/caseload/own-lists.ts'
import type { Planted } from '#domain/caseload/plant.ts'
import { ssdTablesOf } from '#domain/caseload/ssd.ts'
import { ssda903Tables } from '#domain/caseload/ssda903.ts'
import { CommandFailed, exitCodes, say, tell } from './outcome.ts'

export interface CaseloadOptions {
  readonly children: number
  readonly seed: number
  readonly reportDate: LocalDate
  /** The share of children in whose journey a fault is planted, in hundredths. */
  readonly planted: number
}

const rowsAtOnce = 5000

async function writeTable(folder: string, { name, headings, rows }: TableWritten): Promise<void> {
  const file = await open(join(folder, `${name}.csv`), 'wx')
  try {
    let waiting: unknown[] = [headings]
    for (const row of rows) {
      waiting.push(row)
      if (waiting.length >= rowsAtOnce) {
        await file.appendFile(stringify(waiting))
        waiting = []
      }
    }
    await file.appendFile(stringify(waiting))
  } finally {
    await file.close()
  }
}

async function writeText(folder: string, { name, parts }: TextWritten): Promise<void> {
  const file = await open(join(folder, name), 'wx')
  try {
    for (const part of parts) await file.appendFile(part)
  } finally {
    await file.close()
  }
}

/** The year of the return that a report date falls in, from April. */
const returnYear = (date: LocalDate): number => Number(date.slice(0, 4)) + (date.slice(5) >= '04-01' ? 1 : 0)

interface FormatWritten {
  readonly tables?: readonly TableWritten[]
  readonly text?: TextWritten
  readonly beside?: readonly { readonly name: string; readonly text: string }[]
}

const formats: Readonly<Record<string, (caseload: Caseload) => FormatWritten>> = {
  'annex-a': caseload => ({ tables: annexATables(caseload) }),
  ssd: caseload => ({ tables: ssdTablesOf(() => caseload.children) }),
  ssda903: caseload => ({ tables: ssda903Tables(caseload, returnYear(caseload.reportDate)) }),
  'cin-census': caseload => ({ text: cinCensus(caseload, returnYear(caseload.reportDate)) }),
  'dfe-data-flow': caseload => ({ text: dfeDataFlow(caseload) }),
  'own-lists': caseload => {
    const lists = ownListsOf(() => caseload.children)
    return {
      tables: lists.map(({ table }) => table),
      beside: lists.map(({ table, mapping }) => ({
        name: `${table.name}.mapping.json`,
        text: `${JSON.stringify(mapping, null, 2)}\n`,
      })),
    }
  },
}

async function writeFormat(folder: string, { tables = [], text, beside = [] }: FormatWritten): Promise<void> {
  await mkdir(folder)
  for (const table of tables) await writeTable(folder, table)
  if (text) await writeText(folder, text)
  for (const { name, text: content } of beside) await writeFile(join(folder, name), content, { flag: 'wx' })
}

async function newFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder)
  } catch {
    throw new CommandFailed(
      `${folder} is there already, or its parent is not: name a folder to be made.`,
      exitCodes.usage,
    )
  }
}

export async function caseloadCommand(folder: string, options: CaseloadOptions): Promise<void> {
  const { children, seed, reportDate, planted: hundredths } = options
  await newFolder(folder)
  const planted: (Planted & { readonly caseReference: string })[] = []
  const plan = {
    children,
    seed,
    reportDate,
    plant: hundredths / 100,
    onPlanted: (one: (typeof planted)[number]) => planted.push(one),
  }
  const caseload = makeCaseload(plan)
  for (const [name, written] of Object.entries(formats)) {
    say(`Writing ${name}…`)
    await writeFormat(join(folder, name), written(caseload))
  }
  const found = planted.map(one => [one.caseReference, one.kind, one.key, one.what])
  await writeFile(join(folder, 'planted.csv'), stringify([['case', 'kind', 'key', 'fault'], ...found]))
  tell(
    `${children.toLocaleString('en-GB')} children in ${Object.keys(formats).length} formats, ${planted.length} faults planted: ${folder}`,
  )
}
