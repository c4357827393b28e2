/** The columns of the report's tables, finest first, and the coarser ones used where the finest would mostly be hidden. */
import { gradeCodes, gradeLabel, isGoodOrBetter } from '../grades/grade.ts'
import type { Band } from './report-table.ts'

const one = (key: string, label: string): Band => ({ key, label, codes: [key] })

const fourGrades: readonly Band[] = gradeCodes.map(code => one(code, gradeLabel(code)))
const twoGrades: readonly Band[] = [
  { key: 'good-or-better', label: 'Good or better', codes: gradeCodes.filter(isGoodOrBetter) },
  { key: 'less-than-good', label: 'Less than good', codes: gradeCodes.filter(code => !isGoodOrBetter(code)) },
]
const notGraded: Band = one('not-graded', gradeLabel('not-graded'))

export const gradeBandings: readonly (readonly Band[])[] = [fourGrades, twoGrades]
export const sectionBandings: readonly (readonly Band[])[] = [
  [...fourGrades, notGraded],
  [...twoGrades, notGraded],
  twoGrades.map(band =>
    band.key === 'good-or-better'
      ? band
      : { key: 'other', label: 'Less than good, or not graded', codes: [...band.codes, ...notGraded.codes] },
  ),
]

export const complianceBandings: readonly (readonly Band[])[] = [
  [
    one('yes', 'Yes'),
    one('partly', 'Partly'),
    one('no', 'No'),
    one('not-applicable', 'Does not apply'),
    one('unanswered', 'Not answered'),
  ],
  [
    one('yes', 'Yes'),
    { key: 'partly-or-no', label: 'Partly or no', codes: ['partly', 'no'] },
    { key: 'other', label: 'Does not apply or not answered', codes: ['not-applicable', 'unanswered'] },
  ],
]

export const movementBands: readonly Band[] = [
  one('same', 'Same grade'),
  one('up', 'Moved to a better grade'),
  one('down', 'Moved to a worse grade'),
]

export const unansweredCode = 'unanswered'
export const unansweredBand: Band = one(unansweredCode, 'Not answered')

/** Usual orders of progress answers; others follow in alphabetical order. */
export const progressOrder: readonly string[] = [
  'much-better',
  'better',
  'improved',
  'same',
  'no-change',
  'mixed',
  'worse',
  'not-clear',
  'unclear',
  'too-early',
  'not-applicable',
]
