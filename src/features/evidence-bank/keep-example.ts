/** Everything that changes the evidence bank: an example put into words, published, withdrawn, used; a proposal passed over. */
import { nextReference } from '#platform/database/references.ts'
import { sql } from 'kysely'
import { can } from '#domain/access/can.ts'
import type { Use } from '#domain/evidence-bank/example.ts'
import { evidenceBankProblems } from '#domain/evidence-bank/problems.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { httpProblems, requireMay } from '#platform/http/problems.ts'
import { exampleByReference, proposedStrength, type ExampleFound } from './queries.ts'

export interface NewWording {
  readonly theme: string
  readonly title: string
  readonly whatWasDone: string
  readonly whyItHelped: string
}

const hold = (ctx: Context) =>
  sql`select pg_advisory_xact_lock(hashtext(${`evidence-bank:${ctx.authorityId}`}))`.execute(ctx.db)

async function refuseDecided(ctx: Context, findingId: string): Promise<void> {
  const { rows } = await sql`
    select from good_practice_example where authority_id = ${ctx.authorityId} and finding_id = ${findingId}
    union all
    select from good_practice_passed_over where authority_id = ${ctx.authorityId} and finding_id = ${findingId}`.execute(
    ctx.db,
  )
  if (rows.length > 0) throw evidenceBankProblems.alreadyDecided({})
}

async function addWording(ctx: Context, exampleId: string, number: number, wording: NewWording): Promise<void> {
  await ctx.db
    .insertInto('goodPracticeWording')
    .values({
      ...wording,
      authorityId: ctx.authorityId,
      exampleId,
      number,
      wordedBy: staffIdOf(ctx),
      wordedAt: ctx.now,
    })
    .execute()
}

/**
 * A new example, from a proposed strength or (null) without one. Returns its reference. Throws `evidence-bank.already-decided` where
 * somebody was faster; a strength that is out of reach does not exist.
 */
export async function beginExample(ctx: Context, findingId: string | null, wording: NewWording): Promise<string> {
  requireMay(can(ctx.actor, 'evidence-bank.word'))
  await hold(ctx)
  if (findingId !== null) {
    if ((await proposedStrength(ctx, findingId)) === null) throw httpProblems.notFound({})
    await refuseDecided(ctx, findingId)
  }
  const reference = await nextReference(ctx, { table: 'good_practice_example', letters: 'GP' })
  const exampleId = ctx.newId()
  await ctx.db
    .insertInto('goodPracticeExample')
    .values({
      authorityId: ctx.authorityId,
      exampleId,
      reference,
      findingId,
      begunBy: staffIdOf(ctx),
      begunAt: ctx.now,
    })
    .execute()
  await addWording(ctx, exampleId, 1, wording)
  await ctx.announce({ type: 'evidence-bank.worded', subject: `example:${reference}`, wording: 1 })
  return reference
}

/** The example, held until the transaction ends. 404 where there is none. */
async function held(ctx: Context, reference: string): Promise<ExampleFound> {
  await hold(ctx)
  const found = await exampleByReference(ctx, reference)
  if (!found) throw httpProblems.notFound({})
  return found
}

export async function rewordExample(ctx: Context, reference: string, wording: NewWording): Promise<void> {
  requireMay(can(ctx.actor, 'evidence-bank.word'))
  const { exampleId, latest } = await held(ctx, reference)
  await addWording(ctx, exampleId, latest.number + 1, wording)
  await ctx.announce({ type: 'evidence-bank.worded', subject: `example:${reference}`, wording: latest.number + 1 })
}

async function decide(
  ctx: Context,
  { exampleId, decisions }: ExampleFound,
  decided: { readonly decision: 'published' | 'withdrawn'; readonly wording: number; readonly reason: string },
): Promise<void> {
  await ctx.db
    .insertInto('goodPracticeDecision')
    .values({
      ...decided,
      authorityId: ctx.authorityId,
      exampleId,
      number: decisions.length + 1,
      decidedBy: staffIdOf(ctx),
      decidedAt: ctx.now,
    })
    .execute()
}

/** `wording`: the one that was read. Throws `evidence-bank.nothing-to-publish` where it is not the latest, or was published before. */
export async function publishExample(ctx: Context, reference: string, wording: number): Promise<void> {
  requireMay(can(ctx.actor, 'evidence-bank.publish'))
  const found = await held(ctx, reference)
  const waits = found.state === 'draft' || found.state === 'reworded'
  if (!waits || found.latest.number !== wording) throw evidenceBankProblems.nothingToPublish({ reference })
  await decide(ctx, found, { decision: 'published', wording, reason: '' })
  await ctx.announce({ type: 'evidence-bank.published', subject: `example:${reference}`, wording })
}

/** Throws `evidence-bank.not-published` where nobody reads it now. */
export async function withdrawExample(ctx: Context, reference: string, reason: string): Promise<void> {
  requireMay(can(ctx.actor, 'evidence-bank.publish'))
  const found = await held(ctx, reference)
  if (found.published === null) throw evidenceBankProblems.notPublished({ reference })
  // A wording that waited is set aside with it: what is worded after this is a draft.
  await decide(ctx, found, { decision: 'withdrawn', wording: found.latest.number, reason })
  await ctx.announce({ type: 'evidence-bank.withdrawn', subject: `example:${reference}` })
}

/** Throws `evidence-bank.already-decided` where somebody was faster. */
export async function passOver(ctx: Context, findingId: string, reason: string): Promise<void> {
  requireMay(can(ctx.actor, 'evidence-bank.publish'))
  await hold(ctx)
  const proposed = await proposedStrength(ctx, findingId)
  if (proposed === null) throw httpProblems.notFound({})
  await refuseDecided(ctx, findingId)
  await ctx.db
    .insertInto('goodPracticePassedOver')
    .values({ authorityId: ctx.authorityId, findingId, reason, decidedBy: staffIdOf(ctx), decidedAt: ctx.now })
    .execute()
  await ctx.announce({ type: 'evidence-bank.passed-over', subject: `audit:${proposed.audit}` })
}

/** Throws `evidence-bank.not-published` where nobody reads it now. */
export async function noteUse(ctx: Context, reference: string, usedFor: Use, words: string): Promise<void> {
  requireMay(can(ctx.actor, 'evidence-bank.use'))
  const found = await exampleByReference(ctx, reference)
  if (found === null || found.published === null) throw evidenceBankProblems.notPublished({ reference })
  await ctx.db
    .insertInto('goodPracticeUse')
    .values({
      authorityId: ctx.authorityId,
      useId: ctx.newId(),
      exampleId: found.exampleId,
      usedFor,
      words,
      usedBy: staffIdOf(ctx),
      usedAt: ctx.now,
    })
    .execute()
  await ctx.announce({ type: 'evidence-bank.used', subject: `example:${reference}`, usedFor })
}
