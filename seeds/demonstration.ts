/** Fills a new database with the imaginary county, from the snapshot that its story made. */
import { asOwner } from '#platform/database/connection.ts'
import type { AuthorityFace } from '#platform/http/shell.ts'
import type { OpenProduct } from '../src/opening.ts'
import { loadSnapshot, readSnapshot } from './snapshot.ts'
import { tellStory } from './story.ts'

/**
 * Returns the county as the layout shows it. On the embedded server the snapshot is loaded in a moment; on a server of the
 * council's own, whose owner may not copy past row-level security, the story is told again from the beginning.
 */
export async function fillDemonstration(product: OpenProduct, say: (line: string) => void): Promise<AuthorityFace> {
  say('Setting up the imaginary county of Wessenshire, this once…')
  const refreshStatistics = (): Promise<void> =>
    asOwner(product.database.owner, async client => {
      await client.query('analyze')
    })
  if (product.database.embedded)
    await asOwner(product.database.owner, async client => loadSnapshot(client, await readSnapshot()))
  else await tellStory(product.building, say, refreshStatistics)
  await refreshStatistics()
  const face = await product.faceNow()
  if (face === null) throw new Error('The county was not set up')
  return face
}
