/**
 * A practice case: an invented case file, what is graded of it, and the grades that the council's panel agreed, with their reasons (the
 * gold standard). What a person grades of it, what is still missing before they submit, and how theirs differ from the panel's, in words.
 */
import { lengthFault } from '../audit/answers.ts'
import { gradeSteps, type Grade } from '../grades/grade.ts'

/** A graded section, or the overall grade (`overallKey`), which comes last. */
export interface PracticePart {
  readonly key: string
  readonly title: string
  /** What the panel agreed, and why. Nobody who has still to submit may see these two. */
  readonly gold: Grade
  readonly why: string
}

export interface FileSection {
  readonly title: string
  readonly text: string
}

export interface PracticeContent {
  readonly title: string
  /** The tool whose graded sections these are, such as "Monthly case audit, version 3". */
  readonly tool: string
  readonly file: readonly FileSection[]
  readonly parts: readonly PracticePart[]
}

export const overallKey = 'overall'

export interface GradeGiven {
  /** Null while it is not chosen. */
  readonly grade: Grade | null
  readonly why: string
}

/** By the keys of the parts. */
export type Grading = Readonly<Record<string, GradeGiven>>

export const fewestWordsOfReason = 5
const wordsIn = (text: string): number => text.split(/\s+/).filter(Boolean).length

/** What is too long to be saved, by the ids of fields. */
export function savingFaults(parts: readonly Pick<PracticePart, 'key'>[], grading: Grading): Record<string, string> {
  const faults = parts.map(({ key }) => [`why-${key}`, lengthFault(grading[key]?.why ?? '')] as const)
  return Object.fromEntries(faults.flatMap(([field, fault]) => (fault === null ? [] : [[field, fault]])))
}

/** What is missing before it can be submitted, by the ids of fields, in the order of the parts. */
export function submittingFaults(
  parts: readonly Pick<PracticePart, 'key' | 'title'>[],
  grading: Grading,
): Record<string, string> {
  const faults = parts.flatMap(({ key, title }) => {
    const { grade, why } = grading[key] ?? { grade: null, why: '' }
    const long = lengthFault(why)
    const short = wordsIn(why) < fewestWordsOfReason ? `Say in a sentence why, for “${title}”` : null
    return [
      ...(grade === null ? [[`grade-${key}`, `Choose a grade for “${title}”`] as const] : []),
      ...(long !== null || short !== null ? [[`why-${key}`, long ?? short ?? ''] as const] : []),
    ]
  })
  return Object.fromEntries(faults)
}

const steps = ['', 'one step', 'two steps', 'three steps'] as const

/** How a grade stands to the panel's. Says nothing of who is right. */
export function differenceInWords(own: Grade, gold: Grade): string {
  const apart = gradeSteps(gold, own)
  if (apart === 0) return 'You and the panel gave the same grade.'
  return `You graded this ${steps[Math.abs(apart)] ?? ''} ${apart > 0 ? 'kinder' : 'stricter'} than the panel.`
}

/** A file typed as one text: a line that begins with # begins a section. Text before the first is in a section of its own. */
export function fileFromText(text: string): readonly FileSection[] {
  const pieces = `\n${text.replaceAll('\r\n', '\n')}`.split(/\n#+[ \t]*/)
  const [before = '', ...headed] = pieces
  const first = before.trim() === '' ? [] : [{ title: 'The case', text: before.trim() }]
  const rest = headed.map(piece => {
    const [title = '', ...lines] = piece.split('\n')
    return { title: title.trim() || 'Untitled', text: lines.join('\n').trim() }
  })
  return [...first, ...rest].filter(({ text: words }) => words !== '')
}

export const fileAsText = (file: readonly FileSection[]): string =>
  file.map(({ title, text }) => `# ${title}\n${text}`).join('\n\n')
