/**
 * Slows guessing: at most ten wrong tries in five minutes for one account and fifty for one network address. Only the digest
 * of what was tried is kept. Waiting is enough; nobody is locked out for longer than the window.
 */
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { sha256 } from '../digest.ts'

export const throttleWindowMinutes = 5
const allowed = { account: 10, address: 50 } as const

export interface Attempt {
  readonly account: string
  readonly address: string
}

const subjectsOf = (attempt: Attempt): Record<keyof Attempt, string> => ({
  account: sha256(`account|${attempt.account.toLowerCase()}`),
  address: sha256(`address|${attempt.address}`),
})

/** True when one more try must wait. */
export async function mustWait(ctx: Context, attempt: Attempt): Promise<boolean> {
  const subjects = subjectsOf(attempt)
  const counted = await ctx.db
    .selectFrom('signInFailure')
    .select(['subject', ctx.db.fn.countAll<number>().as('tries')])
    .where('authorityId', '=', ctx.authorityId)
    .where('subject', 'in', Object.values(subjects))
    .where(sql<boolean>`failed_at > ${ctx.now}::timestamptz - make_interval(mins => ${throttleWindowMinutes})`)
    .groupBy('subject')
    .execute()
  const tries = (subject: string): number => counted.find(row => row.subject === subject)?.tries ?? 0
  return tries(subjects.account) >= allowed.account || tries(subjects.address) >= allowed.address
}

export async function noteFailure(ctx: Context, attempt: Attempt): Promise<void> {
  const values = Object.values(subjectsOf(attempt)).map(subject => ({
    authorityId: ctx.authorityId,
    failureId: ctx.newId(),
    subject,
    failedAt: ctx.now,
  }))
  await ctx.db.insertInto('signInFailure').values(values).execute()
}
