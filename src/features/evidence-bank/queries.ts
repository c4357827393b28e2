/** Reads of the evidence bank: published examples as they are read, one with its wordings and decisions, and what waits for a decision. */
import { sql } from 'kysely'
import type { Instant } from '#domain/calendar/dates.ts'
import { exampleState, type Decision, type ExampleState, type Use } from '#domain/evidence-bank/example.ts'
import type { Context } from '#platform/context.ts'
import { auditsWithin } from '#platform/database/scope.ts'

export interface Wording {
  readonly number: number
  readonly theme: string
  readonly title: string
  readonly whatWasDone: string
  readonly whyItHelped: string
  readonly wordedBy: string
  readonly wordedAt: Instant
}

export interface Published extends Pick<Wording, 'theme' | 'title' | 'whatWasDone'> {
  readonly reference: string
  readonly publishedAt: Instant
  readonly uses: number
}

export interface BankAsked {
  /** A code of domain/findings/themes.ts; null for every theme. */
  readonly theme: string | null
  /** Words to look for; empty for all. */
  readonly words: string
  /** The last reference seen: those before it follow. Null for the first page. */
  readonly before: string | null
}

/** The latest decision on each example. */
const standing = sql`
  select distinct on (example_id) authority_id, example_id, decision, wording, decided_at
  from good_practice_decision order by example_id, number desc`

/** What is published now, the latest reference first. Every word asked for must be in it. */
export async function publishedAfter(ctx: Context, asked: BankAsked, limit: number): Promise<readonly Published[]> {
  const { theme, words, before } = asked
  const { rows } = await sql<Published>`
    select example.reference, wording.theme, wording.title, wording.what_was_done, decided.decided_at as published_at,
      (select count(*)::integer from good_practice_use used where used.authority_id = example.authority_id
        and used.example_id = example.example_id) as uses
    from (${standing}) decided
    join good_practice_example example on example.authority_id = decided.authority_id and example.example_id = decided.example_id
    join good_practice_wording wording on wording.authority_id = decided.authority_id
      and wording.example_id = decided.example_id and wording.number = decided.wording
    where decided.authority_id = ${ctx.authorityId} and decided.decision = 'published'
      and (${theme}::text is null or wording.theme = ${theme})
      and (${before}::text is null or example.reference < ${before})
      and to_tsvector('english', wording.title || ' ' || wording.what_was_done || ' ' || wording.why_it_helped)
        @@ case when numnode(plainto_tsquery('english', ${words})) = 0 then null else plainto_tsquery('english', ${words}) end is not false
    order by example.reference desc limit ${limit}`.execute(ctx.db)
  return rows
}

export interface ExampleFound {
  readonly exampleId: string
  readonly reference: string
  readonly state: ExampleState
  /** What the actor reads: the latest wording for who words examples, the published one for others. */
  readonly latest: Wording
  readonly published: Wording | null
  readonly decisions: readonly DecisionFound[]
  readonly uses: readonly UseFound[]
  /** The case of the audit that it began from, and how that audit is called; null where it began without one. */
  readonly source: { readonly audit: string; readonly caseReference: string } | null
}

export interface DecisionFound {
  readonly decision: Decision
  readonly wording: number
  readonly reason: string
  readonly decidedBy: string
  readonly decidedAt: Instant
}

export interface UseFound {
  readonly usedFor: Use
  readonly words: string
  readonly usedBy: string
  readonly usedAt: Instant
}

const nameOf = (column: string) =>
  sql<string>`(select name from staff_member person where person.authority_id = ${sql.ref('row.authorityId')} and person.staff_id = ${sql.ref(column)})`

const ofExample = (ctx: Context, exampleId: string) => ({ authorityId: ctx.authorityId, exampleId })

async function wordingsOf(ctx: Context, exampleId: string): Promise<readonly Wording[]> {
  return ctx.db
    .selectFrom('goodPracticeWording as row')
    .select(['number', 'theme', 'title', 'whatWasDone', 'whyItHelped', 'wordedAt'])
    .select(nameOf('row.wordedBy').as('wordedBy'))
    .where(({ and }) => and(ofExample(ctx, exampleId)))
    .orderBy('number', 'desc')
    .execute()
}

async function decisionsOf(ctx: Context, exampleId: string): Promise<readonly DecisionFound[]> {
  const rows = await ctx.db
    .selectFrom('goodPracticeDecision as row')
    .select(['decision', 'wording', 'reason', 'decidedAt'])
    .select(nameOf('row.decidedBy').as('decidedBy'))
    .where(({ and }) => and(ofExample(ctx, exampleId)))
    .orderBy('number', 'desc')
    .execute()
  return rows.map(row => ({ ...row, decision: row.decision as Decision }))
}

async function usesOf(ctx: Context, exampleId: string): Promise<readonly UseFound[]> {
  const rows = await ctx.db
    .selectFrom('goodPracticeUse as row')
    .select(['usedFor', 'words', 'usedAt'])
    .select(nameOf('row.usedBy').as('usedBy'))
    .where(({ and }) => and(ofExample(ctx, exampleId)))
    .orderBy('usedAt', 'desc')
    .limit(20)
    .execute()
  return rows.map(row => ({ ...row, usedFor: row.usedFor as Use }))
}

/** Null where there is no such example. Whether the actor may read it is the caller's to ask. */
export async function exampleByReference(ctx: Context, reference: string): Promise<ExampleFound | null> {
  const { rows } = await sql<{ exampleId: string; audit: string | null; caseReference: string | null }>`
    select example.example_id, audit.reference as audit, audit.case_reference
    from good_practice_example example
    left join finding on finding.authority_id = example.authority_id and finding.finding_id = example.finding_id
    left join audit on audit.authority_id = finding.authority_id and audit.audit_id = finding.audit_id
    where example.authority_id = ${ctx.authorityId} and example.reference = ${reference}`.execute(ctx.db)
  const [row] = rows
  if (!row) return null
  const wordings = await wordingsOf(ctx, row.exampleId)
  const decisions = await decisionsOf(ctx, row.exampleId)
  const [latest] = wordings
  if (!latest) return null
  return {
    ...{ exampleId: row.exampleId, reference, latest, decisions },
    ...standingIn(wordings, latest, decisions[0] ?? null),
    uses: await usesOf(ctx, row.exampleId),
    source: row.audit === null ? null : { audit: row.audit, caseReference: row.caseReference ?? '' },
  }
}

function standingIn(wordings: readonly Wording[], latest: Wording, decided: DecisionFound | null) {
  const readByOthers = decided?.decision === 'published' ? decided.wording : null
  return {
    state: exampleState({
      wording: latest.number,
      decision: decided?.decision ?? null,
      decidedWording: decided?.wording ?? null,
    }),
    published: wordings.find(({ number }) => number === readByOthers) ?? null,
  }
}

export interface Proposed {
  readonly findingId: string
  readonly audit: string
  readonly caseReference: string
  readonly theme: string
  readonly text: string
  readonly submittedAt: Instant
}

const proposedStrengths = (ctx: Context) =>
  ctx.db
    .selectFrom('finding')
    .innerJoin('auditStanding as audit', join =>
      join
        .onRef('audit.authorityId', '=', 'finding.authorityId')
        .onRef('audit.auditId', '=', 'finding.auditId')
        .onRef('audit.submissionId', '=', 'finding.submissionId'),
    )
    .select(['finding.findingId', 'audit.reference as audit', 'audit.caseReference', 'finding.theme', 'finding.text'])
    .select(sql<Instant>`audit.submitted_at`.as('submittedAt'))
    .where('finding.authorityId', '=', ctx.authorityId)
    .where('finding.proposedAsGoodPractice', '=', true)
    .where(auditsWithin(ctx, 'audit.read'))

/** Proposed strengths of audits that stand, about which nobody has decided, the oldest first. */
export const proposalsWaiting = (ctx: Context, limit: number): Promise<readonly Proposed[]> =>
  proposedStrengths(ctx)
    .where(
      sql<boolean>`not exists (select from good_practice_example example where example.authority_id = finding.authority_id
        and example.finding_id = finding.finding_id)`,
    )
    .where(
      sql<boolean>`not exists (select from good_practice_passed_over passed where passed.authority_id = finding.authority_id
        and passed.finding_id = finding.finding_id)`,
    )
    .orderBy('audit.submittedAt')
    .orderBy('finding.findingId')
    .limit(limit)
    .execute()

/** Null where it is not proposed, does not stand, or is of an audit out of reach. */
export const proposedStrength = async (ctx: Context, findingId: string): Promise<Proposed | null> =>
  (await proposedStrengths(ctx).where('finding.findingId', '=', findingId).executeTakeFirst()) ?? null

export interface Unpublished {
  readonly reference: string
  readonly title: string
  readonly theme: string
  readonly wordedAt: Instant
  readonly state: ExampleState
}

/** Examples whose latest wording is not what others read: drafts and newer wordings, the longest waiting first. */
export async function wordingsWaiting(ctx: Context, limit: number): Promise<readonly Unpublished[]> {
  const { rows } = await sql<Unpublished & { number: number; decision: Decision | null; decided: number | null }>`
    select example.reference, latest.title, latest.theme, latest.worded_at, latest.number, decided.decision, decided.wording as decided
    from good_practice_example example
    join lateral (select * from good_practice_wording wording where wording.authority_id = example.authority_id
      and wording.example_id = example.example_id order by number desc limit 1) latest on true
    left join (${standing}) decided on decided.authority_id = example.authority_id and decided.example_id = example.example_id
    where example.authority_id = ${ctx.authorityId} and latest.number > coalesce(decided.wording, 0)
    order by latest.worded_at, example.reference limit ${limit}`.execute(ctx.db)
  return rows.map(({ number, decision, decided, ...row }) => ({
    ...row,
    state: exampleState({ wording: number, decision, decidedWording: decided }),
  }))
}
