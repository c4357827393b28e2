/** The embedded server against everything that happens to servers: killed, started twice, orphaned, shut out, mis-set. */
import assert from 'node:assert/strict'
import { appendFile, chmod, cp, lstat, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { Problem } from '#domain/problem.ts'
import {
  killOutright,
  otherProduct,
  rowsOn,
  rowsOnceBack,
  temporaryFolder,
  type OtherProduct,
} from '#testing/embedded-for-tests.ts'
import { startEmbedded, runningEmbedded, type EmbeddedServer } from './embedded.ts'
import { findPlaces } from './embedded/places.ts'
import { nativePackage } from './embedded/programs.ts'

const root = process.getuid?.() === 0
const lines: string[] = []
const log = (line: string): void => void lines.push(line)
const running: EmbeddedServer[] = []
const start = async (options: Partial<Parameters<typeof startEmbedded>[0]> & { folder: string }) => {
  const server = await startEmbedded({ log, ...options })
  running.push(server)
  return server
}
const code = (expected: string) => (error: unknown) => error instanceof Problem && error.code === expected
const open = await temporaryFolder({ after: work => after(work) })
await chmod(open, 0o755)
after(() => Promise.all(running.map(server => server.stop())))

test('a first start makes a database that listens on a private socket alone, and a later start keeps its rows', async () => {
  const first = await start({ folder: open })
  assert.equal(first.ownerUser, 'lfa_owner')
  assert.equal((await stat(first.socketFolder)).mode & 0o777, 0o700)
  assert.equal((await stat(first.dataFolder)).mode & 0o777, 0o700)
  const settings = await rowsOn(
    first,
    `select current_setting('listen_addresses') as listen, current_setting('data_checksums') as checksums,
       current_setting('TimeZone') as zone, current_database() as name,
       (select datlocale from pg_database where datname = current_database()) as locale`,
  )
  const expected = { listen: '', checksums: 'on', zone: 'UTC', name: 'learning_from_audit', locale: 'C.UTF-8' }
  assert.deepEqual(settings, [expected])
  await rowsOn(first, 'create table kept (number int primary key)')
  await rowsOn(first, 'insert into kept values (1)')
  await first.stop()
  await first.stop()
  const again = await start({ folder: open })
  assert.deepEqual(await rowsOn(again, 'select number from kept'), [{ number: 1 }])
  await again.stop()
})

test('nothing that a statement holds reaches the log, even when the statement fails', async () => {
  const server = await start({ folder: open })
  await assert.rejects(rowsOn(server, `insert into kept values (1), ('a private matter')`))
  await assert.rejects(rowsOn(server, `insert into kept values (1)`))
  await server.stop()
  assert.equal(
    lines.some(line => /private matter|insert|duplicate/.test(line)),
    false,
  )
})

test('a second start on the same folder is refused in words, by this process or another, and the first goes on', async () => {
  const first = await otherProduct(open)
  await assert.rejects(start({ folder: open }), (error: unknown) => {
    assert.ok(error instanceof Problem)
    assert.equal(error.code, 'database.already-running')
    assert.match(error.message, new RegExp(`${open}.*process ${first.process.pid}.*LFA_DATA`))
    return true
  })
  assert.equal((await runningEmbedded(open))?.socketFolder, first.socketFolder)
  assert.deepEqual(await rowsOn(first, 'select number from kept'), [{ number: 1 }])
  await endAll(first)
})

test('of starts that race on one folder exactly one wins, even over a stale lock', async () => {
  await writeFile(
    join(open, 'launcher.pid'),
    JSON.stringify({ pid: process.pid, began: 'long ago', socketFolder: '/' }),
  )
  const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => start({ folder: open })))
  const refused = outcomes.filter(outcome => outcome.status === 'rejected')
  assert.equal(refused.length, 4)
  assert.ok(refused.every(outcome => code('database.already-running')(outcome.reason)))
  await Promise.all(running.map(server => server.stop()))
  assert.equal(await runningEmbedded(open), null)
})

test('a running product is not disturbed by a second start although its lock was removed by hand', async () => {
  const first = await otherProduct(open)
  await rm(join(open, 'launcher.pid'))
  await assert.rejects(start({ folder: open }), code('database.already-running'))
  assert.deepEqual(await rowsOn(first, 'select number from kept'), [{ number: 1 }])
  await endAll(first)
})

test('a server that is killed is started again and every acknowledged row is there', async () => {
  const server = await start({ folder: open })
  await rowsOn(server, 'insert into kept select generate_series(10, 509)')
  const before = server.pid
  process.kill(before, 'SIGKILL')
  const rows = await rowsOnceBack(server, 'select count(*)::int as n from kept where number >= 10')
  assert.deepEqual(rows, [{ n: 500 }])
  assert.notEqual(server.pid, before)
  process.kill(server.pid, 'SIGKILL')
  await server.stop()
})

test('when the product is killed outright, the next start takes over from the server left behind and keeps its rows', async () => {
  const first = await otherProduct(open)
  await rowsOn(first, 'insert into kept values (3)')
  await killOutright(first.process)
  process.kill(first.pid, 0)
  const next = await start({ folder: open })
  assert.notEqual(next.pid, first.pid)
  assert.deepEqual(await rowsOn(next, 'select number from kept where number = 3'), [{ number: 3 }])
  await next.stop()
})

test('when product and server are both killed outright, the next start recovers', async () => {
  const first = await otherProduct(open)
  await rowsOn(first, 'insert into kept values (4)')
  await killOutright(first.process)
  process.kill(first.pid, 'SIGKILL')
  const next = await start({ folder: open })
  assert.deepEqual(await rowsOn(next, 'select number from kept where number = 4'), [{ number: 4 }])
  await next.stop()
})

test('a server that could lose saved records is refused, and is not left running', async () => {
  const file = join(open, 'postgres', 'postgresql.conf')
  await appendFile(file, '\nfsync = off\n')
  await assert.rejects(start({ folder: open }), code('database.not-durable'))
  assert.equal(await runningEmbedded(open), null)
  await appendFile(file, '\nfsync = on\n')
  await (await start({ folder: open })).stop()
})

test('a folder that another version made, or that holds something else, is refused and left as it was', async t => {
  const folder = await temporaryFolder(t)
  await mkdir(join(folder, 'postgres'))
  await writeFile(join(folder, 'postgres', 'notes.txt'), 'not a database')
  await assert.rejects(start({ folder }), code('database.not-a-database'))
  await writeFile(join(folder, 'postgres', 'PG_VERSION'), '17\n')
  await assert.rejects(start({ folder }), code('database.other-major'))
  assert.deepEqual((await readdir(join(folder, 'postgres'))).sort(), ['PG_VERSION', 'notes.txt'])
})

test('a first start that was cut short leaves nothing in the way of the next, though its path is too long for a socket', async t => {
  const folder = join(await temporaryFolder(t), 'a-folder-with-a-long-name'.repeat(4))
  await mkdir(join(folder, 'postgres.partial-1', 'base'), { recursive: true })
  const server = await start({ folder })
  assert.ok(`${server.socketFolder}/.s.PGSQL.5432`.length < 100)
  assert.equal((await stat(server.socketFolder)).mode & 0o777, 0o700)
  assert.deepEqual(await readdir(folder), ['launcher.pid', 'postgres'])
  await server.stop()
})

test(
  'libraries without their links, in folders that the server may not enter, still give a working server',
  { skip: !root },
  async t => {
    const folder = await temporaryFolder(t)
    const { native, version } = await nativePackage()
    const copy = join(folder, 'package', 'native')
    await cp(native, copy, { recursive: true, verbatimSymlinks: true })
    for (const entry of await readdir(join(copy, 'lib'), { withFileTypes: true })) {
      if (entry.isSymbolicLink()) await rm(join(copy, 'lib', entry.name))
    }
    const { programs } = await findPlaces(join(folder, 'data'), { uid: 65_534, gid: 65_534 })
    t.after(() => rm(programs, { recursive: true, force: true }))
    const server = await start({ folder: join(folder, 'data'), nativePackage: { native: copy, version } })
    assert.deepEqual(await rowsOn(server, 'select 1 as one'), [{ one: 1 }])
    assert.ok((await lstat(join(copy, 'lib', 'libicuuc.so.60'))).isSymbolicLink())
    assert.deepEqual(await readdir(programs), [`native-${version}`])
    const killed = server.pid
    process.kill(killed, 'SIGKILL')
    await rowsOnceBack(server, 'select 1')
    await server.stop()
  },
)

test('a package that cannot run here is told in words, not by a crash', async t => {
  const folder = await temporaryFolder(t)
  await chmod(folder, 0o755)
  const broken = { native: join(folder, 'package', 'native'), version: '18.4.0' }
  await mkdir(join(broken.native, 'bin'), { recursive: true })
  await assert.rejects(start({ folder: join(folder, 'data'), nativePackage: broken }), code('database.no-binary'))
})

async function endAll(product: OtherProduct): Promise<void> {
  await killOutright(product.process)
  const next = await start({ folder: open })
  await next.stop()
}
