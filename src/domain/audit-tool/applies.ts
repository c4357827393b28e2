/** Whom a section or question is asked of, by the facts of the case. What is not known of a case leaves nothing out. */
import type { Applicability, Section, ToolContent } from './tool.ts'

/** Statuses that a tool names anywhere: a case of another one is asked everything. */
export const statusesNamed = ({ sections }: ToolContent): ReadonlySet<string> =>
  new Set(sections.flatMap(section => [section, ...section.questions]).flatMap(one => one.statuses ?? []))

/** The sections that may be asked of a case like this, whatever the answers to other questions turn out to be. */
export function sectionsApplying(tool: ToolContent, facts: CaseAsked): readonly Section[] {
  const statuses = statusesNamed(tool)
  return tool.sections.filter(section => appliesTo(section, facts, statuses))
}

/** Whether the facts of the case let something be asked; a fact that is not known leaves nothing out. */
export function appliesTo(one: Applicability, facts: CaseAsked, statuses: ReadonlySet<string>): boolean {
  return (
    (!one.statuses || !statuses.has(facts.caseStatus) || one.statuses.includes(facts.caseStatus)) &&
    ageFits(one, facts.ageYears) &&
    isIn(one.placements, facts.placement) &&
    isIn(one.themes, facts.theme)
  )
}

/** The facts of a case that decide what is asked. Null: not known. */
export interface CaseAsked {
  readonly caseStatus: string
  readonly ageYears: number | null
  readonly placement: string | null
  readonly theme: string | null
}

const isIn = (list: readonly string[] | undefined, fact: string | null): boolean =>
  list === undefined || fact === null || list.includes(fact)

const ageFits = ({ ages }: Applicability, age: number | null): boolean =>
  ages === undefined || age === null || (age >= (ages.from ?? 0) && age <= (ages.to ?? Infinity))
