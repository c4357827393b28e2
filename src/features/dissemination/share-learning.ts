/** Shares learning with teams, and takes it back. Whoever shares says what and with whom; the teams hear as they chose. */
import { can } from '#domain/access/can.ts'
import { lengthFault } from '#domain/audit/answers.ts'
import { disseminationProblems } from '#domain/dissemination/problems.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { nextReference } from '#platform/database/references.ts'
import { httpProblems, requireMay } from '#platform/http/problems.ts'
import { paths } from './paths.ts'
import { sharedHeld, teamPlaces, type TeamPlace } from './queries.ts'
import { sourceOf } from './sources.ts'
import { tellNews } from './tell-news.ts'

export interface NewShare {
  /** `practice-message`, or the code of what is shared: `example:GP-2018-0003`. */
  readonly what: string
  /** Of a practice message alone. */
  readonly title: string
  readonly words: string
  /** `team:<id>` or `locality:<id>`; a locality stands for its teams. */
  readonly places: readonly string[]
}

interface Shared {
  readonly kind: string
  readonly source: string | null
  readonly title: string
}

async function sharedOf(ctx: Context, { what, title }: NewShare): Promise<Shared> {
  if (what === 'practice-message') return { kind: what, source: null, title }
  const source = await sourceOf(ctx, what)
  if (!source) throw disseminationProblems.nothingToShare({})
  return { kind: source.kind, source: source.source, title: source.title }
}

const isChosen = (place: TeamPlace, places: readonly string[]): boolean =>
  places.includes(`team:${place.teamId}`) || places.includes(`locality:${place.localityId}`)

/** Returns its reference. Throws `shared-learning.nothing-to-share` and `.no-teams` where what was chosen has gone. */
export async function shareLearning(ctx: Context, asked: NewShare): Promise<string> {
  requireMay(can(ctx.actor, 'shared-learning.share'))
  if (lengthFault(asked.words) !== null) throw httpProblems.notUnderstood({})
  const shared = await sharedOf(ctx, asked)
  const chosen = (await teamPlaces(ctx)).filter(place => isChosen(place, asked.places))
  if (chosen.length === 0) throw disseminationProblems.noTeams({})
  const reference = await nextReference(ctx, { table: 'shared_learning', letters: 'SL' })
  const { authorityId, now: sharedAt } = ctx
  const shareId = ctx.newId()
  const sharedBy = staffIdOf(ctx)
  await ctx.db
    .insertInto('sharedLearning')
    .values({ authorityId, shareId, reference, ...shared, words: asked.words, sharedBy, sharedAt })
    .execute()
  const teamIds = chosen.map(({ teamId }) => teamId)
  await ctx.db
    .insertInto('sharedWithTeam')
    .values(teamIds.map(teamId => ({ authorityId, shareId, teamId })))
    .execute()
  await ctx.announce({ type: 'learning.shared', subject: `shared-learning:${reference}`, teams: chosen.length })
  const localityIds = [...new Set(chosen.map(({ localityId }) => localityId))]
  await tellNews(ctx, {
    code: 'shared-learning',
    about: reference,
    path: paths.one(reference),
    audience: { teamIds, localityIds },
    doer: sharedBy,
  })
  return reference
}

/** From then on nobody sees it; what teams said is kept, and told to nobody. */
export async function takeBack(ctx: Context, reference: string, reason: string): Promise<void> {
  requireMay(can(ctx.actor, 'shared-learning.share'))
  const { shareId } = await sharedHeld(ctx, reference)
  await ctx.db
    .insertInto('sharedTakenBack')
    .values({ authorityId: ctx.authorityId, shareId, reason, takenBackBy: staffIdOf(ctx), takenBackAt: ctx.now })
    .execute()
  await ctx.announce({ type: 'learning.taken-back', subject: `shared-learning:${reference}` })
}
