/** The hall that every request crosses: the building, the council's face, the furniture, the clock; and the layout's own values. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '#domain/access/actor.ts'
import type { Clock } from '../clock.ts'
import type { Building } from '../database/transaction.ts'
import { formTokenFor } from './cookies.ts'
import { shellFor, type AuthorityFace, type NavigationItem, type Shell } from './shell.ts'

/** What the front room furnishes: how a template becomes a page, and what stands at `/assets`. */
export interface Furniture {
  render(template: string, context: { view: object; shell: Shell }): string
  bannerFor(code: string | undefined): string | null
  readonly navigation: readonly NavigationItem[]
  readonly assetVersion: string
  readonly assets: readonly {
    readonly url: string
    readonly mediaType: string
    readonly plain: Buffer
    readonly gzip: Buffer
  }[]
}

export interface Hall {
  readonly building: Building
  readonly face: AuthorityFace
  readonly furniture: Furniture
  readonly clock: Clock
  /** The web address people use, where the settings say it. */
  readonly address: string | null
  /** Requests a minute for one network address. Generous: a whole office may share one. */
  readonly requestsPerMinute: number
}

/** The layout's own values for this request and person. */
export function shellOf(hall: Hall, request: FastifyRequest, reply: FastifyReply, actor: Actor): Shell {
  const done = (request.query as Record<string, string> | undefined)?.['done']
  return shellFor({
    face: hall.face,
    actor,
    path: request.url.split('?')[0] ?? '/',
    formToken: formTokenFor(request, reply),
    banner: hall.furniture.bannerFor(done),
    navigation: hall.furniture.navigation,
    assetVersion: hall.furniture.assetVersion,
  })
}
