/** Reads of shared learning, within the reader's reach: who reads it is counted and never listed. */
import { sql, type RawBuilder } from 'kysely'
import { rowsFor } from '#domain/access/can.ts'
import type { LocalDate, Instant } from '#domain/calendar/dates.ts'
import type { Reach, ShareKind } from '#domain/dissemination/share.ts'
import type { Context } from '#platform/context.ts'
import { httpProblems } from '#platform/http/problems.ts'

export interface SharedFound extends Reach {
  readonly shareId: string
  readonly reference: string
  readonly kind: ShareKind
  readonly source: string | null
  readonly title: string
  readonly words: string
  readonly sharedBy: string
  readonly sharedAt: Instant
  /** Whether it was shared with the reader's own team. */
  readonly withMine: boolean
  /** When the reader said that they had read it; nobody else's is ever read. */
  readonly readAt: Instant | null
}

const withTeam = (condition: RawBuilder<boolean>): RawBuilder<boolean> =>
  sql<boolean>`exists (select from shared_with_team shared
    join team on team.authority_id = shared.authority_id and team.team_id = shared.team_id
    where shared.authority_id = share.authority_id and shared.share_id = share.share_id and ${condition})`

const ofTeam = (ctx: Context) => withTeam(sql<boolean>`team.team_id = ${ctx.actor.teamId}::uuid`)

/** The rows of the permissions table as a condition on `shared_standing as share`. */
function within(ctx: Context): RawBuilder<boolean> {
  if (ctx.actor.kind === 'system') return sql<boolean>`true`
  const reaches = new Set(rowsFor(ctx.actor, 'shared-learning.read').map(({ reach }) => reach))
  if (reaches.has('authority')) return sql<boolean>`true`
  return sql<boolean>`((${reaches.has('team')}::boolean and ${ofTeam(ctx)})
    or (${reaches.has('locality')}::boolean and ${withTeam(sql<boolean>`team.locality_id = ${ctx.actor.localityId}::uuid`)}))`
}

const columns = (
  ctx: Context,
) => sql`share.share_id, share.reference, share.kind, share.source, share.title, share.words,
  share.shared_at, share.teams, share.discussed, share.changed, share.readers,
  (select name from staff_member person where person.authority_id = share.authority_id and person.staff_id = share.shared_by) as shared_by,
  ${ofTeam(ctx)} as with_mine,
  (select seen.read_at from shared_read seen where seen.authority_id = share.authority_id and seen.share_id = share.share_id
    and seen.staff_id = ${ctx.actor.staffId}::uuid) as read_at`

/** The latest first. */
export async function sharedWithin(ctx: Context, most: number): Promise<readonly SharedFound[]> {
  const { rows } = await sql<SharedFound>`
    select ${columns(ctx)} from shared_standing share
    where share.authority_id = ${ctx.authorityId} and ${within(ctx)}
    order by share.shared_at desc, share.reference desc limit ${most}`.execute(ctx.db)
  return rows
}

/** 404 where it is out of reach, taken back or not there. */
export async function sharedFor(ctx: Context, reference: string): Promise<SharedFound> {
  const { rows } = await sql<SharedFound>`
    select ${columns(ctx)} from shared_standing share
    where share.authority_id = ${ctx.authorityId} and share.reference = ${reference} and ${within(ctx)}`.execute(ctx.db)
  const [found] = rows
  if (!found) throw httpProblems.notFound({})
  return found
}

/** The same, held until the transaction ends, so that receipts are numbered one after another and none follows a taking back. */
export async function sharedHeld(ctx: Context, reference: string): Promise<SharedFound> {
  await sql`select pg_advisory_xact_lock(hashtext(${`shared-learning:${ctx.authorityId}:${reference}`}))`.execute(
    ctx.db,
  )
  return sharedFor(ctx, reference)
}

export interface ChangeFound {
  readonly team: string
  readonly words: string
  readonly saidAt: Instant
}

/** What teams say they changed, the latest first. */
export async function changesOf(ctx: Context, shareId: string): Promise<readonly ChangeFound[]> {
  const { rows } = await sql<ChangeFound>`
    select team.name as team, receipt.words, receipt.said_at from shared_receipt receipt
    join team on team.authority_id = receipt.authority_id and team.team_id = receipt.team_id
    where receipt.authority_id = ${ctx.authorityId} and receipt.share_id = ${shareId}::uuid and receipt.kind = 'changed'
    order by receipt.said_at desc, team.name, receipt.number desc limit 200`.execute(ctx.db)
  return rows
}

export interface ChangeListed extends ChangeFound {
  readonly reference: string
  readonly title: string
}

/** What teams say they changed after anything within reach, the latest first. */
export async function changesWithin(ctx: Context, most: number): Promise<readonly ChangeListed[]> {
  const { rows } = await sql<ChangeListed>`
    select share.reference, share.title, team.name as team, receipt.words, receipt.said_at from shared_standing share
    join shared_receipt receipt on receipt.authority_id = share.authority_id and receipt.share_id = share.share_id
    join team on team.authority_id = receipt.authority_id and team.team_id = receipt.team_id
    where share.authority_id = ${ctx.authorityId} and receipt.kind = 'changed' and ${within(ctx)}
    order by receipt.said_at desc, share.reference, team.name, receipt.number desc limit ${most}`.execute(ctx.db)
  return rows
}

export interface DiscussionFound {
  readonly on: LocalDate
  readonly words: string
  readonly saidBy: string
}

/** Meetings of one team, the latest first: for that team alone. */
export async function discussionsOf(
  ctx: Context,
  shareId: string,
  teamId: string,
): Promise<readonly DiscussionFound[]> {
  const { rows } = await sql<DiscussionFound>`
    select receipt.discussed_on as on, receipt.words, person.name as said_by from shared_receipt receipt
    join staff_member person on person.authority_id = receipt.authority_id and person.staff_id = receipt.said_by
    where receipt.authority_id = ${ctx.authorityId} and receipt.share_id = ${shareId}::uuid and receipt.team_id = ${teamId}::uuid
      and receipt.kind = 'discussed'
    order by receipt.discussed_on desc, receipt.number desc limit 50`.execute(ctx.db)
  return rows
}

/** The teams that it was shared with, by name: what whoever shares it chose, and not what became of it. */
export async function teamsOf(ctx: Context, shareId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select team.name from shared_with_team shared
    join team on team.authority_id = shared.authority_id and team.team_id = shared.team_id
    where shared.authority_id = ${ctx.authorityId} and shared.share_id = ${shareId}::uuid order by team.name`.execute(
    ctx.db,
  )
  return rows.map(({ name }) => name)
}

export interface TeamPlace {
  readonly teamId: string
  readonly team: string
  readonly localityId: string
  readonly locality: string
}

/** Every team with its locality, by name. */
export async function teamPlaces(ctx: Context): Promise<readonly TeamPlace[]> {
  const { rows } = await sql<TeamPlace>`
    select team.team_id, team.name as team, locality.locality_id, locality.name as locality from team
    join locality on locality.authority_id = team.authority_id and locality.locality_id = team.locality_id
    where team.authority_id = ${ctx.authorityId} order by locality.name, team.name`.execute(ctx.db)
  return rows
}

/** How a team is called; null where there is none. */
export const teamName = async (ctx: Context, teamId: string): Promise<string | null> =>
  (await teamPlaces(ctx)).find(place => place.teamId === teamId)?.team ?? null
