/**
 * What became of inadequate work, in the county's story: in November the quality assurance lead waives one re-audit of a case that moved
 * away and puts two into the month's round; one of them is given to another auditor, and one waits. Chance of its own, like the safety story.
 */
import { instant } from '#domain/calendar/dates.ts'
import { addToRound, reAuditsWithin, waiveReAudit, type ReAuditFound } from '#features/re-audits/door.ts'
import { allocateAuditors } from '#features/rounds/door.ts'
import { Problem } from '#domain/problem.ts'
import { cast } from './county.ts'
import type { Deed } from './safety.ts'

const november = '2018-11-monthly'

export async function tellOfReAudits(deed: Deed): Promise<void> {
  const owed = (await deed(cast.dev, instant('2018-11-12T09:00:00Z'), ctx => reAuditsWithin(ctx))).filter(
    one => one.later === null,
  )
  const [gone, ...others] = owed
  if (!gone) throw new Error('Nothing is owed a re-audit in the story')
  await deed(cast.dev, instant('2018-11-12T09:05:00Z'), ctx =>
    waiveReAudit(ctx, gone.reference, {
      reason: 'transferred',
      words:
        'The family moved in the summer, and the other authority has confirmed that it holds the case. Our chronology went with it.',
    }),
  )
  const waiting = await addFirst(deed, others, '09:20')
  await deed(cast.dev, instant('2018-11-12T09:30:00Z'), ctx => allocateAuditors(ctx, november, 'as-proposed'))
  await addFirst(deed, waiting, '09:40')
}

/** Adds the first whose case is on November's list and has no auditor there yet. Returns those after it. */
async function addFirst(deed: Deed, owed: readonly ReAuditFound[], time: string): Promise<readonly ReAuditFound[]> {
  for (const [index, one] of owed.entries()) {
    try {
      await deed(cast.dev, instant(`2018-11-12T${time}:00Z`), ctx => addToRound(ctx, one.reference, november))
      return owed.slice(index + 1)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
    }
  }
  throw new Error('No case that is owed a re-audit can be added to November')
}
