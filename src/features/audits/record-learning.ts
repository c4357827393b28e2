/** Saves what the auditor takes from the case: strengths, areas for improvement and actions, each as a numbered answer. */
import { learningFaults, learningKey, mostOfEach, type ActionGiven, type FindingGiven } from '#domain/audit/learning.ts'
import { auditProblems } from '#domain/audit/problems.ts'
import type { Context } from '#platform/context.ts'
import { auditToAnswer, saveGiven, type Given, type Shown } from './save-answers.ts'
import type { Held } from './unsaved.ts'

export interface LearningGiven {
  readonly strengths: readonly FindingGiven[]
  readonly areas: readonly FindingGiven[]
  readonly actions: readonly ActionGiven[]
}

/** What a save is of: left out, all of it. A part that is saved as it goes names its own keys, and no other is touched. */
interface OfPage {
  readonly shown?: Shown
  readonly only?: readonly string[]
}

const isEmpty = (given: object): boolean => Object.values(given).every(text => String(text).trim() === '')

/** An empty `proposed` is left out, so that what was saved before there was such a choice has not changed. */
const kept = (given: object): string =>
  JSON.stringify(Object.fromEntries(Object.entries(given).filter(([name, text]) => name !== 'proposed' || text !== '')))

function numbered(kind: 'strength' | 'area' | 'action', list: readonly object[]): Given {
  const entries = Array.from({ length: mostOfEach }, (_, index) => {
    const given = list[index]
    return [
      learningKey(kind, index + 1),
      { value: given === undefined || isEmpty(given) ? '' : kept(given), evidence: '' },
    ] as const
  })
  return Object.fromEntries(entries)
}

/**
 * Replaces the audit's strengths, areas and actions with these, each in its place. What is half written is kept as it is.
 * Gives the answers that stand now. Throws `audit.answer-not-fitting` or `audit.stale`; then nothing is saved.
 */
export async function recordLearning(
  ctx: Context,
  reference: string,
  learning: LearningGiven,
  { shown, only }: OfPage = {},
): Promise<Held> {
  const audit = await auditToAnswer(ctx, reference)
  const faults = [
    ...learningFaults('strength', learning.strengths),
    ...learningFaults('area', learning.areas),
    ...learningFaults('action', learning.actions),
  ]
  if (faults.length > 0) throw auditProblems.answerNotFitting({ faults: Object.fromEntries(faults) })
  const all = {
    ...numbered('strength', learning.strengths),
    ...numbered('area', learning.areas),
    ...numbered('action', learning.actions),
  }
  const given = only ? Object.fromEntries(Object.entries(all).filter(([key]) => only.includes(key))) : all
  return saveGiven(ctx, audit, { given, ...(shown ? { shown } : {}) }, 'Strengths, areas for improvement and actions')
}
