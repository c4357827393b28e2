/**
 * The inspectorate's four grades (ILACS), best first. A grade is always given by a person who says why; nothing in the product
 * computes one (Ofsted named automatic grading as a cause of over-positive results: Calderdale, June 2023).
 */
export const grades = [
  { code: 'outstanding', label: 'Outstanding', rank: 4 },
  { code: 'good', label: 'Good', rank: 3 },
  { code: 'requires-improvement', label: 'Requires improvement', rank: 2 },
  { code: 'inadequate', label: 'Inadequate', rank: 1 },
] as const

export type Grade = (typeof grades)[number]['code']
export type SectionGrade = Grade | 'not-graded'

export const gradeCodes = grades.map(grade => grade.code)

export function isGrade(text: unknown): text is Grade {
  return grades.some(grade => grade.code === text)
}

export function gradeLabel(code: SectionGrade): string {
  return code === 'not-graded' ? 'Not graded' : (grades.find(grade => grade.code === code)?.label ?? code)
}

/** Positive when `to` is the better grade, negative when it is the worse, 0 when they are the same. In grades, 1 to 3. */
export function gradeSteps(from: Grade, to: Grade): number {
  const rank = (code: Grade) => grades.find(grade => grade.code === code)?.rank ?? 0
  return rank(to) - rank(from)
}

/** The council counts good and outstanding together as "good or better". */
export function isGoodOrBetter(code: Grade): boolean {
  return code === 'good' || code === 'outstanding'
}
