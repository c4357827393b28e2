/** Every route says who may come and what will be recorded; a house with a route that does not say so does not open. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rooms } from '#app'
import { permissions } from '#domain/access/permissions.ts'
import { activityTypes } from '#domain/activity/describe.ts'
import { checkRoutes, writes } from '#platform/http/route-check.ts'
import { page, type Route } from '#platform/http/route.ts'
import type { Room } from '#platform/room.ts'
import { furnish } from '#ui/furniture.ts'

const routes = rooms.flatMap(room =>
  room.routes.map(route => ({ room: room.name, name: `${route.method} ${route.path}`, ...route })),
)

/** Pages for people who have not signed in. This list is the whole of what a stranger can reach. */
const publicRoutes = [
  'GET /sign-in',
  'POST /sign-in',
  'POST /sign-in/cast',
  'GET /accessibility',
  'GET /health',
  'GET /gallery',
  // The family's page: opened by the secret in a private link, and showing nothing but its questions.
  'GET /family/:secret',
  'POST /family/:secret',
  'GET /family/thank-you',
]

test('the rooms as they are open without a fault', () => {
  assert.doesNotThrow(() => checkRoutes(rooms))
})

test('a stranger reaches the pages of signing in and about the product, and nothing else', () => {
  const open = routes.filter(route => route.permission === 'public').map(route => route.name)
  assert.deepEqual(
    open.filter(name => !publicRoutes.includes(name)),
    [],
  )
})

test('every other route names a permission of the one table', () => {
  for (const { name, permission } of routes)
    assert.ok(permission === 'public' || permission in permissions, `${name}: ${permission}`)
})

test('every route that writes names what it records, with events that exist', () => {
  for (const route of routes.filter(writes)) {
    assert.ok((route.announces ?? []).length > 0, `${route.name} announces nothing`)
    assert.deepEqual(
      (route.announces ?? []).filter(type => !activityTypes.includes(type)),
      [],
      route.name,
    )
  }
})

test('a page that only reads never has a form and never takes files', () => {
  for (const { name, method, body, uploadLimit } of routes.filter(route => route.method === 'GET')) {
    assert.equal(body ?? uploadLimit, undefined, `${method} ${name} takes something`)
  }
})

test('every kind of event that can be recorded is announced by some route, job, listener or command', () => {
  const declared = new Set(routes.flatMap(route => route.announces ?? []))
  /** Announced from jobs, commands or in answer to another event, not by a route of their own. */
  const elsewhere = [
    'account.password-set',
    'authority.created',
    'case-import.read',
    'case-import.mapping-wanted',
    'case-import.refused',
    'tool.published',
    'audit.allocated',
    'practitioner.told',
    're-audit.owed',
    'action.opened-by-audit',
    ...['mail.sent', 'mail.put-off', 'mail.given-up'],
  ]
  assert.deepEqual(
    activityTypes.filter(type => !declared.has(type) && !elsewhere.includes(type)),
    [],
  )
})

test('every item of the navigation leads to a page, and is offered to exactly those who may open it', () => {
  for (const { href, permission } of furnish({ development: false }).navigation) {
    const target = routes.find(route => route.name === `GET ${href}`)
    assert.equal(target?.permission, permission, `${href} in the navigation`)
  }
})

const sound: Route = {
  method: 'POST',
  path: '/rounds',
  permission: 'round.open',
  announces: ['round.opened'],
  run: () => Promise.resolve(page('rounds/pages/rounds.njk', {})),
}
const houseWith = (...planted: object[]): readonly Room[] => [{ name: 'planted', routes: planted as Route[] }]

test('the planted room opens while nothing is wrong with it', () => {
  assert.doesNotThrow(() => checkRoutes(houseWith(sound)))
})

const faults: readonly { readonly fault: string; readonly planted: readonly object[]; readonly told: RegExp }[] = [
  {
    fault: 'has no permission',
    planted: [{ ...sound, permission: undefined }],
    told: /POST \/rounds in the room planted has no permission/,
  },
  {
    fault: 'has a permission that is not in the table',
    planted: [{ ...sound, permission: 'round.forge' }],
    told: /has no permission/,
  },
  {
    fault: 'writes and announces nothing',
    planted: [{ ...sound, announces: [] }],
    told: /writes and announces nothing/,
  },
  {
    fault: 'must record a read and announces nothing',
    planted: [{ ...sound, method: 'GET', recordsRead: true, announces: undefined }],
    told: /announces nothing/,
  },
  { fault: 'takes a form it cannot show again', planted: [{ ...sound, body: {} }], told: /cannot show it again/ },
  { fault: 'stands where another route stands', planted: [sound, sound], told: /POST \/rounds is declared twice/ },
]

for (const { fault, planted, told } of faults) {
  test(`a route that ${fault} stops the house from opening, and is named`, () => {
    assert.throws(() => checkRoutes(houseWith(...planted)), told)
  })
}

test('all faults are told at once, so that they can be put right at once', () => {
  const two = houseWith({ ...sound, permission: undefined }, { ...sound, path: '/other', announces: [] })
  assert.throws(() => checkRoutes(two), /has no permission[\s\S]*announces nothing/)
})
