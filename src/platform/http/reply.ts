/** From a `Reply` to what leaves: a page, a redirect, JSON or a file. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { changeSession } from './cookies.ts'
import type { Reply } from './route.ts'
import type { Hall } from './hall.ts'
import type { Shell } from './shell.ts'

export interface Leaving {
  readonly hall: Hall
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  /** Built only for pages: it may set a visitor's cookie. */
  readonly shell: () => Shell
}

export async function send(outcome: Reply, { hall, reply, shell }: Leaving): Promise<FastifyReply> {
  switch (outcome.kind) {
    case 'see-other':
      if (outcome.session) changeSession(reply, outcome.session)
      return reply.redirect(outcome.to, 303)
    case 'json':
      return reply
        .status(outcome.status)
        .type(outcome.mediaType ?? 'application/json; charset=utf-8')
        .send(JSON.stringify(outcome.value))
    case 'download':
      return reply
        .type(outcome.mediaType)
        .header('content-disposition', `attachment; filename="${safeName(outcome.fileName)}"`)
        .send(outcome.content)
    case 'page': {
      const html = hall.furniture.render(outcome.template, { view: outcome.view, shell: shell() })
      return reply.status(outcome.status).type('text/html; charset=utf-8').send(html)
    }
  }
}

const safeName = (name: string): string => name.replace(/[^A-Za-z0-9._-]/g, '-')
