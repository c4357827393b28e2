/** Which re-audits a round has to do with: those done in it, and those due by the end of its month that nobody has done. */
import { rowsFor } from '#domain/access/can.ts'
import { addMonths } from '#domain/calendar/dates.ts'
import type { ReAuditFacts } from '#domain/learning/round-facts.ts'
import { waiverLabel } from '#domain/re-audits/waiver.ts'
import type { Context } from '#platform/context.ts'
import { reAuditsWithin, type ReAuditFound } from '../re-audits/door.ts'
import type { RoundFound } from '../rounds/door.ts'

/** `handedIn`: references of the round's audits that were handed in. None for readers who may not read every re-audit. */
export async function reAuditFacts(
  ctx: Context,
  { month }: RoundFound,
  handedIn: ReadonlySet<string>,
): Promise<readonly ReAuditFacts[]> {
  const readsAll =
    ctx.actor.kind === 'system' || rowsFor(ctx.actor, 're-audit.read').some(row => row.reach === 'authority')
  if (!readsAll) return []
  const next = addMonths(month, 1)
  return (await reAuditsWithin(ctx)).flatMap(one => {
    if (one.state === 'done') return one.later !== null && handedIn.has(one.later) ? [doneFact(one)] : []
    const due = one.dueOn < next && one.state !== 'set-aside'
    return due ? [{ caseReference: one.caseReference, done: false, outcome: null, because: whyNot(one) }] : []
  })
}

const doneFact = ({ caseReference, outcome }: ReAuditFound): ReAuditFacts => ({
  caseReference,
  done: true,
  outcome,
  because: null,
})

function whyNot({ state, waivedFor, later, waitsIn }: ReAuditFound): string {
  if (state === 'waived') return `waived: ${waiverLabel(waivedFor ?? '').toLowerCase()}`
  if (later !== null) return `allocated as ${later}, and not handed in`
  return waitsIn === null ? 'in no round yet' : `in the sample of ${waitsIn}, without an auditor`
}
