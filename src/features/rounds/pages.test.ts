/** The pages of a round as a browser would ask for them: each renders in every state, and what is refused is told beside the field. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Context } from '#platform/context.ts'
import { staffIdOf } from '#platform/context.ts'
import type { Reply, RouteRequest } from '#platform/http/route.ts'
import { as, cast, withContext } from '#testing/context.ts'
import { anAcceptedList, anOpenedRound, anyTool, usualDraw } from '#testing/rounds.ts'
import { createEnvironment, renderTemplate } from '#ui/environment.ts'
import { allocateAuditors, drawSample, roundByReference, sampledCasesOf } from './door.ts'
import { auditorField } from './forms.ts'
import { roundsRoutes } from './routes.ts'

const casesOf = async (ctx: Context, reference: string) =>
  sampledCasesOf(ctx, (await roundByReference(ctx, reference)).roundId)
const stateOf = async (ctx: Context, reference: string) => (await roundByReference(ctx, reference)).state

const environment = createEnvironment({ development: false })
const shell = {
  serviceName: 'Learning from Audit',
  authorityName: 'Wessenshire',
  brandColour: '#1d70b8',
  demonstration: true,
  actor: null,
  navigation: [],
  csrfField: '',
  path: '/',
  banner: null,
  assetVersion: 'test',
}

interface Sent {
  readonly params?: Record<string, string>
  readonly query?: Record<string, string>
  readonly body?: unknown
}

async function answer(ctx: Context, method: 'GET' | 'POST', path: string, sent: Sent = {}): Promise<Reply> {
  const route = roundsRoutes.find(one => one.method === method && one.path === path)
  assert.ok(route, `${method} ${path}`)
  const parsed = route.body ? route.body.parse(sent.body) : undefined
  const request: RouteRequest = {
    params: sent.params ?? {},
    query: sent.query ?? {},
    body: parsed,
    files: [],
    format: 'page',
    address: '',
    sessionSecret: null,
    origin: 'http://localhost',
  }
  return route.run(ctx, request)
}

function html(reply: Reply): string {
  assert.equal(reply.kind, 'page')
  return reply.kind === 'page' ? renderTemplate(environment, reply.template, { view: reply.view, shell }) : ''
}

test('every page of a round renders in each of its states, with the next step for Dev', async () => {
  await withContext(cast.dev, async ctx => {
    assert.match(html(await answer(ctx, 'GET', '/rounds')), /No rounds yet/)
    assert.match(html(await answer(ctx, 'GET', '/rounds/new')), /There is no case list to draw from/)
    const reference = await anOpenedRound(ctx)
    const params = { reference }
    const round = async () => html(await answer(ctx, 'GET', '/rounds/:reference', { params }))
    assert.match(html(await answer(ctx, 'GET', '/rounds/new')), /Case list of 1 May 2018/)
    assert.match(html(await answer(ctx, 'GET', '/rounds')), /2018-05-monthly/)
    assert.match(await round(), /Draw the sample/)
    assert.match(html(await answer(ctx, 'GET', '/rounds/:reference/sample', { params })), /Cases to draw/)
    const query = { size: '20', seed: 'may', exclusionMonths: '12', everyStratum: 'yes' }
    assert.match(html(await answer(ctx, 'GET', '/rounds/:reference/sample', { params, query })), /Draw 20 cases/)
    await answer(ctx, 'POST', '/rounds/:reference/sample', { params, body: query })
    assert.match(await round(), /20 cases are drawn/)
    assert.match(
      html(await answer(ctx, 'GET', '/rounds/:reference/allocations', { params })),
      /Cases waiting for an auditor/,
    )
    await allocateAuditors(ctx, reference, 'as-proposed')
    assert.match(await round(), /20 cases are not finished yet/)
    assert.match(html(await answer(ctx, 'GET', '/rounds/:reference/closure', { params })), /0 of 20 cases/)
    const refused = await answer(ctx, 'POST', '/rounds/:reference/closure', { params, body: { note: '' } })
    assert.match(html(refused), /no note says why/)
    await answer(ctx, 'POST', '/rounds/:reference/closure', { params, body: { note: 'Stopped.' } })
    assert.match(await round(), /Read the report/)
  })
})

test('a preview shows how many come from each stratum and never which, so that nobody shops for a seed', async () => {
  await withContext(cast.dev, async ctx => {
    const params = { reference: await anOpenedRound(ctx) }
    const query = { size: '20', seed: 'may', exclusionMonths: '0', everyStratum: 'yes' }
    assert.doesNotMatch(html(await answer(ctx, 'GET', '/rounds/:reference/sample', { params, query })), /WC-1\d\d\d/)
  })
})

test('a barred auditor sent from a page that was changed is refused beside the case, with the other choices kept', async () => {
  await withContext(cast.dev, async ctx => {
    const reference = await anOpenedRound(ctx)
    await drawSample(ctx, reference, { ...usualDraw, size: 88 })
    const marcus = staffIdOf(await as(ctx, cast.marcus))
    const sams = (await casesOf(ctx, reference)).find(one => one.practitioner === cast.sam.name)
    const body = { [auditorField(sams?.drawOrder ?? 0)]: marcus }
    const reply = await answer(ctx, 'POST', '/rounds/:reference/allocations', { params: { reference }, body })
    assert.match(html(reply), /Marcus Bell cannot audit/)
    assert.equal(reply.kind === 'page' && reply.status, 422)
    assert.equal(await stateOf(ctx, reference), 'drawn')
  })
})

test('a month to come typed in the form is told beside the month, and nothing typed is lost', async () => {
  await withContext(cast.dev, async ctx => {
    const importId = await anAcceptedList(ctx, 3)
    const toolVersionId = await anyTool(ctx)
    const body = { title: 'Later', auditType: 'monthly-case', month: '6', year: '2018', importId, toolVersionId }
    const shown = html(await answer(ctx, 'POST', '/rounds/new', { body }))
    assert.match(shown, /The month must be this month or an earlier one/)
    assert.match(shown, /value="Later"/)
  })
})
