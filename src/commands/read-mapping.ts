/** A file that says what the columns of a list of the council's own hold, for `import extract --mapping`. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import type { OwnMappingGiven } from '#domain/journey/own-csv/mapping.ts'
import { CommandFailed, exitCodes } from './outcome.ts'

const column = z
  .string()
  .max(200)
  .nullish()
  .transform(heading => heading ?? null)

const mappingFile = z.strictObject({
  kind: z.string(),
  columns: z.strictObject({
    caseReference: z.string().max(200),
    on: column,
    until: column,
    due: column,
    of: column,
    key: column,
    facts: z.record(z.string(), z.string().max(200)).default({}),
  }),
  dateOrder: z.enum(['day-first', 'month-first']).default('day-first'),
})

/** Whether it fits the file is said when that is read. */
export async function readMapping(path: string): Promise<OwnMappingGiven> {
  const text = await readFile(path, 'utf8')
  const read = mappingFile.safeParse(jsonIn(text))
  if (read.success) return read.data
  const faults = read.error.issues.map(({ path: at, message }) => `${at.join('.') || 'The file'}: ${message}`)
  throw new CommandFailed(
    `${basename(path)} is no mapping: see docs/guides/command-line.md.\n${faults.join('\n')}`,
    exitCodes.data,
  )
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
