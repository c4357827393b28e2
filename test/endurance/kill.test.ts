/**
 * kill -9 of the product, of its database, and of both, between an acknowledged save and the next: nothing acknowledged is
 * lost, no deed is there without its record, and the product is ready again. Run as people run it: `node src/main.ts`.
 */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { runningEmbedded } from '#platform/database/embedded.ts'
import { cast } from '#seeds/county.ts'
import { Visitor } from '../../bench/visitor.ts'
import { newFolder, removeFolder, startHouse, type RunningHouse } from '../../bench/house.ts'

const headings = 'Name,Email,Job title,Team,Locality,Line manager email,Roles'
const row = (number: number): string =>
  `${headings}\nWorker ${number},worker.${number}@wessenshire.example,Social Worker,,,,practitioner\n`

describe('kill -9', () => {
  let folder: string
  let house: RunningHouse
  const acknowledged: number[] = []
  let next = 1

  before(async () => {
    folder = await newFolder()
    house = await startHouse(folder)
  })
  after(async () => {
    await house.stop()
    await removeFolder(folder)
  })

  async function saveSome(visitor: Visitor, count: number): Promise<void> {
    for (let turn = 0; turn < count; turn += 1) {
      const number = (next += 1)
      const { status } = await visitor.sendFile('/people', { field: 'file', name: 'people.csv', content: row(number) })
      assert.equal(status, 303)
      acknowledged.push(number)
    }
  }

  async function signedIn(): Promise<Visitor> {
    const visitor = new Visitor(house.address)
    await visitor.signInAs(cast.tess.name)
    return visitor
  }

  async function whatStands(): Promise<{ workers: Set<string>; records: number }> {
    const address = await runningEmbedded(folder)
    assert.ok(address)
    const client = new pg.Client({ host: address.socketFolder, user: address.ownerUser, database: address.database })
    await client.connect()
    const workers = await client.query<{ email: string }>(`select email from staff_member where email like 'worker.%'`)
    const records = await client.query<{ count: string }>(
      `select count(*) from activity where type = 'people.imported' and actor_name = $1`,
      [cast.tess.name],
    )
    await client.end()
    return { workers: new Set(workers.rows.map(found => found.email)), records: Number(records.rows[0]?.count) }
  }

  async function nothingIsLost(): Promise<void> {
    const { workers, records } = await whatStands()
    const lost = acknowledged.filter(number => !workers.has(`worker.${number}@wessenshire.example`))
    assert.deepEqual(lost, [], `lost ${lost.length} of ${acknowledged.length} acknowledged`)
    assert.equal(records, workers.size, 'every deed has its record, and every record its deed')
  }

  test('of the product: the next start has every save that was acknowledged', async () => {
    await saveSome(await signedIn(), 20)
    const ended = new Promise(resolve => house.process.once('exit', resolve))
    house.process.kill('SIGKILL')
    await ended
    house = await startHouse(folder)
    await nothingIsLost()
    await saveSome(await signedIn(), 3)
  })

  test('of the database: the product carries on with the same session, and says so plainly meanwhile', async () => {
    const visitor = await signedIn()
    await saveSome(visitor, 20)
    const address = await runningEmbedded(folder)
    const client = new pg.Client({
      host: address?.socketFolder ?? '',
      user: address?.ownerUser ?? '',
      database: address?.database ?? '',
    })
    client.on('error', () => undefined)
    await client.connect()
    const { rows } = await client.query<{ pid: string }>(
      `select trim(split_part(pg_read_file('postmaster.pid'), E'\\n', 1)) as pid`,
    )
    process.kill(Number(rows[0]?.pid), 'SIGKILL')
    const statuses = new Set<number>()
    for (let turn = 0; turn < 100; turn += 1) {
      const { status, text } = await visitor.fetch('/people')
      statuses.add(status)
      assert.doesNotMatch(text, /\.ts:\d+/, 'no stack trace reaches a person')
      if (status === 200 && turn > 0) break
      await wait(100)
    }
    assert.ok(statuses.has(200), `it came back: ${[...statuses].join(', ')}`)
    assert.equal(
      [...statuses].some(status => status !== 200 && status !== 503),
      false,
      [...statuses].join(', '),
    )
    await nothingIsLost()
    await saveSome(visitor, 3)
  })
})
