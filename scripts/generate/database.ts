/** The types of the database for Kysely, and docs/generated/database.md, from a database that the migrations have just made. */
import { asOwner } from '#platform/database/connection.ts'
import { testDatabase } from '#testing/database.ts'
import type { Generated } from './document.ts'
import { databaseDocument, readColumns, schemaSource } from './schema.ts'

export async function databaseDocuments(): Promise<readonly Generated[]> {
  const copy = await testDatabase()
  try {
    const columns = await asOwner(copy.owner, readColumns)
    return [
      { path: 'src/platform/database/schema.ts', content: schemaSource(columns) },
      { path: 'docs/generated/database.md', content: databaseDocument(columns) },
    ]
  } finally {
    await copy.drop()
  }
}
