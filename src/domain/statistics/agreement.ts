/**
 * How far auditors' grades and agreed grades are the same, and which way they moved. High numbers of audits moved down at
 * moderation are a warning about the audits themselves (domain notes 3.5). It judges nobody: it counts.
 */
import { gradeCodes, gradeSteps, type Grade } from '../grades/grade.ts'
import { quadraticKappa, type Kappa } from './kappa.ts'
import { share, type Share } from './share.ts'

export interface GradePair {
  readonly auditor: Grade
  readonly agreed: Grade
}

export interface Agreement {
  /** Exactly the same grade. */
  readonly same: Share
  /** To a better grade, and to a worse one. */
  readonly movedUp: number
  readonly movedDown: number
  /** Null below `fewestForKappa` pairs, or where it is not defined. */
  readonly kappa: Kappa | null
  /** Rows: the auditor's grade; columns: the agreed grade; both in the order of `gradeCodes`. */
  readonly matrix: readonly (readonly number[])[]
}

/** Kappa of fewer pairs swings too far to be worth saying. */
export const fewestForKappa = 20

export function agreement(pairs: readonly GradePair[]): Agreement {
  const steps = pairs.map(pair => gradeSteps(pair.auditor, pair.agreed))
  const matrix = gradeCodes.map(auditor =>
    gradeCodes.map(agreed => pairs.filter(pair => pair.auditor === auditor && pair.agreed === agreed).length),
  )
  return {
    same: share(steps.filter(step => step === 0).length, pairs.length),
    movedUp: steps.filter(step => step > 0).length,
    movedDown: steps.filter(step => step < 0).length,
    kappa: pairs.length < fewestForKappa ? null : quadraticKappa(matrix),
    matrix,
  }
}
