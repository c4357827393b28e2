/**
 * What somebody from outside judged, beside what the council's own audits were agreed to be: counts with their denominator, in
 * words. The two are set beside each other and never made into one; they may have looked at different work.
 */
import { gradeLabel, grades, isGoodOrBetter, type Grade } from '../grades/grade.ts'

export const externalKinds = [
  { code: 'inspection', label: 'Inspection', subject: 'The inspection' },
  { code: 'peer-review', label: 'Peer review', subject: 'The peer review' },
  { code: 'commissioned-review', label: 'Commissioned review', subject: 'The commissioned review' },
] as const

export type ExternalKind = (typeof externalKinds)[number]['code']

export const externalKindLabel = (code: ExternalKind): string =>
  externalKinds.find(kind => kind.code === code)?.label ?? code

/** How many audits were agreed to be of each grade. */
export type GradeCounts = Readonly<Record<Grade, number>>

export const countOf = (counts: GradeCounts): number => grades.reduce((sum, { code }) => sum + counts[code], 0)

const goodOrBetter = (counts: GradeCounts): number =>
  grades.reduce((sum, { code }) => sum + (isGoodOrBetter(code) ? counts[code] : 0), 0)

const fewest = 10

/** "The inspection said requires improvement; of 40 audits agreed in the twelve months before, 28 were graded good or better …". */
export function besideInWords(kind: ExternalKind, grade: Grade | null, counts: GradeCounts): readonly string[] {
  const said = saidInWords(kind, grade)
  const n = countOf(counts)
  if (n === 0) return [`${said}; no audit was agreed in the twelve months before.`]
  const audits = n === 1 ? '1 audit' : `${n.toLocaleString('en-GB')} audits`
  const better = goodOrBetter(counts)
  const were = better === 1 ? 'was' : 'were'
  const first = `${said}; of ${audits} agreed in the twelve months before, ${better.toLocaleString('en-GB')} ${were} graded good or better.`
  const few = n < fewest ? ['That is too few audits to set beside it.'] : []
  return grade === null ? [first, ...few] : [first, sameInWords(grade, counts), ...few]
}

function saidInWords(kind: ExternalKind, grade: Grade | null): string {
  const subject = externalKinds.find(one => one.code === kind)?.subject ?? 'They'
  return grade === null ? `${subject} gave no grade` : `${subject} said ${gradeLabel(grade).toLowerCase()}`
}

function sameInWords(grade: Grade, counts: GradeCounts): string {
  const n = countOf(counts)
  const [same, better] = [
    counts[grade],
    grades.filter(one => one.rank > rankOf(grade)).reduce((sum, { code }) => sum + counts[code], 0),
  ]
  return `Of the ${n.toLocaleString('en-GB')}, ${same} had that same grade, ${better} a better one, and ${n - same - better} a worse one.`
}

const rankOf = (grade: Grade): number => grades.find(one => one.code === grade)?.rank ?? 0

/** "EX-2018-0002". */
export const externalReference = (year: string, number: number): string =>
  `EX-${year}-${String(number).padStart(4, '0')}`
