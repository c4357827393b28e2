/** `npm run county`: tells the county's story again and keeps it as the snapshot of a first start. Takes about a minute. */
import { retell } from '#seeds/retell.ts'
import { writeSnapshot } from '#seeds/snapshot.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

await writeSnapshot(await retell(say))
say('Kept in seeds/county.snapshot.gz.')
