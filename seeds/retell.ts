/** Tells the county's story from the beginning in a server of its own, and gives what came of it as a snapshot. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asOwner, kyselyOn, openPool } from '#platform/database/connection.ts'
import { startEmbedded } from '#platform/database/embedded.ts'
import { allMigrations, migrate } from '#platform/database/migrate.ts'
import { noQueue } from '#platform/jobs/queue.ts'
import { openLog } from '#platform/logging.ts'
import { rooms } from '#app'
import { takeSnapshot } from './snapshot.ts'
import { tellStory } from './story.ts'

export async function retell(say: (line: string) => void): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lfa-story-'))
  const server = await startEmbedded({ folder, log: () => undefined })
  try {
    const { socketFolder, database, ownerUser } = server
    const owner = { socketFolder, database, user: ownerUser }
    await asOwner(owner, async client => migrate(client, await allMigrations()))
    const pool = openPool({ ...owner, user: 'lfa_app' }, () => undefined)
    const listeners = rooms.flatMap(room => room.listeners ?? [])
    const building = { database: kyselyOn(pool), listeners, queue: noQueue, log: openLog('silent') }
    await tellStory(building, say, () =>
      asOwner(owner, async client => {
        await client.query('analyze')
      }),
    )
    await building.database.destroy()
    return await asOwner(owner, takeSnapshot)
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
