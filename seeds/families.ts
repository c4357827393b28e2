/**
 * What three families say in the month that is under way, told at the end of the story so that nothing before it changes: a mother and a
 * child who were reached at the second try, a father who was not, and one who must not be called.
 */
import { addDays, instant, type Instant, type LocalDate } from '#domain/calendar/dates.ts'
import type { FamilyAnswers } from '#domain/family-feedback/answers.ts'
import type { Attempt } from '#domain/family-feedback/attempts.ts'
import { scripts, type ScriptVersion } from '#domain/family-feedback/scripts.ts'
import { recordAnswers, recordAttempt } from '#features/family-feedback/door.ts'
import type { PersonRow } from '#features/people/door.ts'
import type { Context } from '#platform/context.ts'

type Deed = (who: PersonRow, at: Instant, work: (ctx: Context) => Promise<void>) => Promise<void>

interface AuditTold {
  readonly reference: string
  readonly auditor: PersonRow
}

const at = (day: LocalDate, time: string): Instant => instant(`${day}T${time}:00Z`)

/** Numbers or faces by question, with words where there were any. */
const said = (answers: Readonly<Record<string, string | readonly [string, string]>>): FamilyAnswers =>
  Object.fromEntries(
    Object.entries(answers).map(([key, one]) => {
      const [value, words] = typeof one === 'string' ? [one, ''] : one
      return [key, { value, words }]
    }),
  )

const mother = said({
  reach: '8',
  same: ['2', 'This is the fourth since the spring. I tell the story again each time.'],
  'keeps-word': '6',
  kind: '9',
  needs: '7',
  listened: ['7', 'This one listens.'],
  explained: '5',
  'helped-plan': ['3', 'I was shown it when it was finished.'],
  changed: ['6', 'He goes to school most days now.'],
  differently: ['', 'Keep the same worker, and write to me before you change one.'],
})
const child = said({
  reach: '7',
  same: '3',
  'keeps-word': ['8', 'She comes on Tuesdays.'],
  kind: '10',
  listened: '9',
  changed: ['7', 'It is quieter at home.'],
  worried: ['', 'That she will leave as well.'],
})
const other = said({
  reach: '9',
  same: '9',
  'keeps-word': '8',
  kind: '10',
  needs: '8',
  listened: '9',
  explained: '8',
  'helped-plan': '8',
  changed: ['9', 'We know who to call.'],
})

/** `deed` is the story's; `audits` are those of the month under way, in order. */
export async function askFamilies(deed: Deed, first: LocalDate, audits: readonly AuditTold[]): Promise<void> {
  const [one, two, three] = audits
  const day = (days: number): LocalDate => addDays(first, days)
  const tried = (audit: AuditTold, attempt: Omit<Attempt, 'reason'> & { reason?: string }, time: string) =>
    deed(audit.auditor, at(attempt.attemptedOn, time), ctx =>
      recordAttempt(ctx, audit.reference, { reason: '', ...attempt }),
    )
  const heard = (audit: AuditTold, version: ScriptVersion, asked: Attempt['asked'], answers: FamilyAnswers) =>
    deed(audit.auditor, at(day(13), asked === 'child' ? '16:20' : '15:40'), ctx => {
      const script = scripts.find(script => script.version === version)
      if (!script) throw new Error(`There is no script for ${version}`)
      return recordAnswers(ctx, audit.reference, { script, asked, way: 'telephone', saidOn: day(13), answers })
    })
  const call = { way: 'telephone', timeOfDay: 'afternoon' } as const
  if (one) {
    await tried(one, { ...call, attemptedOn: day(12), asked: 'mother', outcome: 'not-reached' }, '14:05')
    await tried(one, { ...call, attemptedOn: day(13), asked: 'mother', outcome: 'agreed' }, '15:20')
    await heard(one, 'parent-or-carer', 'mother', mother)
    await heard(one, '8-to-12', 'child', child)
  }
  if (two) {
    await tried(two, { ...call, attemptedOn: day(12), asked: 'father', outcome: 'not-reached' }, '14:30')
    await tried(
      two,
      { ...call, timeOfDay: 'evening', attemptedOn: day(14), asked: 'father', outcome: 'not-reached' },
      '17:45',
    )
  }
  if (three) {
    const reason = 'The other parent may be near the telephone, and has been violent. The worker will ask in person.'
    await tried(three, { ...call, attemptedOn: day(12), asked: 'mother', outcome: 'not-suitable', reason }, '15:00')
    await heard(three, 'parent-or-carer', 'other-carer', other)
  }
}
