/** Sets up a council in an empty installation: its name, and whether it is a demonstration. Everything else hangs from it. */
import type { Context } from '#platform/context.ts'

export async function setUpAuthority(ctx: Context, face: { name: string; demonstration: boolean }): Promise<void> {
  const { authorityId, now } = ctx
  await ctx.db
    .insertInto('authority')
    .values({ authorityId, name: face.name, demonstration: face.demonstration, createdAt: now })
    .execute()
  await ctx.db.insertInto('installation').values({ authorityId, installedAt: now }).execute()
  await ctx.announce({ type: 'authority.created', subject: 'people', name: face.name })
}
