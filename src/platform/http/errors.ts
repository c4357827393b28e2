/**
 * The one error handler. The rules say no: a page (or problem+json) with the sentence. We are wrong: an apology with a
 * reference, and the rest in the log. No stack trace, statement or value ever reaches a person.
 */
import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { nobody, type Actor } from '#domain/access/actor.ts'
import { Problem } from '#domain/problem.ts'
import { inTransaction } from '../database/transaction.ts'
import { freshRandom } from '../random.ts'
import { actorOfSession } from '../sign-in/session.ts'
import { sessionSecretOf } from './cookies.ts'
import { cleanForm } from './forms.ts'
import { httpProblems } from './problems.ts'
import { shellOf, type Hall } from './hall.ts'

interface Refusal {
  readonly hall: Hall
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

const titles: Readonly<Record<number, string>> = {
  400: 'We could not understand that', 401: 'Sign in', 403: 'You cannot do this', 404: 'Page not found',
  409: 'Something has changed', 413: 'That is too large', 422: 'There is a problem', 429: 'Too many tries', 503: 'Sorry, this is not available',
}

/** Connection faults of the database: its class 08, 53 (no room) and 57P (shutting down), and refused sockets. */
/** Unique key, exclusion, serialization failure, deadlock: somebody else was first. */
const racedCodes = /^(23505|23P01|40001|40P01)$/
const awayCodes = /^(08|53|57P)|^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT)$/

function asProblem(error: unknown): Problem | null {
  if (error instanceof Problem) return error
  const { code, statusCode, message } = (error ?? {}) as { code?: string; statusCode?: number; message?: string }
  if (statusCode === 413) return httpProblems.tooLarge({ limit: '1 MB' })
  if (statusCode === 429) return httpProblems.tooManyTries({ minutes: 1 })
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return httpProblems.notUnderstood({})
  if (code !== undefined && racedCodes.test(code)) return httpProblems.changedMeanwhile({})
  if (code !== undefined && awayCodes.test(code)) return httpProblems.unavailable({})
  return /Connection terminated|timeout exceeded when trying to connect/.test(message ?? '') ? httpProblems.unavailable({}) : null
}

export async function refuse(error: unknown, refusal: Refusal): Promise<FastifyReply> {
  const { hall, request, reply } = refusal
  const problem = asProblem(error)
  const reference = problem ? null : randomBytes(4).toString('hex')
  if (!problem) hall.building.log.error({ reference, method: request.method, route: request.routeOptions.url, error: faultOf(error) }, 'a fault of ours')
  const status = problem?.status ?? 500
  if (status === 503) void reply.header('retry-after', '30')
  if (status === 401 && request.method === 'GET' && wantsPage(request)) return reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303)
  if (!wantsPage(request)) return reply.status(status).type('application/problem+json').send(JSON.stringify(problemJson(problem, status, reference)))
  const actor = status === 503 ? nobody(hall.face.authorityId) : await whoAsks(hall, request)
  const shell = shellOf(hall, request, reply, actor)
  const expired = problem?.code === httpProblems.formExpired.code || (status === 401 && request.method === 'POST')
  const template = expired ? 'pages/form-expired.njk' : 'pages/problem.njk'
  const view = expired ? { sentence: problem?.message ?? '', typed: typedText(request) } : problemView(problem, status, reference)
  return reply.status(status).type('text/html; charset=utf-8').send(hall.furniture.render(template, { view, shell }))
}

/** The name and first frame of an error: enough to find it, without the values it was about. */
function faultOf(error: unknown): unknown {
  if (!(error instanceof Error)) return 'not an Error'
  const database = 'severity' in error && 'code' in error
  return { name: error.name, code: 'code' in error ? error.code : undefined, message: database ? undefined : error.message, stack: error.stack?.split('\n').slice(1, 6) }
}

function wantsPage(request: FastifyRequest): boolean {
  const accepts = request.headers.accept ?? ''
  return accepts.includes('text/html') || !accepts.includes('json')
}

const problemJson = (problem: Problem | null, status: number, reference: string | null): object => ({
  type: problem?.code ?? 'fault', title: titles[status] ?? 'Sorry, something went wrong', status, detail: problem?.message ?? null, reference,
})

function problemView(problem: Problem | null, status: number, reference: string | null): object {
  return {
    title: titles[status] ?? 'Sorry, something went wrong',
    sentence: problem?.message ?? 'Something went wrong on our side, and nothing was saved. Try again. If it happens again, tell the quality assurance lead the reference below.',
    reference,
    back: { text: 'Go to the home page', href: '/' },
  }
}

async function whoAsks(hall: Hall, request: FastifyRequest): Promise<Actor> {
  const stranger = nobody(hall.face.authorityId)
  const secret = sessionSecretOf(request)
  if (secret === null) return stranger
  const occasion = { actor: stranger, now: hall.clock(), random: freshRandom(), readOnly: true }
  const found = await inTransaction(hall.building, occasion, ctx => actorOfSession(ctx.db, stranger.authorityId, secret, occasion.now)).catch(() => null)
  return found?.actor ?? stranger
}

/** What the person had typed, to be copied: passwords are never shown. */
function typedText(request: FastifyRequest): readonly { readonly name: string; readonly text: string }[] {
  return Object.entries(cleanForm(request.body))
    .filter(([name, text]) => !/password/i.test(name) && text.length > 0)
    .map(([name, text]) => ({ name, text: String(text) }))
}
