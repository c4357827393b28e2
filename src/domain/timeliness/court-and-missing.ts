/** Measures of court proceedings and of children who were missing. Codes as in the field's notes, section 4.4. */
import { localDate } from '../calendar/dates.ts'
import type { Measure } from './measure.ts'
import { interviewsOffered } from './counted.ts'
import { calendarDays, counting, timed, weeks } from './define.ts'

const missingGuidance = 'Statutory guidance on children who run away or go missing from home or care, 2014'
const returns = 'Returns of children who were missing'
const absences = 'Absences that were authorised or known of are left out.'

export const courtAndMissing: readonly Measure[] = [
  timed({
    code: 'T47',
    key: 'return-interview',
    title: 'Return home interview',
    population: returns,
    startsWith: 'The child returns',
    endsWith: 'The interview is done',
    limit: calendarDays(3),
    convention:
      '72 hours are counted as three days, since sources hold days and not hours. An interview that was declined is owed no more.',
    kind: 'guidance',
    source: missingGuidance,
    from: localDate('2014-01-01'),
    exceptions: absences,
    needs: ['missing', 'return-interview'],
    rule: {
      pattern: 'from-to',
      from: 'missing',
      fromEnd: true,
      to: ['return-interview'],
      when: { fact: 'absent', except: [true], blank: 'asked' },
      declined: 'accepted',
    },
  }),
  counting({
    code: 'T47',
    key: 'return-interview-offered',
    title: 'Return home interview offered',
    population: returns,
    startsWith: 'The child returns',
    endsWith: 'An interview is offered',
    counts: 'An interview was offered',
    convention: 'A blank is unknown, not a no.',
    kind: 'guidance',
    source: missingGuidance,
    exceptions: absences,
    needs: ['missing'],
    rule: { pattern: 'found', find: interviewsOffered },
  }),
  timed({
    code: 'T48',
    key: 'pre-proceedings',
    title: 'Pre-proceedings',
    population: 'Pre-proceedings under the Public Law Outline',
    startsWith: 'The letter, or their start',
    endsWith: 'Their outcome',
    limit: weeks(16),
    kind: 'guidance',
    source: 'Public Law Outline and best practice guidance, 2021',
    needs: ['pre-proceedings'],
    rule: { pattern: 'own-days', of: 'pre-proceedings' },
  }),
  timed({
    code: 'T49',
    key: 'care-proceedings',
    title: 'Care proceedings',
    population: 'Applications for a care or supervision order',
    startsWith: 'The application is issued',
    endsWith: 'The final order',
    limit: weeks(26),
    kind: 'law',
    source: 'Children Act 1989, section 32',
    from: localDate('2014-04-22'),
    exceptions: 'A court may extend the time, eight weeks at once: that is answered in the audit.',
    needs: ['care-proceedings'],
    rule: { pattern: 'own-days', of: 'care-proceedings' },
  }),
]
