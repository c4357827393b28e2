/**
 * Writes src/platform/database/schema.ts (Kysely's types) and docs/generated/database.md from a migrated database, so that
 * neither can part from the migrations.
 */
import type pg from 'pg'

interface Column {
  readonly table: string
  readonly column: string
  readonly type: string
  readonly nullable: boolean
  readonly hasDefault: boolean
  readonly isView: boolean
}

const typeOf: Readonly<Record<string, string>> = {
  uuid: 'string',
  text: 'string',
  bool: 'boolean',
  int4: 'number',
  int8: 'number',
  float8: 'number',
  date: 'LocalDate',
  timestamptz: 'Instant',
  jsonb: 'Json',
  bytea: 'Buffer',
  _text: 'readonly string[]',
  _int4: 'readonly number[]',
}

const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
const pascal = (name: string): string => camel(`_${name}`)

export async function readColumns(client: pg.Client): Promise<readonly Column[]> {
  const { rows } = await client.query<Column>(`
    select c.table_name as table, c.column_name as column, c.udt_name as type, c.is_nullable = 'YES' as nullable,
      c.column_default is not null as "hasDefault", t.table_type = 'VIEW' as "isView"
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and c.table_name <> 'migration' order by c.table_name, c.ordinal_position`)
  return rows
}

const byTable = (columns: readonly Column[]): readonly (readonly [string, readonly Column[]])[] =>
  [...Map.groupBy(columns, column => column.table)].sort(([a], [b]) => a.localeCompare(b))

/** A view's columns say nothing of null, so the two that a lateral join can leave empty are named here. */
const nullableInView = new Set(['submission_id', 'submitted_at', 'practitioner_id', 'team_id', 'locality_id'])

const jsonType = (column: Column, nullable: boolean): string =>
  column.hasDefault ? 'JsonWithDefault' : nullable ? 'JsonOrNull' : 'Json'

function columnType(column: Column): string {
  const base = typeOf[column.type]
  if (!base) throw new Error(`No TypeScript type for ${column.type} (${column.table}.${column.column})`)
  const nullable = column.isView ? nullableInView.has(column.column) : column.nullable
  if (base === 'Json') return jsonType(column, nullable)
  const full = nullable ? `${base} | null` : base
  return column.hasDefault && !column.isView ? `Generated<${full}>` : full
}

export function schemaSource(columns: readonly Column[]): string {
  const tables = byTable(columns)
  const interfaces = tables.map(
    ([table, own]) =>
      `export interface ${pascal(table)} {\n${own.map(column => `  ${camel(column.column)}: ${columnType(column)}`).join('\n')}\n}`,
  )
  return `/** Made by \`npm run docs\` from the migrated database; do not edit. */
import type { ColumnType, Generated } from 'kysely'
import type { Instant, LocalDate } from '#domain/calendar/dates.ts'

/** Read as a value; written as JSON text. */
export type Json = ColumnType<unknown, string, string>
export type JsonOrNull = ColumnType<unknown, string | null, string | null>
export type JsonWithDefault = ColumnType<unknown, string | undefined, string>

${interfaces.join('\n\n')}

export interface Schema {
${tables.map(([table]) => `  ${camel(table)}: ${pascal(table)}`).join('\n')}
}
`
}

export function databaseDocument(columns: readonly Column[]): string {
  const parts = byTable(columns).map(([table, own]) => {
    const rows = own.map(
      column => `| \`${column.column}\` | ${column.type} | ${column.nullable ? 'may be empty' : ''} |`,
    )
    return `## ${table}${own[0]?.isView === true ? ' (view)' : ''}\n\n| column | type | |\n| --- | --- | --- |\n${rows.join('\n')}`
  })
  return `# Database\n\nMade by \`npm run docs\` from the migrated database; do not edit. The reasons are in the migrations.\n\n${parts.join('\n\n')}\n`
}
