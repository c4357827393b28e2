/**
 * Sessions live in the database and hold a person and times, nothing else. The browser keeps a 256-bit secret in a `__Host-`
 * cookie; only its digest is stored. Signing out, leaving or being disabled ends a session at the next request.
 */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor, CouncilChoice } from '#domain/access/actor.ts'
import type { Role } from '#domain/access/roles.ts'
import type { Instant } from '#domain/calendar/dates.ts'
import type { Context, Database } from '../context.ts'
import { sha256 } from '../digest.ts'

/** Minutes without a request after which a session ends, and hours after which it ends whatever happens. */
export const sessionLife = { idleMinutes: 60, absoluteHours: 12 } as const
/** A session's last request is written down at most this often. */
const touchAfterSeconds = 60

export const newSecret = (): string => randomBytes(32).toString('base64url')
const digestOf = (secret: string): string => sha256(`session|${secret}`)

/** The token a form must carry: from the session's secret (or a visitor's), so that no other site can know it. */
export const formToken = (secret: string): string => sha256(`form|${secret}`)

/** Begins a session for a person and returns the secret for the cookie. */
export async function beginSession(ctx: Context, staffId: string): Promise<string> {
  const secret = newSecret()
  await ctx.db
    .insertInto('session')
    .values({
      authorityId: ctx.authorityId,
      secretDigest: digestOf(secret),
      staffId,
      createdAt: ctx.now,
      lastSeenAt: ctx.now,
    })
    .execute()
  return secret
}

export async function endSession(ctx: Context, secret: string): Promise<void> {
  await ctx.db
    .updateTable('session')
    .set({ endedAt: ctx.now })
    .where('authorityId', '=', ctx.authorityId)
    .where('secretDigest', '=', digestOf(secret))
    .execute()
}

/** Notes that a session is in use, at most once a minute. */
export async function touchSession(db: Database, secret: string, now: Instant): Promise<void> {
  await db
    .updateTable('session')
    .set({ lastSeenAt: now })
    .where('secretDigest', '=', digestOf(secret))
    .where('lastSeenAt', '<', sql<Instant>`${now}::timestamptz - make_interval(secs => ${touchAfterSeconds})`)
    .execute()
}

interface Found {
  readonly actor: Actor
  readonly stale: boolean
}

/** Who a secret belongs to, as they are now: roles and team are read afresh on every request. Null when it opens nothing. */
export async function actorOfSession(
  db: Database,
  authorityId: string,
  secret: string,
  now: Instant,
): Promise<Found | null> {
  const found = await people(db, authorityId)
    .innerJoin('session', join =>
      join.onRef('session.authorityId', '=', 'staff.authorityId').onRef('session.staffId', '=', 'staff.staffId'),
    )
    .select(
      sql<boolean>`session.last_seen_at < ${now}::timestamptz - make_interval(secs => ${touchAfterSeconds})`.as(
        'stale',
      ),
    )
    .where('session.secretDigest', '=', digestOf(secret))
    .where('session.endedAt', 'is', null)
    .where(sql<boolean>`session.last_seen_at > ${now}::timestamptz - make_interval(mins => ${sessionLife.idleMinutes})`)
    .where(
      sql<boolean>`session.created_at > ${now}::timestamptz - make_interval(hours => ${sessionLife.absoluteHours})`,
    )
    .executeTakeFirst()
  if (!found) return null
  const { stale, ...person } = found
  return { actor: { kind: 'staff', authorityId, ...person }, stale }
}

/** A member of staff as an actor, with the roles and team they have today. Null when they have left or are not known. */
export async function actorFor(db: Database, authorityId: string, staffId: string): Promise<Actor | null> {
  const person = await people(db, authorityId).where('staff.staffId', '=', staffId).executeTakeFirst()
  return person ? { kind: 'staff', authorityId, ...person } : null
}

/** Members of staff who have not left, with the roles and team they have today. */
const people = (db: Database, authorityId: string) =>
  db
    .selectFrom('staffMember as staff')
    .leftJoin('team', join =>
      join.onRef('team.authorityId', '=', 'staff.authorityId').onRef('team.teamId', '=', 'staff.teamId'),
    )
    .select([
      'staff.staffId',
      'staff.name',
      'staff.teamId',
      sql<string | null>`coalesce(staff.locality_id, team.locality_id)`.as('localityId'),
    ])
    .select(
      sql<Role[]>`array(select role from staff_role where staff_role.authority_id = staff.authority_id
      and staff_role.staff_id = staff.staff_id order by role)`.as('roles'),
    )
    .select(
      sql<
        CouncilChoice[]
      >`coalesce((select case sees_result_after when 'submission' then array['result-after-submission']
      else array[]::text[] end from result_choice where result_choice.authority_id = staff.authority_id
      order by number desc limit 1), array[]::text[])
      || coalesce((select case when head_for_inadequate then array['head-moderates-inadequate'] else array[]::text[] end
        from moderation_rule where moderation_rule.authority_id = staff.authority_id
        order by number desc limit 1), array[]::text[])`.as('choices'),
    )
    .where('staff.authorityId', '=', authorityId)
    .where('staff.leftOn', 'is', null)
