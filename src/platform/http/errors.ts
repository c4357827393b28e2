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
  400: 'We could not understand that',
  401: 'Sign in',
  403: 'You cannot do this',
  404: 'Page not found',
  409: 'Something has changed',
  413: 'That is too large',
  422: 'There is a problem',
  429: 'Too many tries',
  503: 'Sorry, this is not available',
}

/** Connection faults of the database: its class 08, 53 (no room) and 57P (shutting down), and refused sockets. */
/** Unique key, exclusion, serialization failure, deadlock: somebody else was first. */
const racedCodes = /^(23505|23P01|40001|40P01)$/
const awayCodes = /^(08|53|57P)|^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT)$/

/** What Fastify refuses by itself, in our words. */
function ofStatus(status: number | undefined): Problem | null {
  if (status === 413) return httpProblems.tooLarge({ limit: '1 MB' })
  if (status === 429) return httpProblems.tooManyTries({ minutes: 1 })
  return status !== undefined && status >= 400 && status < 500 ? httpProblems.notUnderstood({}) : null
}

/** What the database refuses, or that it cannot be reached. */
function ofDatabase(code: string, message: string): Problem | null {
  if (racedCodes.test(code)) return httpProblems.changedMeanwhile({})
  const away =
    awayCodes.test(code) ||
    /Connection terminated|not queryable|Client was closed|timeout exceeded when trying to connect/.test(message)
  return away ? httpProblems.unavailable({}) : null
}

function asProblem(error: unknown): Problem | null {
  if (error instanceof Problem) return error
  const {
    code = '',
    statusCode,
    message = '',
  } = (error ?? {}) as { code?: string; statusCode?: number; message?: string }
  return ofStatus(statusCode) ?? ofDatabase(code, message)
}

/** What is refused: the problem, or null for a fault of ours, which has a reference instead. */
interface Refused {
  readonly problem: Problem | null
  readonly status: number
  readonly reference: string | null
}

function refusedFor(error: unknown): Refused {
  const problem = asProblem(error)
  return problem
    ? { problem, status: problem.status, reference: null }
    : { problem, status: 500, reference: randomBytes(4).toString('hex') }
}

export async function refuse(error: unknown, refusal: Refusal): Promise<FastifyReply> {
  const { hall, request, reply } = refusal
  const refused = refusedFor(error)
  if (!refused.problem)
    hall.building.log.error(
      { reference: refused.reference, method: request.method, route: request.routeOptions.url, error: faultOf(error) },
      'a fault of ours',
    )
  if (refused.status === 503) void reply.header('retry-after', '30')
  if (!wantsPage(request))
    return reply
      .status(refused.status)
      .type('application/problem+json')
      .send(JSON.stringify(problemJson(refused)))
  if (refused.status === 401 && request.method === 'GET')
    return reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303)
  return refuseWithPage(refused, refusal)
}

async function refuseWithPage(refused: Refused, { hall, request, reply }: Refusal): Promise<FastifyReply> {
  const { problem, status } = refused
  const actor = status === 503 ? nobody(hall.face.authorityId) : await whoAsks(hall, request)
  const shell = shellOf(hall, request, reply, actor)
  const lost = problem?.code === httpProblems.formExpired.code || (status === 401 && request.method === 'POST')
  const [template, view] =
    problem && lost
      ? (['pages/form-expired.njk', { sentence: problem.message, typed: typedText(request) }] as const)
      : (['pages/problem.njk', problemView(refused)] as const)
  return reply.status(status).type('text/html; charset=utf-8').send(hall.furniture.render(template, { view, shell }))
}

/** The name and first frame of an error: enough to find it, without the values it was about. */
function faultOf(error: unknown): unknown {
  if (!(error instanceof Error)) return 'not an Error'
  const database = 'severity' in error && 'code' in error
  return {
    name: error.name,
    code: 'code' in error ? error.code : undefined,
    message: database ? undefined : error.message,
    stack: error.stack?.split('\n').slice(1, 6),
  }
}

function wantsPage(request: FastifyRequest): boolean {
  const accepts = request.headers.accept ?? ''
  return accepts.includes('text/html') || !accepts.includes('json')
}

const problemJson = ({ problem, status, reference }: Refused): object => ({
  type: problem?.code ?? 'fault',
  title: titles[status] ?? 'Sorry, something went wrong',
  status,
  detail: problem?.message ?? null,
  reference,
})

function problemView({ problem, status, reference }: Refused): object {
  return {
    title: titles[status] ?? 'Sorry, something went wrong',
    sentence:
      problem?.message ??
      'Something went wrong on our side, and nothing was saved. Try again. If it happens again, tell the quality assurance lead the reference below.',
    reference,
    back: { text: 'Go to the home page', href: '/' },
  }
}

async function whoAsks(hall: Hall, request: FastifyRequest): Promise<Actor> {
  const stranger = nobody(hall.face.authorityId)
  const secret = sessionSecretOf(request)
  if (secret === null) return stranger
  const occasion = { actor: stranger, now: hall.clock(), random: freshRandom(), readOnly: true }
  const found = await inTransaction(hall.building, occasion, ctx =>
    actorOfSession(ctx.db, stranger.authorityId, secret, occasion.now),
  ).catch(() => null)
  return found?.actor ?? stranger
}

/** What the person had typed, to be copied: passwords are never shown. */
function typedText(request: FastifyRequest): readonly { readonly name: string; readonly text: string }[] {
  return Object.entries(cleanForm(request.body))
    .filter(([name, text]) => !/password/i.test(name) && text.length > 0)
    .map(([name, text]) => ({ name, text: String(text) }))
}
