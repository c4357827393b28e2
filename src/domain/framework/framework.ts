/**
 * The quality assurance framework (founding report, 1 and 5): what is looked at, what good is, who checks what, how often and to what
 * standard. The council owns it and changes it part by part; every version is kept.
 */
import type { Grade } from '../grades/grade.ts'

export interface Indicator {
  /** 1 to 12: questions of audit tools are tied to these numbers. */
  readonly number: number
  readonly name: string
  readonly text: string
}

/** Who checks what, how often, to what standard. */
export interface Check {
  readonly what: string
  readonly who: string
  readonly howOften: string
  readonly standard: string
}

export interface Strand {
  readonly key: 'effect' | 'practice' | 'partnership'
  readonly text: string
}

export interface FrameworkContent {
  readonly purpose: string
  readonly strands: readonly Strand[]
  readonly indicators: readonly Indicator[]
  /** What is expected, by code of domain/findings/themes.ts; a theme without one is left out. */
  readonly standards: Readonly<Record<string, string>>
  /** What each overall grade means for a case. */
  readonly grades: Readonly<Record<Grade, string>>
  readonly checks: readonly Check[]
}

export const frameworkParts = [
  { key: 'purpose', title: 'What it is for', fields: ['purpose', 'strands'] },
  { key: 'indicators', title: 'Outcome indicators', fields: ['indicators'] },
  { key: 'standards', title: 'Practice standards', fields: ['standards'] },
  { key: 'grades', title: 'What each grade means', fields: ['grades'] },
  { key: 'checks', title: 'Who checks what, and how often', fields: ['checks'] },
] as const satisfies readonly {
  readonly key: string
  readonly title: string
  readonly fields: readonly (keyof FrameworkContent)[]
}[]

export type FrameworkPart = (typeof frameworkParts)[number]['key']

export const isFrameworkPart = (text: string): text is FrameworkPart => frameworkParts.some(({ key }) => key === text)

export const partTitle = (part: FrameworkPart): string => frameworkParts.find(({ key }) => key === part)?.title ?? part

/** The content with one part taken from another: whatever else that other holds is not looked at. */
export function withPart(content: FrameworkContent, part: FrameworkPart, changed: FrameworkContent): FrameworkContent {
  const fields = frameworkParts.find(({ key }) => key === part)?.fields ?? []
  return Object.assign({}, content, ...fields.map(field => ({ [field]: changed[field] }))) as FrameworkContent
}

export const samePart = (one: FrameworkContent, other: FrameworkContent, part: FrameworkPart): boolean =>
  JSON.stringify(withPart(one, part, other)) === JSON.stringify(one)
