/**
 * What a tool asks of an imagined case, before any answer is given: for whoever designs it. Conditions on answers are told, not worked
 * out. As in an audit, a fact that is not known leaves nothing out.
 */
import { appliesTo, statusesNamed } from './applies.ts'
import type { Applicability, Question, Section, ToolContent } from './tool.ts'

export interface ImaginedCase {
  /** Null where it is not known. */
  readonly status: string | null
  readonly age: number | null
  readonly placement: string | null
  readonly theme: string | null
}

export interface SectionForeseen {
  readonly section: Section
  /** Empty where the section is not asked of this case. */
  readonly questions: readonly Question[]
  readonly asked: boolean
}

export function foresee(tool: ToolContent, facts: ImaginedCase): readonly SectionForeseen[] {
  const { status, age, placement, theme } = facts
  const statuses = statusesNamed(tool)
  const isAsked = (of: Applicability): boolean =>
    appliesTo(of, { caseStatus: status ?? '', ageYears: age, placement, theme }, statuses)
  return tool.sections.map(section => {
    const asked = isAsked(section)
    return { section, asked, questions: asked ? section.questions.filter(isAsked) : [] }
  })
}
