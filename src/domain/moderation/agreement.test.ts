/** Agreement of auditors and moderators: what is counted, what is left unsaid, and that nobody is ranked. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chanceFrom } from '../caseload/chance.ts'
import type { Grade } from '../grades/grade.ts'
import { moderationAgreement, type ModeratedAudit } from './agreement.ts'

const resampling = () => ({ resamples: 200, next: chanceFrom(7).share })
const audit = (
  id: number,
  auditor: Grade,
  moderator: Grade,
  changes: Partial<ModeratedAudit> = {},
): ModeratedAudit => ({
  id: `s${id}`,
  auditorId: 'id-1',
  auditorName: 'Una Yates',
  auditor,
  moderator,
  agreed: moderator,
  sections: [],
  ...changes,
})
/** Forty audits: three of four the same, one of four a grade lower at moderation. */
const forty = Array.from({ length: 40 }, (_, id) =>
  audit(
    id,
    id % 2 === 0 ? 'good' : 'requires-improvement',
    id % 4 === 0 ? 'requires-improvement' : id % 2 === 0 ? 'good' : 'requires-improvement',
  ),
)

test('of no audits nothing is said, and there is no auditor and no section', () => {
  const told = moderationAgreement([], resampling())
  assert.deepEqual([told.audits, told.bySection, told.byAuditor, told.readDifferently], [0, [], [], []])
  assert.match(told.overall.exact.words ?? '', /Too few to say: 0 pairs/)
})

test('of few audits it is said that they are too few, and nothing else', () => {
  const { overall } = moderationAgreement(forty.slice(0, 4), resampling())
  for (const told of [overall.exact, overall.adjacent, overall.kappa, overall.alpha]) {
    assert.equal(told.found, null)
    assert.match(told.words ?? '', /^Too few to say: 4 /)
  }
})

test('shares are of audits, the coefficients have intervals, and the same seed gives the same', () => {
  const told = moderationAgreement(forty, resampling())
  assert.deepEqual(told.overall.exact.found, { n: 30, of: 40, percent: 75 })
  assert.deepEqual(told.overall.adjacent.found, { n: 10, of: 40, percent: 25 })
  const { value, lower, upper } = told.overall.kappa.found ?? { value: 0, lower: 0, upper: 0 }
  assert.ok((lower ?? 1) < value && value < (upper ?? 0))
  assert.ok(told.overall.alpha.found)
  assert.deepEqual(moderationAgreement(forty, resampling()), told)
})

test('before and after counts the auditor’s grade by the agreed one, which may be neither’s', () => {
  const { beforeAndAfter } = moderationAgreement(
    [audit(1, 'good', 'inadequate', { agreed: 'requires-improvement' }), audit(2, 'good', 'good')],
    resampling(),
  )
  const good = beforeAndAfter.find(({ before }) => before === 'good')
  assert.deepEqual(good?.after, [
    { grade: 'outstanding', audits: 0 },
    { grade: 'good', audits: 1 },
    { grade: 'requires-improvement', audits: 1 },
    { grade: 'inadequate', audits: 0 },
  ])
  assert.equal(
    beforeAndAfter.flatMap(({ after }) => after).reduce((sum, one) => sum + one.audits, 0),
    2,
  )
})

test('auditors stand by name whatever their figures, and moderators are not among them', () => {
  const named = (auditorId: string, auditorName: string) => ({ auditorId, auditorName })
  const { byAuditor } = moderationAgreement(
    [
      audit(1, 'good', 'good', named('a', 'Zed Abbot')),
      audit(2, 'good', 'inadequate', named('b', 'Ann Yeo')),
      audit(3, 'good', 'good', named('c', 'Mia Moss')),
    ],
    resampling(),
  )
  assert.deepEqual(
    byAuditor.map(({ auditor }) => auditor),
    ['Ann Yeo', 'Mia Moss', 'Zed Abbot'],
  )
})

test('the sections read most differently are named, smallest share first, where there is enough to say', () => {
  const sections = (id: number) => [
    { section: 'Always alike', auditor: 'good', moderator: 'good' } as const,
    { section: 'Plans', auditor: 'good', moderator: id % 4 === 0 ? 'inadequate' : 'good' } as const,
    { section: 'Visits', auditor: 'good', moderator: id % 2 === 0 ? 'inadequate' : 'good' } as const,
    ...(id < 3 ? [{ section: 'Rarely graded', auditor: 'good', moderator: 'inadequate' } as const] : []),
  ]
  const told = moderationAgreement(
    forty.map((one, id) => ({ ...one, sections: sections(id) })),
    resampling(),
  )
  assert.deepEqual(told.readDifferently, ['Visits', 'Plans'])
  assert.deepEqual(
    told.bySection.map(({ section }) => section),
    ['Always alike', 'Plans', 'Rarely graded', 'Visits'],
  )
  assert.match(told.bySection[2]?.exact.words ?? '', /Too few to say: 3 /)
})
