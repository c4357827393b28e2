/**
 * The product promises that what it says is saved is saved. These checks run at every start, against the embedded server
 * and against one named in DATABASE_URL alike, and refuse one that cannot keep the promise.
 */
import { databaseProblems } from './problems.ts'

/** Runs one statement without parameters and gives its rows. */
export type Query = (sql: string) => Promise<readonly Record<string, unknown>[]>

export const oldestVersion = 150_000

const needed: Readonly<Record<string, readonly string[]>> = {
  fsync: ['on'],
  full_page_writes: ['on'],
  synchronous_commit: ['on', 'remote_apply'],
  data_checksums: ['on'],
}

export interface DurabilitySetting {
  readonly name: string
  readonly value: string
  readonly ok: boolean
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : 'unknown')

/** Each setting on which durability rests, with its value on this server. */
export async function durabilitySettings(query: Query): Promise<readonly DurabilitySetting[]> {
  const names = Object.keys(needed)
  const rows = await query(`select name, setting from pg_settings where name in ('${names.join("', '")}')`)
  return names.map(name => {
    const value = textOf(rows.find(row => row['name'] === name)?.['setting'])
    return { name, value, ok: needed[name]?.includes(value) ?? false }
  })
}

/** Throws `database.not-durable`, naming each setting at fault. */
export async function checkDurability(query: Query): Promise<void> {
  const wrong = (await durabilitySettings(query)).filter(setting => !setting.ok)
  if (wrong.length === 0) return
  throw databaseProblems.notDurable({ settings: wrong.map(({ name, value }) => `${name} is ${value}`).join(', ') })
}

/** The server's version as text and as PostgreSQL's number (150004 is 15.4). */
export async function serverVersion(query: Query): Promise<{ readonly text: string; readonly number: number }> {
  const [row] = await query(
    `select current_setting('server_version') as text, current_setting('server_version_num') as number`,
  )
  return { text: textOf(row?.['text']), number: Number(row?.['number'] ?? 0) }
}

/** Throws `database.too-old` for a server before PostgreSQL 15. */
export async function checkServerVersion(query: Query): Promise<void> {
  const { text, number } = await serverVersion(query)
  if (number < oldestVersion) throw databaseProblems.tooOld({ version: text })
}
