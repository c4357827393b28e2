/** An imaginary round of any size, the same each time, for tests and for measuring. Not used by the product itself. */
import { instant, localDate } from '../calendar/dates.ts'
import { gradeCodes, type Grade, type SectionGrade } from '../grades/grade.ts'
import type { AuditFacts, Choice, ComplianceAnswer, FindingFacts, RoundFacts } from './round-facts.ts'

const localities = ['North', 'South', 'East', 'West and Moor']
const statuses = ['Child in need', 'Child protection plan', 'Child in care', 'Care leaver']
const sections = [
  ['assessment', 'Assessment'],
  ['plan', 'Plan and its review'],
  ['voice', 'The child’s voice and lived experience'],
  ['management', 'Management oversight and supervision'],
  ['safety', 'Risk and safety'],
  ['outcomes', 'Difference made for the child'],
] as const
const questions = [
  ['visits-on-time', 'Were visits within the timescale for this child?'],
  ['seen-alone', 'Was the child seen alone where that was right?'],
  ['chronology', 'Is there an up-to-date chronology?'],
  ['supervision', 'Was supervision recorded at least monthly?'],
] as const
const themes = [
  'Chronologies',
  'Direct work with children',
  'Management oversight',
  'Plans',
  'Recording',
  'Fathers and wider family',
]
const better: Choice = { code: 'better', label: 'Better' }
const same: Choice = { code: 'same', label: 'About the same' }
const worse: Choice = { code: 'worse', label: 'Worse' }
const answers: readonly ComplianceAnswer[] = [
  'yes',
  'yes',
  'partly',
  'yes',
  'no',
  'yes',
  'not-applicable',
  'unanswered',
]

/** Picks by a small fixed mixture of whole numbers, so that neighbours differ. */
const pick = <Item>(items: readonly Item[], number: number): Item => {
  const item = items[number % items.length]
  if (item === undefined) throw new RangeError('Nothing to pick from')
  return item
}

const spread: readonly Grade[] = [
  'good',
  'requires-improvement',
  'good',
  'good',
  'requires-improvement',
  'outstanding',
  'good',
  'inadequate',
  'requires-improvement',
  'good',
]

function exampleAudit(index: number): AuditFacts {
  const auditorGrade = pick(spread, index * 7)
  const lower = gradeCodes[Math.min(3, gradeCodes.indexOf(auditorGrade) + 1)] ?? auditorGrade
  const agreedGrade = index % 9 === 4 ? lower : auditorGrade
  return {
    reference: `A-2018-${String(index + 1).padStart(4, '0')}`,
    stratum: pick(localities, index),
    localityName: pick(localities, index * 3 + Math.floor(index / 5)),
    caseStatus: pick(statuses, index + Math.floor(index / 4)),
    sectionGrades: sections.map(([sectionKey, sectionTitle], section) => {
      const grade: SectionGrade = (index + section) % 13 === 0 ? 'not-graded' : pick(spread, index * 7 + section * 3)
      return { sectionKey, sectionTitle, grade }
    }),
    auditorGrade,
    moderatorGrade: agreedGrade,
    agreedGrade,
    complianceAnswers: questions.map(([questionKey, questionText], question) => ({
      questionKey,
      questionText,
      answer: pick(answers, index * 3 + question),
    })),
    progress: {
      safety: pick([better, same, better, worse, null], index),
      wellBeing: pick([same, better, same], index),
      permanence: pick([better, null, same, same], index),
    },
  }
}

function exampleFindings(audit: AuditFacts, index: number): FindingFacts[] {
  const about = { auditReference: audit.reference, localityName: audit.localityName }
  return [
    {
      ...about,
      kind: 'strength',
      theme: pick(themes, index % 4),
      text: `The worker knows the child well and it shows in the record; the plan was changed after listening (${index + 1}).`,
    },
    {
      ...about,
      kind: 'area-for-improvement',
      theme: pick(themes, index + Math.floor(index / 6)),
      text: `The chronology stops in the winter, so that patterns of harm are hard to see at a glance (${index + 1}).`,
    },
  ]
}

/** Facts of a closed round of `size` moderated audits. */
export function exampleFacts(size: number): RoundFacts {
  const audits = Array.from({ length: size }, (_, index) => exampleAudit(index))
  return {
    round: {
      reference: '2018-05-monthly',
      title: 'Monthly case audits, May 2018',
      month: localDate('2018-05-01'),
      toolName: 'Monthly case audit',
      toolVersion: 1,
      opened: instant('2018-05-01T08:00:00Z'),
      closedAt: instant('2018-06-04T15:00:00Z'),
    },
    draw: {
      seed: 'wessenshire-2018-05',
      method: 'a random sample, stratified by locality',
      unequal: false,
      frameSize: 1840,
      drawn: size + 7,
      strata: localities.map((label, index) => ({ label, size: 400 + index * 40, drawn: Math.ceil(size / 4) })),
      exclusions: [
        { reason: 'Audited within six months', cases: 41 },
        { reason: 'Opened in the last month', cases: 3 },
      ],
    },
    takenOut: [],
    reAudits: [],
    counts: { drawn: size + 7, allocated: size + 7, submitted: size + 6, moderated: size },
    audits,
    findings: audits.flatMap(exampleFindings),
    actions: audits
      .filter((_, index) => index % 3 === 0)
      .map((audit, index) => ({
        auditReference: audit.reference,
        text: `Bring the chronology up to date and use it in the next core group (${index + 1}).`,
        ownerRole: pick(['Practitioner', 'Team manager', 'Independent reviewing officer'], index),
        dueOn: localDate('2018-06-29'),
        successMeasure: 'The chronology covers the last twelve months and is quoted in the plan.',
      })),
  }
}
