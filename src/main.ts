/** Front door: read settings, open the database, fill a new demonstration, listen, and close well when asked to stop. */
import { Problem } from '#domain/problem.ts'
import { buildServer } from '#platform/http/server.ts'
import { readSettings, type Settings } from '#platform/settings.ts'
import { furnish } from '#ui/furniture.ts'
import { rooms } from './app.ts'
import { galleryRoom } from './gallery-room.ts'
import { openProduct, type OpenProduct } from './opening.ts'
import { fillDemonstration } from '#seeds/demonstration.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** Opens everything and begins to listen. Exported for the benches and journeys, which choose their own settings. */
export async function openHouse(
  settings: Settings,
): Promise<{ address: string; product: OpenProduct; close(): Promise<void> }> {
  const product = await openProduct(settings, false)
  try {
    const face = product.face ?? (settings.demonstration ? await fillDemonstration(product, say) : null)
    if (face === null) throw new Error(noCouncilYet)
    const furniture = furnish({ development: settings.development })
    // Per address, and a whole office may share one: eighty auditors who save each answer as it is given ask some 20 times a second.
    const hall = {
      building: product.building,
      face,
      furniture,
      clock: product.clock,
      address: settings.address,
      // One address may be a whole council behind its gateway, each answer saved as it is given.
      requestsPerMinute: 60_000,
    }
    const server = await buildServer(hall, settings.development ? [...rooms, galleryRoom] : rooms)
    await product.startJobs()
    await server.listen({ host: settings.host, port: settings.port })
    const { port } = server.server.address() as { port: number }
    const close = async (): Promise<void> => {
      await server.close()
      await product.close()
    }
    return { address: settings.address ?? `http://localhost:${port}`, product, close }
  } catch (error) {
    await product.close()
    throw error
  }
}

const noCouncilYet = `This database has no council yet. Set one up, then start again:
  npx learning-from-audit set-up --name "Your council" --people people.csv --account you@your.council`

async function main(): Promise<void> {
  const house = await openHouse(readSettings(process.env))
  say(`Learning from Audit is ready: ${house.address}`)
  say('Stop it with Ctrl+C.')
  let stopping = false
  const stop = (): void => {
    if (stopping) return
    stopping = true
    house.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

function fail(error: unknown): never {
  const known = error instanceof Problem || (error instanceof Error && !('code' in error))
  process.stderr.write(
    `${known && error instanceof Error ? error.message : String(error instanceof Error ? (error.stack ?? error.message) : error)}\n`,
  )
  process.exit(1)
}

if (import.meta.main) main().catch(fail)
