/** A grade as a tag: its name in words, with a colour and an edge that differ in shades of grey too. Never colour alone. */
import { gradeLabel, type SectionGrade } from '#domain/grades/grade.ts'
import { params, type Params } from '#ui/params.ts'

export interface GradeTagOptions {
  readonly grade: SectionGrade
  /** For tables. */
  readonly small?: boolean
}

export type GradeTagParams = Params<{ readonly code: string; readonly label: string; readonly small: boolean }>

export function gradeTag({ grade, small = false }: GradeTagOptions): GradeTagParams {
  return params({ code: grade, label: gradeLabel(grade), small })
}
