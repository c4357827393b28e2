/** Opens the product for one command, beside a running one or alone, and always closes it. */
import type { Actor } from '#domain/access/actor.ts'
import type { Role } from '#domain/access/roles.ts'
import { actorFor } from '#platform/sign-in/session.ts'
import { readSettings } from '#platform/settings.ts'
import { systemActor } from '#domain/access/actor.ts'
import { openProduct, runAs, type OpenProduct } from '../opening.ts'
import { CommandFailed, exitCodes } from './outcome.ts'

export async function withProduct<Result>(work: (product: OpenProduct) => Promise<Result>): Promise<Result> {
  const product = await openProduct(readSettings(process.env), true)
  try {
    return await work(product)
  } finally {
    await product.close()
  }
}

/** The authority that commands work for. */
export function authorityOf(product: OpenProduct): string {
  if (product.face) return product.face.authorityId
  throw new CommandFailed(
    'This database has no council yet. Run "learning-from-audit set-up" first.',
    exitCodes.missing,
  )
}

/** Whom the record names: the person given by `--as`, or the first by name with the role that the command needs. */
export async function actingAs(product: OpenProduct, email: string | undefined, role: Role): Promise<Actor> {
  const system = systemActor(authorityOf(product), 'Command line')
  const actor = await runAs(product.building, system, async ctx => {
    const person = await ctx.db
      .selectFrom('staffMember')
      .innerJoin('staffRole', join =>
        join
          .onRef('staffRole.authorityId', '=', 'staffMember.authorityId')
          .onRef('staffRole.staffId', '=', 'staffMember.staffId'),
      )
      .select('staffMember.staffId')
      .where('staffMember.authorityId', '=', ctx.authorityId)
      .where('staffMember.leftOn', 'is', null)
      .where('staffRole.role', '=', role)
      .$if(email !== undefined, query => query.where('staffMember.email', '=', (email ?? '').toLowerCase()))
      .orderBy('staffMember.name')
      .limit(1)
      .executeTakeFirst()
    return person ? actorFor(ctx.db, ctx.authorityId, person.staffId) : null
  })
  if (actor) return actor
  const who = email === undefined ? 'Nobody here' : `Nobody with the e-mail address ${email}`
  throw new CommandFailed(
    `${who} has the role ${role}, which this command needs. Name someone who has it with --as.`,
    exitCodes.missing,
  )
}
