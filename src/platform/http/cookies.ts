/**
 * Two `__Host-` cookies: the session's secret, and, before sign-in, a visitor's secret that ties forms to the browser that
 * fetched them. Both are random, HttpOnly and never sent across sites.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { formToken, newSecret } from '../sign-in/session.ts'
import type { SessionChange } from './route.ts'

const sessionCookie = '__Host-session'
const visitorCookie = '__Host-visitor'
const attributes = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const
const secretShape = /^[A-Za-z0-9_-]{43}$/

const secretIn = (request: FastifyRequest, name: string): string | null => {
  const secret = request.cookies[name]
  return secret !== undefined && secretShape.test(secret) ? secret : null
}

export const sessionSecretOf = (request: FastifyRequest): string | null => secretIn(request, sessionCookie)

/** The token this browser's forms must carry. A visitor without a secret is given one. */
export function formTokenFor(request: FastifyRequest, reply: FastifyReply): string {
  const known = sessionSecretOf(request) ?? secretIn(request, visitorCookie)
  if (known !== null) return formToken(known)
  const secret = newSecret()
  reply.setCookie(visitorCookie, secret, attributes)
  return formToken(secret)
}

export function formTokenMatches(request: FastifyRequest, sent: unknown): boolean {
  const secrets = [sessionSecretOf(request), secretIn(request, visitorCookie)].filter(secret => secret !== null)
  return secrets.some(secret => formToken(secret) === sent)
}

export function changeSession(reply: FastifyReply, change: SessionChange): void {
  if ('begin' in change) reply.setCookie(sessionCookie, change.begin, attributes)
  else reply.clearCookie(sessionCookie, attributes).header('clear-site-data', '"cache", "storage"')
  reply.clearCookie(visitorCookie, attributes)
}

/**
 * A form sent from another site: browsers say so in `Sec-Fetch-Site` or `Origin`, whatever the cookie rules. A page that leaves no trace
 * sends `Origin: null` by its own policy, and older telephones say nothing more; there the form's token alone decides (`unsaid`).
 */
export function comesFromElsewhere(request: FastifyRequest, unsaid = false): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  const { origin, host } = request.headers
  if (origin === 'null') return site === undefined && !unsaid
  return origin !== undefined && !isOurs(origin, host)
}

const isOurs = (origin: string, host: string | undefined): boolean =>
  URL.canParse(origin) && new URL(origin).host === host
