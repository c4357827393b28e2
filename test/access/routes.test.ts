/**
 * Every address × every one of the cast: strangers are led to the door, those without the permission are refused, what is
 * not there or belongs to another council is not found, and nothing that anyone asks for is a fault of ours.
 */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { rooms } from '#app'
import { systemActor, type Actor } from '#domain/access/actor.ts'
import { canEver } from '#domain/access/can.ts'
import { instant } from '#domain/calendar/dates.ts'
import { importPeople, setUpAuthority } from '#features/people/door.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { pathsOf } from '#platform/http/route-check.ts'
import type { Route } from '#platform/http/route.ts'
import { seededRandom } from '#platform/random.ts'
import { openTestHouse, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { testDay } from '#testing/database.ts'
import { cast, people } from '#seeds/county.ts'
import { layAudits, stages } from './lay-audits.ts'

const neighbourId = '00000000-0000-7000-8000-00000000000f'
const canary = 'Canary of another council'

interface Address {
  readonly route: Route
  readonly path: string
}

/** Values for the parts of an address that vary, which nothing here has. */
const madeUpValues = [
  '2099-01-nothing',
  'A-2099-9999',
  '00000000-0000-7000-8000-0000000000aa',
  '%00',
  '..%2f..%2fetc',
  "x'--",
]
/** Values that exist, in another council alone; the import's id is added when it is made. */
const neighbourValues = ['open', 'closed', 'A-2018-0001', 'A-2018-0004', 'A-2018-0006']

// Private links open to whoever holds their secret, and slow guessing: proved in features/family-feedback/family-page.test.ts.
const everyRoute = rooms.flatMap(room => room.routes).filter(route => route.leavesNoTrace !== true)
const withParts = (path: string): boolean => path.includes(':')
const filled = (path: string, value: string): string => path.replace(/:\w+/g, value)

function addressesOf(method: Route['method'], values: readonly string[]): readonly Address[] {
  return everyRoute
    .filter(route => route.method === method)
    .flatMap(route =>
      pathsOf(route).flatMap(({ path }) =>
        withParts(path) ? values.map(value => ({ route, path: filled(path, value) })) : [{ route, path }],
      ),
    )
}

const actorOf = (person: (typeof people)[number]): Actor => ({
  kind: 'staff',
  authorityId: '',
  staffId: person.email,
  name: person.name,
  roles: person.roles,
  teamId: null,
  localityId: null,
})
const isOpenTo = (person: (typeof people)[number], { permission }: Route): boolean =>
  permission === 'public' || canEver(actorOf(person), permission)

describe('every address', () => {
  let house: TestHouse
  const browsers = new Map<string, TestBrowser>()
  const as = (person: (typeof people)[number]): TestBrowser => browsers.get(person.email)!

  before(async () => {
    house = await openTestHouse()
    const occasion = { actor: systemActor(neighbourId, 'Tests'), now: instant(testDay), random: seededRandom(99) }
    await inTransaction(house.building, occasion, async ctx => {
      await setUpAuthority(ctx, { name: canary, demonstration: true })
      await importPeople(
        ctx,
        people.map(person => ({ ...person, jobTitle: canary })),
      )
      const made = stages.map((stage, index) => ({ stage, auditor: index, practitioner: 6, team: 0, locality: 0 }))
      await layAudits(ctx, made, canary)
      for (const row of await ctx.db.selectFrom('caseImport').select('importId').execute())
        neighbourValues.push(row.importId)
    })
    for (const person of Object.values(cast)) browsers.set(person.email, await house.signIn(person))
  })
  after(() => house.close())

  test('leads a stranger to the sign-in page, unless it is that page or one beside it', async () => {
    for (const { route, path } of addressesOf('GET', madeUpValues.slice(0, 3))) {
      const answer = await house.visitor().get(path)
      if (route.permission === 'public') assert.equal(answer.status, 200, path)
      else assert.deepEqual([answer.status, answer.to], [303, `/sign-in?next=${encodeURIComponent(path)}`], path)
    }
  })

  for (const person of Object.values(cast)) {
    test(`refuses ${person.name} what their roles do not include, and finds nothing that is not there`, async () => {
      for (const { route, path } of addressesOf('GET', madeUpValues)) {
        const { status } = await as(person).get(path)
        if (!isOpenTo(person, route)) assert.equal(status, 403, `${path} answered ${status}`)
        else if (withParts(route.path)) assert.ok([400, 403, 404].includes(status), `${path} answered ${status}`)
        else assert.ok([200, 303].includes(status), `${path} answered ${status}`)
      }
    })

    test(`shows ${person.name} nothing of another council, by any address`, async () => {
      for (const { route, path } of addressesOf('GET', neighbourValues)) {
        const answer = await as(person).get(path)
        assert.ok(!answer.body.includes(canary), `${path} shows a neighbour`)
        if (withParts(route.path) && isOpenTo(person, route))
          assert.ok([400, 403, 404].includes(answer.status), `${path} answered ${answer.status}`)
      }
    })

    test(`accepts from ${person.name} no form their roles do not include, and breaks on none that means nothing`, async () => {
      for (const { route, path } of addressesOf('POST', [...madeUpValues.slice(0, 3), ...neighbourValues]).filter(
        one => one.route.path !== '/sign-out',
      )) {
        const files =
          route.uploadLimit === undefined ? [] : [{ field: 'file', name: 'nothing.csv', content: 'nothing' }]
        const { status } = await as(person).post(path, { nonsense: 'yes' }, files)
        if (isOpenTo(person, route)) assert.ok(status < 500, `${path} answered ${status}`)
        else assert.equal(status, 403, `${path} answered ${status}`)
      }
    })
  }

  test('accepts no form from a stranger, or from anyone without the token of a page', async () => {
    for (const { route, path } of addressesOf('POST', madeUpValues.slice(0, 3))) {
      const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' }
      const { statusCode } = await house.server.inject({ method: 'POST', url: path, headers, payload: 'a=b' })
      assert.ok(
        statusCode === 403 || (route.uploadLimit !== undefined && statusCode === 400),
        `${path} answered ${statusCode}`,
      )
      if (route.permission === 'public') continue
      const { status } = await house
        .visitor()
        .post(path, {}, route.uploadLimit === undefined ? [] : [{ field: 'file', name: 'x.csv', content: 'x' }])
      assert.ok(status === 401 || status === 403, `${path} answered ${status} to a stranger`)
    }
  })
})
