/**
 * What a tool asks of an imagined case, before any answer is given: for whoever designs it. Conditions on answers are told, not worked
 * out. As in an audit, a fact that is not known leaves nothing out.
 */
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

const holds = (list: readonly string[] | undefined, fact: string | null): boolean =>
  list === undefined || fact === null || list.includes(fact)

const agesHold = ({ from = 0, to = Infinity }: NonNullable<Applicability['ages']>, age: number | null): boolean =>
  age === null || (age >= from && age <= to)

/** A status that the tool names nowhere is asked everything. */
function statusesNamed(tool: ToolContent): ReadonlySet<string> {
  const parts: readonly Applicability[] = tool.sections.flatMap(section => [section, ...section.questions])
  return new Set(parts.flatMap(part => part.statuses ?? []))
}

export function foresee(tool: ToolContent, facts: ImaginedCase): readonly SectionForeseen[] {
  const status = facts.status !== null && statusesNamed(tool).has(facts.status) ? facts.status : null
  const isAsked = (of: Applicability): boolean =>
    holds(of.statuses, status) &&
    agesHold(of.ages ?? {}, facts.age) &&
    holds(of.placements, facts.placement) &&
    holds(of.themes, facts.theme)
  return tool.sections.map(section => {
    const asked = isAsked(section)
    return { section, asked, questions: asked ? section.questions.filter(isAsked) : [] }
  })
}
