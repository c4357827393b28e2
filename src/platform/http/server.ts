/**
 * The hall's wiring: turns each room's routes into Fastify handlers. For every request: who is it, may they, does the form
 * parse, one transaction, one answer. The answer leaves only after the transaction has committed.
 */
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { nobody, type Actor } from '#domain/access/actor.ts'
import { canEver } from '#domain/access/can.ts'
import type { Context } from '../context.ts'
import { contextOn, inTransaction } from '../database/transaction.ts'
import { freshRandom } from '../random.ts'
import type { Room } from '../room.ts'
import { actorOfSession, touchSession } from '../sign-in/session.ts'
import { comesFromElsewhere, formTokenMatches, sessionSecretOf } from './cookies.ts'
import { refuse } from './errors.ts'
import { cleanAddress, cleanForm, parseForm, type Typed } from './forms.ts'
import { shellOf, type Hall } from './hall.ts'
import { addHeaders, leaveNoTrace } from './headers.ts'
import { httpProblems } from './problems.ts'
import { send } from './reply.ts'
import { checkRoutes, pathsOf } from './route-check.ts'
import type { Format, Reply, Route, RouteRequest, UploadedFile } from './route.ts'
import { uploadOf } from './upload.ts'

const largestForm = 1_048_576

export async function buildServer(hall: Hall, rooms: readonly Room[]): Promise<FastifyInstance> {
  checkRoutes(rooms)
  const server = fastify({
    bodyLimit: largestForm,
    trustProxy: false,
    requestTimeout: 30_000,
    forceCloseConnections: true,
  })
  await server.register(cookie)
  await server.register(formbody)
  await server.register(multipart)
  await server.register(rateLimit, {
    max: hall.requestsPerMinute,
    timeWindow: '1 minute',
    allowList: request => request.url.startsWith('/assets/'),
  })
  await addHeaders(server)
  serveAssets(server, hall)
  for (const room of rooms) for (const route of room.routes) addRoute(server, hall, route)
  server.setErrorHandler((error, request, reply) => refuse(error, { hall, request, reply }))
  server.setNotFoundHandler((request, reply) => refuse(httpProblems.notFound({}), { hall, request, reply }))
  return server
}

function serveAssets(server: FastifyInstance, hall: Hall): void {
  for (const asset of hall.furniture.assets) {
    server.get(asset.url, async (request, reply) => {
      const gzip = request.headers['accept-encoding']?.includes('gzip') === true
      void reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .header('vary', 'accept-encoding')
        .type(asset.mediaType)
      if (gzip) void reply.header('content-encoding', 'gzip')
      return reply.send(gzip ? asset.gzip : asset.plain)
    })
  }
}

function addRoute(server: FastifyInstance, hall: Hall, route: Route): void {
  for (const { path, format } of pathsOf(route)) {
    server.route({
      method: route.method,
      url: path,
      ...(route.uploadLimit === undefined ? {} : { bodyLimit: route.uploadLimit }),
      handler: (request, reply) => answer({ hall, route, request, reply, format }),
    })
  }
}

interface Visit {
  readonly hall: Hall
  readonly route: Route
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly format: Format
}

async function answer(visit: Visit): Promise<FastifyReply> {
  const { hall, route, request, reply } = visit
  if (route.leavesNoTrace === true) leaveNoTrace(reply)
  const { typed, files } = await whatWasSent(visit)
  const secret = sessionSecretOf(request)
  const occasion = { actor: nobody(hall.face.authorityId), now: hall.clock(), random: freshRandom() }
  const writes = route.method === 'POST' || route.recordsRead === true
  const done = await inTransaction(hall.building, { ...occasion, readOnly: !writes }, async nobodysContext => {
    const found =
      secret === null ? null : await actorOfSession(nobodysContext.db, hall.face.authorityId, secret, occasion.now)
    const actor = found?.actor ?? occasion.actor
    guard(route, actor)
    const ctx = contextOn(hall.building, nobodysContext.db, { ...occasion, actor })
    return {
      outcome: await run(ctx, route, { ...requestOf(visit), files }, typed),
      actor,
      stale: found?.stale === true,
    }
  })
  if (done.stale && secret !== null) {
    await inTransaction(hall.building, occasion, ctx => touchSession(ctx.db, secret, occasion.now))
  }
  return send(done.outcome, { hall, request, reply, shell: () => shellOf(hall, request, reply, done.actor) })
}

function guard(route: Route, actor: Actor): void {
  if (route.permission === 'public') return
  if (actor.kind === 'nobody') throw httpProblems.signInFirst({})
  if (!canEver(actor, route.permission)) {
    throw httpProblems.notAllowed({
      because: 'Your role does not include this page. Ask an administrator if it should.',
    })
  }
}

async function run(ctx: Context, route: Route, request: RouteRequest, typed: Typed): Promise<Reply> {
  if (!route.body) return route.run(ctx, { ...request, body: undefined })
  const parsed = parseForm(route.body, typed)
  if (parsed.ok) return route.run(ctx, { ...request, body: parsed.value })
  if (!route.again) throw httpProblems.notUnderstood({})
  return route.again(ctx, { ...request, body: typed }, parsed.errors)
}

async function whatWasSent({ route, request }: Visit): Promise<{ typed: Typed; files: readonly UploadedFile[] }> {
  if (route.method === 'GET') return { typed: {}, files: [] }
  if (comesFromElsewhere(request, route.leavesNoTrace === true)) throw httpProblems.formExpired({})
  const { fields, files } =
    route.uploadLimit === undefined ? { fields: request.body, files: [] } : await uploadOf(request, route.uploadLimit)
  if (!formTokenMatches(request, (fields as Record<string, unknown> | undefined)?.['formToken']))
    throw httpProblems.formExpired({})
  return { typed: cleanForm(fields), files }
}

function requestOf({ hall, request, format }: Visit): RouteRequest {
  return {
    params: cleanAddress(request.params),
    query: cleanAddress(request.query),
    body: undefined,
    files: [],
    format,
    address: request.ip,
    sessionSecret: sessionSecretOf(request),
    origin: hall.address ?? `${request.protocol}://${request.host}`,
  }
}
