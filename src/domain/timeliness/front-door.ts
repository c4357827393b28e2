/** Measures from a referral to the end of an assessment. Codes and sources are those of the field's notes, section 4.2. */
import type { Measure } from './measure.ts'
import { assessments } from './found.ts'
import { rereferrals } from './counted.ts'
import { answered, calendarDays, counting, months, timed, workingDays } from './define.ts'

const workingTogether = 'Working Together to Safeguard Children 2023'

export const frontDoor: readonly Measure[] = [
  timed({
    code: 'T1',
    key: 'referral-decision',
    title: 'Decision on a referral',
    population: 'Referrals',
    startsWith: 'The referral is received',
    endsWith: 'A decision is made on the response, and the referrer is told',
    limit: workingDays(1),
    convention: 'A blank day of decision is unknown: it may be that the source does not hold it.',
    kind: 'guidance',
    source: workingTogether,
    needs: ['referral'],
    exceptions:
      'Referrals that were closed without further action are measured by their decision too, where its day is held.',
    rule: { pattern: 'own-days', of: 'referral', endFact: 'decidedOn' },
  }),
  timed({
    code: 'T2',
    key: 'allocation-from-referral',
    title: 'Allocation to a worker',
    population: 'Referrals that go on',
    startsWith: 'The referral is received',
    endsWith: 'The case is allocated',
    limit: calendarDays(1),
    convention:
      '24 hours are counted as one day, since sources hold days and not hours. A case that was allocated already counts as allocated at once.',
    kind: 'local',
    source: 'Local standard of one authority',
    needs: ['referral', 'allocation'],
    exceptions: 'Referrals closed without further action are left out.',
    rule: { pattern: 'from-to', from: 'referral', to: ['allocation'], lasting: true, untilEnd: true },
  }),
  answered({
    code: 'T3',
    key: 'seen-when-concern-raised',
    title: 'Child seen when a section 47 concern is raised',
    population: 'Section 47 enquiries',
    startsWith: 'The concern is raised',
    endsWith: 'The child is seen',
    limit: workingDays(1),
    kind: 'local',
    source: 'Local standard of one authority',
    answeredIn: 'Answered in the audit: no source holds the day on which the child was first seen.',
  }),
  timed({
    code: 'T4',
    key: 'assessment-from-referral',
    title: 'Child and family assessment',
    population: 'Child and family assessments',
    startsWith: 'The referral is received, or the assessment starts, as the settings say',
    endsWith: 'The assessment is authorised',
    limit: workingDays(45),
    convention:
      'An assessment that names no referral belongs to the latest that was open when it started; where there is none, it is unknown.',
    kind: 'guidance',
    source: workingTogether,
    exceptions: '45 working days are the most, not a target.',
    needs: ['assessment'],
    alsoChoose: ['assessment-clock'],
    rule: { pattern: 'found', find: assessments },
  }),
  timed({
    code: 'T5',
    key: 'assessment-refreshed',
    title: 'Assessment refreshed',
    population: 'Children with an assessment under an open referral',
    startsWith: 'The last assessment was authorised',
    endsWith: 'The next assessment is authorised',
    limit: months(12),
    kind: 'local',
    source: 'Local standard of one authority',
    exceptions: 'A change in the child’s life may ask for one sooner: that is answered in the audit.',
    needs: ['referral', 'assessment'],
    rule: { pattern: 'recurring', during: 'referral', of: ['assessment'], atEnd: true, first: 1, last: Infinity },
  }),
  counting({
    code: 'T20',
    key: 're-referral',
    title: 'Referred again',
    population: 'Referrals',
    startsWith: 'The referral before',
    endsWith: 'The new referral',
    counts: 'Referred again within 12 months of a referral before',
    convention:
      'Every further referral counts, those closed without further action too. Where a source holds less than a year of referrals and no count of its own, it is unknown whether there was one before.',
    kind: 'guidance',
    source: 'Department for Education, children in need statistics',
    needs: ['referral'],
    rule: { pattern: 'found', find: rereferrals },
  }),
]
