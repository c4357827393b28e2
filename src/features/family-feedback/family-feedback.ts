/** Everything the family was asked and said for one audit, with the grades beside it and where they differ. Nothing is averaged. */
import { givenIn, worryIn, type AnswerSaid } from '#domain/family-feedback/answers.ts'
import { askedSentence } from '#domain/family-feedback/attempts.ts'
import { differences, type Difference, type GradedSection } from '#domain/family-feedback/compare.ts'
import type { Context } from '#platform/context.ts'
import {
  attemptsOf,
  feedbackOf,
  gradesBeside,
  type AttemptFound,
  type AuditGraded,
  type FeedbackFound,
} from './queries.ts'

export interface FamilyFeedback {
  readonly attempts: readonly AttemptFound[]
  /** All that was recorded, corrected rows too, in order. */
  readonly recorded: readonly FeedbackFound[]
  /** What stands: one for each time somebody answered. Its length is the number of respondents' turns. */
  readonly standing: readonly FeedbackFound[]
  /** Every answer of `standing` that was not skipped. */
  readonly answers: readonly AnswerSaid[]
  /** The auditor's grades of the sections that are about families; null where not graded yet. */
  readonly sections: readonly GradedSection[]
  readonly differences: readonly Difference[]
  /** What they are worried about now, in their words; empty where nobody said. */
  readonly worries: readonly string[]
  /** "1 person answered (mother). 2 attempts." or "Not reached after 2 tries." */
  readonly summary: string
}

/**
 * What the family said for an audit. The caller has found the audit within its reader's reach (`audit.read-family`) and records the read.
 */
export async function familyFeedbackOf(ctx: Context, audit: AuditGraded): Promise<FamilyFeedback> {
  const attempts = await attemptsOf(ctx, audit.auditId)
  const recorded = await feedbackOf(ctx, audit.auditId)
  const standing = recorded.filter(one => !one.corrected)
  const answers = standing.flatMap(one => givenIn(one.said))
  const sections = await gradesBeside(ctx, audit)
  return {
    attempts,
    recorded,
    standing,
    answers,
    sections,
    differences: differences(sections, answers),
    worries: standing.map(one => worryIn(one.said)).filter(Boolean),
    summary: askedSentence({ attempts, answeredBy: standing.map(one => one.asked) }),
  }
}
