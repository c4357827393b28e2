/**
 * Slows guessing: at most ten wrong tries in five minutes for one account, fifty for one network address; of private links, twenty for one
 * address and a thousand in all. Only the digest of what was tried is kept. Waiting is enough; nobody is locked out for longer than the window.
 */
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { sha256 } from '../digest.ts'

export const throttleWindowMinutes = 5

/** One thing that wrong tries are counted for, and how many are let be. */
interface Counted {
  readonly subject: string
  readonly allowed: number
}

export interface Attempt {
  readonly account: string
  readonly address: string
}

const signInCounts = (attempt: Attempt): readonly Counted[] => [
  { subject: sha256(`account|${attempt.account.toLowerCase()}`), allowed: 10 },
  { subject: sha256(`address|${attempt.address}`), allowed: 50 },
]

/** Counted apart from sign-in, so that neither shuts the other's door. */
const linkCounts = (address: string): readonly Counted[] => [
  { subject: sha256(`link-address|${address}`), allowed: 20 },
  { subject: sha256('link-anywhere'), allowed: 1000 },
]

async function reached(ctx: Context, counts: readonly Counted[]): Promise<boolean> {
  const found = await ctx.db
    .selectFrom('signInFailure')
    .select(['subject', ctx.db.fn.countAll<number>().as('tries')])
    .where('authorityId', '=', ctx.authorityId)
    .where(
      'subject',
      'in',
      counts.map(one => one.subject),
    )
    .where(sql<boolean>`failed_at > ${ctx.now}::timestamptz - make_interval(mins => ${throttleWindowMinutes})`)
    .groupBy('subject')
    .execute()
  return counts.some(({ subject, allowed }) => (found.find(row => row.subject === subject)?.tries ?? 0) >= allowed)
}

async function note(ctx: Context, counts: readonly Counted[]): Promise<void> {
  const values = counts.map(({ subject }) => ({
    authorityId: ctx.authorityId,
    failureId: ctx.newId(),
    subject,
    failedAt: ctx.now,
  }))
  await ctx.db.insertInto('signInFailure').values(values).execute()
}

/** True when one more try to sign in must wait. */
export const mustWait = (ctx: Context, attempt: Attempt): Promise<boolean> => reached(ctx, signInCounts(attempt))
export const noteFailure = (ctx: Context, attempt: Attempt): Promise<void> => note(ctx, signInCounts(attempt))

/** True when one more private link from this network address, or from anywhere, must wait. */
export const linksMustWait = (ctx: Context, address: string): Promise<boolean> => reached(ctx, linkCounts(address))
/** Counts a link that opened nothing. */
export const noteDeadLink = (ctx: Context, address: string): Promise<void> => note(ctx, linkCounts(address))
