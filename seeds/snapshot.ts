/**
 * A county's whole story in one file, so that a first start does not have to live through it again: every table as COPY text,
 * in the order in which foreign keys allow it back. The story makes it (`npm run docs`), and a test makes it again to compare.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { gunzipSync, gzipSync } from 'node:zlib'
import type pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'

export const snapshotFile = new URL('./county.snapshot.gz', import.meta.url)

interface TablePart {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: string
}

/** Tables with their columns, those that others refer to first. */
async function tablesInOrder(client: pg.Client): Promise<readonly Omit<TablePart, 'rows'>[]> {
  const { rows: tables } = await client.query<{ table: string; columns: string[]; refersTo: string[] }>(`
    select c.relname as table,
      array(select attname::text from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped order by attnum) as columns,
      array(select distinct confrelid::regclass::text from pg_constraint where conrelid = c.oid and contype = 'f' and confrelid <> c.oid) as "refersTo"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'migration' order by c.relname`)
  const ordered: typeof tables = []
  while (ordered.length < tables.length) {
    const ready = tables.filter(
      one => !ordered.includes(one) && one.refersTo.every(name => ordered.some(done => done.table === name)),
    )
    if (ready.length === 0) throw new Error('Tables refer to each other in a circle')
    ordered.push(...ready)
  }
  return ordered
}

async function rowsOf(client: pg.Client, { table, columns }: Omit<TablePart, 'rows'>): Promise<string> {
  const chunks: Buffer[] = []
  const keep = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk)
      done()
    },
  })
  const order = columns
    .map((_, index) => index + 1)
    .slice(0, 5)
    .join(', ')
  await pipeline(
    client.query(copyTo(`copy (select ${columns.join(', ')} from ${table} order by ${order}) to stdout`)),
    keep,
  )
  return Buffer.concat(chunks).toString('utf8')
}

/** The database's content as text: the same content always gives the same text. Sessions and the queue are not part of it. */
export async function takeSnapshot(client: pg.Client): Promise<string> {
  const parts: string[] = []
  for (const part of await tablesInOrder(client)) {
    const rows = await rowsOf(client, part)
    if (rows !== '') parts.push(`=${part.table} ${part.columns.join(',')}\n${rows}`)
  }
  return parts.join('')
}

function partsOf(text: string): readonly TablePart[] {
  return text
    .split(/^=/m)
    .slice(1)
    .map(part => {
      const end = part.indexOf('\n')
      const [table = '', columns = ''] = part.slice(0, end).split(' ')
      return { table, columns: columns.split(','), rows: part.slice(end + 1) }
    })
}

/** Puts a snapshot into an empty, migrated database, whole or not at all. The client must be the owner of an embedded server. */
export async function loadSnapshot(client: pg.Client, text: string): Promise<void> {
  await client.query('begin')
  try {
    for (const { table, columns, rows } of partsOf(text)) {
      await pipeline(Readable.from([rows]), client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`)))
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

export const readSnapshot = async (): Promise<string> => gunzipSync(await readFile(snapshotFile)).toString('utf8')
export const writeSnapshot = (text: string): Promise<void> => writeFile(snapshotFile, gzipSync(text, { level: 9 }))
