/** What a round tells of re-audits: how many cases were audited again in it and what changed, and which were not and why. */
import { howSureOfImprovement } from '../re-audits/count.ts'
import type { Block } from './report-document.ts'
import type { RoundFacts } from './round-facts.ts'
import type { RoundReport } from './round-report.ts'

type ReAudits = NonNullable<RoundReport['reAudits']>

/** Null where no case of this round, or due by its month, is owed another audit. */
export function reAuditsOf({ reAudits }: RoundFacts): ReAudits | null {
  if (reAudits.length === 0) return null
  const done = reAudits.filter(one => one.done)
  const count = (outcome: (typeof done)[number]['outcome']) => done.filter(one => one.outcome === outcome).length
  return {
    done: done.length,
    improved: count('improved'),
    same: count('same'),
    worse: count('worse'),
    waiting: count(null),
    notDone: reAudits
      .filter(one => !one.done)
      .map(({ caseReference, because }) => ({ caseReference, because: because ?? 'Not known' })),
  }
}

/** "Of 3 cases audited again in this round, 2 improved, 1 had the same grade, 0 were worse." */
export function reAuditSentences({ done, improved, same, worse, waiting }: ReAudits): readonly string[] {
  if (done === 0) return ['No case was audited again in this round.']
  const cases = done === 1 ? '1 case' : `${done} cases`
  const wait = waiting === 0 ? '' : `; ${waiting} ${waiting === 1 ? 'waits' : 'wait'} for an agreed grade`
  return [
    `Of ${cases} audited again in this round, ${improved} improved, ${same} had the same grade, ${worse} ${worse === 1 ? 'was' : 'were'} worse${wait}.`,
    ...howSureOfImprovement(improved, improved + same + worse),
  ]
}

/** Nothing where nothing is owed, or the reader is outside the service. */
export function reAuditBlocks({ reAudits }: RoundReport): readonly Block[] {
  if (reAudits === null) return []
  const lines = reAudits.notDone.map(({ caseReference, because }) => `${caseReference}: ${because}`)
  return [
    { kind: 'heading', level: 2, text: 'Audited again after an inadequate grade' },
    ...reAuditSentences(reAudits).map((text): Block => ({ kind: 'paragraph', text })),
    ...(lines.length === 0
      ? []
      : [{ kind: 'list', title: 'Due by this round’s month, and not audited again', items: lines } as const]),
  ]
}
