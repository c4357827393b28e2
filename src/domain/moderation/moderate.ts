/**
 * The second look. The moderator agrees, or gives another grade and says why; the auditor's, the moderator's and the agreed grade
 * are three entries, and none replaces another. Where moderation is blind the moderator grades first, then both grades are laid side
 * by side and one is agreed.
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

/** How an audit is moderated now: openly; first by a grade of the moderator's own; or by agreeing one grade, where that was given. */
export type Stage = 'open' | 'grade-first' | 'compare'

/** A look that was taken blind is always completed as such, whatever the rule says since. */
export const stageOf = (rule: { readonly blind: boolean }, lookedBlind: boolean): Stage =>
  lookedBlind ? 'compare' : rule.blind ? 'grade-first' : 'open'

export interface Compared {
  readonly auditor: Grade
  readonly moderator: Grade
  readonly agreed: Grade
  readonly reason: string
}

/** Reasons go without saying only where all three grades are the same. */
const needsReason = ({ auditor, moderator, agreed }: Omit<Compared, 'reason'>): boolean =>
  auditor !== moderator || agreed !== auditor

/** The reason kept with the agreed grade. Throws `audit.reason-needed` where the grades differ and none is given. */
export function agreedReason(compared: Compared): string {
  const reason = compared.reason.trim()
  if (reason === '' && needsReason(compared)) throw auditProblems.reasonNeeded({})
  return reason || 'Auditor and moderator gave the same grade.'
}
