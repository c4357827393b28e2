/** Private links: made by the auditor and shown once, opened by whoever holds the secret, withdrawn when they should open no more. */
import { sql } from 'kysely'
import { secretFrom, secretWords, type LinkLife } from '#domain/family-feedback/links.ts'
import type { RoleAsked } from '#domain/family-feedback/attempts.ts'
import { scriptOf, type ScriptVersion } from '#domain/family-feedback/scripts.ts'
import type { Instant } from '#domain/calendar/dates.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { httpProblems } from '#platform/http/problems.ts'
import { linkDigest, newLinkSecret } from '#platform/sign-in/link-secret.ts'
import { auditToAsk } from './audit-to-ask.ts'
import type { OpenLink } from './record-answers.ts'

export interface LinkWanted {
  readonly version: ScriptVersion
  readonly asked: RoleAsked
  readonly days: LinkLife
}

const digestOf = (secret: string): string => linkDigest(secretFrom(secret) ?? '')

/** Makes a link and returns its secret, which is nowhere else: whoever loses it asks for another link. */
export async function makeLink(ctx: Context, reference: string, wanted: LinkWanted): Promise<string> {
  const { auditId } = await auditToAsk(ctx, reference)
  const secret = secretWords(newLinkSecret())
  await ctx.db
    .insertInto('familyLink')
    .values({
      authorityId: ctx.authorityId,
      linkId: ctx.newId(),
      auditId,
      secretDigest: digestOf(secret),
      version: wanted.version,
      asked: wanted.asked,
      madeBy: staffIdOf(ctx),
      madeAt: ctx.now,
      expiresAt: sql<Instant>`${ctx.now}::timestamptz + make_interval(days => ${wanted.days})`,
    })
    .execute()
  await ctx.announce({ type: 'family-feedback.link-made', subject: `audit:${reference}`, days: wanted.days })
  return secret
}

/** From now on the link opens nothing. Withdrawing what is withdrawn already changes nothing. */
export async function withdrawLink(ctx: Context, reference: string, linkId: string): Promise<void> {
  const { auditId } = await auditToAsk(ctx, reference)
  const found = await ctx.db
    .selectFrom('familyLink')
    .select('withdrawnAt')
    .where('authorityId', '=', ctx.authorityId)
    .where('auditId', '=', auditId)
    .where(sql<string>`link_id::text`, '=', linkId)
    .executeTakeFirst()
  if (!found) throw httpProblems.notFound({})
  if (found.withdrawnAt !== null) return
  await ctx.db
    .updateTable('familyLink')
    .set({ withdrawnAt: ctx.now })
    .where('authorityId', '=', ctx.authorityId)
    .where('linkId', '=', linkId)
    .execute()
  await ctx.announce({ type: 'family-feedback.link-withdrawn', subject: `audit:${reference}` })
}

/**
 * What a secret opens, or null: unknown, expired, withdrawn and answered are one and the same from outside, in words and in what is asked of
 * the database.
 */
export async function linkOpenedBy(ctx: Context, secret: string): Promise<OpenLink | null> {
  const link = await ctx.db
    .selectFrom('familyLink as link')
    .select(['link.linkId', 'link.auditId', 'link.version', 'link.asked'])
    .where('link.authorityId', '=', ctx.authorityId)
    .where('link.secretDigest', '=', digestOf(secret))
    .where('link.withdrawnAt', 'is', null)
    .where('link.expiresAt', '>', ctx.now)
    .where(
      sql<boolean>`not exists (select from family_feedback as feedback where feedback.authority_id = link.authority_id
        and feedback.link_id = link.link_id)`,
    )
    .executeTakeFirst()
  const script = link && scriptOf(link.version)
  return link && script ? { linkId: link.linkId, auditId: link.auditId, asked: link.asked, script } : null
}
