/** Saves what the auditor takes from the case: strengths, areas for improvement and actions, each as a numbered answer. */
import { learningFaults, learningKey, mostOfEach, type ActionGiven, type FindingGiven } from '#domain/audit/learning.ts'
import { auditProblems } from '#domain/audit/problems.ts'
import type { Context } from '#platform/context.ts'
import { auditToAnswer, saveGiven, type Given, type Shown } from './save-answers.ts'

export interface LearningGiven {
  readonly strengths: readonly FindingGiven[]
  readonly areas: readonly FindingGiven[]
  readonly actions: readonly ActionGiven[]
}

const isEmpty = (given: object): boolean => Object.values(given).every(text => String(text).trim() === '')

function numbered(kind: 'strength' | 'area' | 'action', list: readonly object[]): Given {
  const entries = Array.from({ length: mostOfEach }, (_, index) => {
    const given = list[index]
    return [
      learningKey(kind, index + 1),
      { value: given === undefined || isEmpty(given) ? '' : JSON.stringify(given), evidence: '' },
    ] as const
  })
  return Object.fromEntries(entries)
}

/**
 * Replaces the audit's strengths, areas and actions with these, in their order. What is half written is kept as it is.
 * Throws `audit.answer-not-fitting` or `audit.stale`; then nothing is saved.
 */
export async function recordLearning(
  ctx: Context,
  reference: string,
  learning: LearningGiven,
  shown?: Shown,
): Promise<void> {
  const audit = await auditToAnswer(ctx, reference)
  const faults = [
    ...learningFaults('strength', learning.strengths),
    ...learningFaults('area', learning.areas),
    ...learningFaults('action', learning.actions),
  ]
  if (faults.length > 0) throw auditProblems.answerNotFitting({ faults: Object.fromEntries(faults) })
  const given = {
    ...numbered('strength', learning.strengths),
    ...numbered('area', learning.areas),
    ...numbered('action', learning.actions),
  }
  await saveGiven(ctx, audit, { given, ...(shown ? { shown } : {}) }, 'Strengths, areas for improvement and actions')
}
