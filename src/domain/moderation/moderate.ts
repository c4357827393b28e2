/**
 * The second look. The moderator agrees, or gives another grade and says why; the auditor's, the moderator's and the agreed grade
 * are three entries, and none replaces another. Here the agreed grade is the moderator's; the way to dispute it comes after.
 */
import { auditProblems } from '../audit/problems.ts'
import type { Grade } from '../grades/grade.ts'

export interface SecondLook {
  readonly moderatorGrade: Grade
  readonly agreedGrade: Grade
  readonly reason: string
}

export type Decided =
  | { readonly kind: 'agree'; readonly comment: string }
  | { readonly kind: 'change'; readonly grade: Grade; readonly reason: string }

/** Throws `audit.reason-needed` when a grade is changed without saying why, `audit.same-grade` when it is not changed at all. */
export function secondLook(auditorGrade: Grade, decided: Decided): SecondLook {
  if (decided.kind === 'agree') {
    return {
      moderatorGrade: auditorGrade,
      agreedGrade: auditorGrade,
      reason: decided.comment.trim() || 'Agreed with the auditor’s grade.',
    }
  }
  if (decided.grade === auditorGrade) throw auditProblems.sameGrade({})
  if (decided.reason.trim() === '') throw auditProblems.reasonNeeded({})
  return { moderatorGrade: decided.grade, agreedGrade: decided.grade, reason: decided.reason.trim() }
}
