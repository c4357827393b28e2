/** The doctor must find each fault when it is there: a check that cannot fail proves nothing. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Problem } from '#domain/problem.ts'
import { rowsOn, temporaryFolder } from '#testing/embedded-for-tests.ts'
import { checkDurability, checkServerVersion, type Query } from './durability.ts'
import { examineDatabase } from './doctor.ts'
import { asOwner } from './connection.ts'
import { startEmbedded, type EmbeddedServer } from './embedded.ts'
import { allMigrations, migrate } from './migrate.ts'

let server: EmbeddedServer
const query: Query = sql => rowsOn(server, sql)
const faults = async () => (await examineDatabase(query)).filter(examination => !examination.ok)

after(() => server.stop())
const folder = await temporaryFolder({ after: work => after(work) })
before(async () => {
  server = await startEmbedded({ folder, log: () => undefined })
  const { socketFolder, database, ownerUser } = server
  await asOwner({ socketFolder, database, user: ownerUser }, async client => migrate(client, await allMigrations()))
})

test('a database fresh from the migrations has nothing wrong, on every point', async () => {
  const examinations = await examineDatabase(query)
  assert.deepEqual(
    examinations.filter(examination => !examination.ok),
    [],
  )
  assert.equal(examinations.length, 9)
  assert.ok(examinations.every(examination => examination.sentence.endsWith('.')))
})

const faultyChanges = [
  ['a table without walls', 'create table stray (authority_id uuid)', 'drop table stray', /: stray\./],
  [
    'walls that do not bind the owner',
    'alter table audit no force row level security',
    'alter table audit force row level security',
    /: audit\./,
  ],
  [
    'a view that reads as its owner',
    'create view peep as select * from audit; grant select on peep to lfa_app',
    'drop view peep',
    /: peep\./,
  ],
  [
    'an application that passes by the walls',
    'alter role lfa_app bypassrls',
    'alter role lfa_app nobypassrls',
    /lfa_app/,
  ],
  [
    'an application that is a superuser in disguise',
    'grant lfa_owner to lfa_app',
    'revoke lfa_owner from lfa_app',
    /lfa_owner/,
  ],
  [
    'an application that owns a table',
    'alter table team owner to lfa_app',
    'alter table team owner to lfa_owner',
    /owns 1/,
  ],
] as const

for (const [what, change, undo, words] of faultyChanges) {
  test(`${what} is found and named, alone`, async t => {
    t.after(() => query(undo))
    if (what.endsWith('in disguise')) {
      // The migrations grant lfa_app to the owner; a role cannot be its own member.
      await query('revoke lfa_app from lfa_owner')
      t.after(() => query('grant lfa_app to lfa_owner'))
    }
    await query(change)
    const found = await faults()
    assert.equal(found.length, 1)
    assert.match(found[0]?.sentence ?? '', words)
  })
}

const told =
  (settings: Readonly<Record<string, string>>): Query =>
  async () =>
    Object.entries(settings).map(([name, setting]) => ({ name, setting }))
const good = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on', data_checksums: 'on' }

test('a server that keeps its promises passes, with a synchronous standby too', async () => {
  await checkDurability(told(good))
  await checkDurability(told({ ...good, synchronous_commit: 'remote_apply' }))
})

for (const name of Object.keys(good)) {
  test(`a server with ${name} off is refused by name`, async () => {
    await assert.rejects(checkDurability(told({ ...good, [name]: 'off' })), (error: unknown) => {
      assert.ok(error instanceof Problem && error.code === 'database.not-durable')
      assert.match(error.message, new RegExp(`${name} is off`))
      return true
    })
  })
}

test('a server before PostgreSQL 15 is refused, and 15 is not', async () => {
  const server14: Query = async () => [{ text: '14.12', number: '140012' }]
  const server15: Query = async () => [{ text: '15.0', number: '150000' }]
  await assert.rejects(checkServerVersion(server14), /PostgreSQL 14.12/)
  await checkServerVersion(server15)
})
