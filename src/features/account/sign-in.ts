/** Signing in: with e-mail and password, or, in a demonstration alone, by choosing one of the imaginary cast. */
import { actorFor, beginSession } from '#platform/sign-in/session.ts'
import { decoyHash, hashPassword, passwordFault, passwordMatches } from '#platform/sign-in/password.ts'
import { mustWait, noteFailure, type Attempt } from '#platform/sign-in/throttle.ts'
import type { Context } from '#platform/context.ts'
import { accountProblems } from './problems.ts'

export type SignIn =
  { readonly kind: 'signed-in'; readonly staffId: string } | { readonly kind: 'refused' } | { readonly kind: 'wait' }

/** Checks an e-mail and password. Unknown, wrong and left all look and take the same. */
export async function checkPassword(ctx: Context, attempt: Attempt, password: string): Promise<SignIn> {
  if (await mustWait(ctx, attempt)) return { kind: 'wait' }
  const account = await ctx.db
    .selectFrom('localAccount')
    .select(['staffId', 'passwordHash'])
    .where('authorityId', '=', ctx.authorityId)
    .where('email', '=', attempt.account.toLowerCase())
    .executeTakeFirst()
  const matches = await passwordMatches(account?.passwordHash ?? (await decoyHash), password)
  const person = account ? await actorFor(ctx.db, ctx.authorityId, account.staffId) : null
  if (account && matches && person) return { kind: 'signed-in', staffId: account.staffId }
  await noteFailure(ctx, attempt)
  return { kind: 'refused' }
}

/** Begins the session of a person who has been recognised, and returns the secret for their cookie. */
export async function welcome(ctx: Context, staffId: string, how: 'password' | 'demonstration'): Promise<string> {
  const secret = await beginSession(ctx, staffId)
  await ctx.announce({ type: 'account.signed-in', subject: `staff:${staffId}`, how })
  return secret
}

/** Gives a person a local account or a new password, and ends the sessions they had. */
export async function setPassword(ctx: Context, staffId: string, email: string, password: string): Promise<void> {
  const fault = passwordFault(password)
  if (fault !== null) throw accountProblems.passwordRefused({ because: fault })
  const account = { email: email.toLowerCase(), passwordHash: await hashPassword(password), changedAt: ctx.now }
  await ctx.db
    .insertInto('localAccount')
    .values({ ...account, authorityId: ctx.authorityId, staffId })
    .onConflict(conflict => conflict.columns(['authorityId', 'staffId']).doUpdateSet(account))
    .execute()
  await ctx.db
    .updateTable('session')
    .set({ endedAt: ctx.now })
    .where('authorityId', '=', ctx.authorityId)
    .where('staffId', '=', staffId)
    .where('endedAt', 'is', null)
    .execute()
  await ctx.announce({ type: 'account.password-set', subject: `staff:${staffId}` })
}
