/**
 * The auditor's, the moderator's and the agreed grade side by side, each with its reason and who gave it, and the one decided where
 * they were disputed. None replaces another: the one that stands is marked in words as well as by its edge.
 */
import type { Grade } from '#domain/grades/grade.ts'
import { params, type Params } from '#ui/params.ts'
import { gradeTag } from '../grade-tag/params.ts'

export interface GivenGrade {
  readonly grade: Grade
  readonly reason: string
  readonly by: string
  /** The day, in words. */
  readonly on: string
}

/** Null where that grade has not been given. */
export interface ThreeGradesOptions {
  readonly auditor: GivenGrade | null
  readonly moderator: GivenGrade | null
  readonly agreed: GivenGrade | null
  /** After a dispute; left out or null where there was none. */
  readonly decided?: GivenGrade | null
}

export type ThreeGradesParams = Params<{ readonly entries: readonly object[] }>

const waiting = {
  auditor: 'The auditor has not handed in a grade.',
  moderator: 'No moderator has taken a second look.',
  agreed: 'No grade has been agreed.',
  decided: '',
} as const

const titles = {
  auditor: 'Auditor’s grade',
  moderator: 'Moderator’s grade',
  agreed: 'Agreed grade',
  decided: 'Decided after a disagreement',
} as const

export function threeGrades(given: ThreeGradesOptions): ThreeGradesParams {
  const last = given.decided ? ('decided' as const) : ('agreed' as const)
  const kinds = ['auditor', 'moderator', 'agreed', ...(last === 'decided' ? ([last] as const) : [])] as const
  return params({
    entries: kinds.map(kind => {
      const entry = given[kind] ?? null
      return {
        title: titles[kind],
        stands: kind === last && entry !== null,
        tag: entry && gradeTag({ grade: entry.grade }),
        reason: entry?.reason ?? waiting[kind],
        by: entry && `${entry.by}, ${entry.on}`,
      }
    }),
  })
}
