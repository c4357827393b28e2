/** View-model of the auditors: who can take how many in a month, who is exempt, and exemptions that wait for a director. */
import { can, canEver } from '#domain/access/can.ts'
import { monthsInWords } from '#domain/auditors/exemption.ts'
import { isLocalDate, longDate, monthAndYear, type LocalDate } from '#domain/calendar/dates.ts'
import type { Context } from '#platform/context.ts'
import { emptyState } from '#ui/components/empty-state/params.ts'
import { paths } from './paths.ts'
import {
  auditingSettings,
  auditorsIn,
  exemptionsOf,
  latestMonth,
  type AuditorFound,
  type ExemptionFound,
} from './queries.ts'

const monthAsked = (text: string | undefined): LocalDate | null => {
  const day = `${text ?? ''}-01`
  return isLocalDate(day) ? day : null
}

export async function listView(ctx: Context, asked: Readonly<Record<string, string | undefined>>) {
  const month = monthAsked(asked['month']) ?? (await latestMonth(ctx))
  const { usualMonthlyCapacity } = await auditingSettings(ctx)
  const auditors = await auditorsIn(ctx, month)
  const waiting = (await exemptionsOf(ctx, null)).filter(one => one.approved === null)
  return {
    month: monthAndYear(month),
    monthTyped: month.slice(0, 7),
    counted: countedWords(auditors, usualMonthlyCapacity, month),
    waiting: waiting.map(waitingRow),
    auditors: auditors.map(one => rowOf(one, usualMonthlyCapacity)),
    settings: canEver(ctx.actor, 'auditor.set') ? paths.settings : null,
    mayDecide: canEver(ctx.actor, 'exemption.decide'),
    mayReadConflicts: can(ctx.actor, 'auditor.set').may,
    empty: emptyState({
      title: 'Nobody audits yet',
      sentence: 'People with the role of auditor are listed here, with how many audits each can take in a month.',
    }),
  }
}

function countedWords(auditors: readonly AuditorFound[], usual: number | null, month: LocalDate): readonly string[] {
  const exempt = auditors.filter(one => one.exempt).length
  const taken = auditors.reduce((sum, one) => sum + one.allocated, 0)
  const free = auditors.filter(one => !one.exempt)
  const limits = free.map(one => one.monthlyCapacity ?? usual)
  const capacity = limits.every(limit => limit !== null) ? limits.reduce<number>((sum, one) => sum + one, 0) : null
  return [
    `${auditors.length} ${auditors.length === 1 ? 'auditor' : 'auditors'} in ${monthAndYear(month)}, ${exempt} of them exempt.`,
    capacity === null
      ? `${taken} ${taken === 1 ? 'case' : 'cases'} allocated. For some auditors no number of audits a month is set, so nothing can be said of how many more could be.`
      : `${taken} ${taken === 1 ? 'case' : 'cases'} allocated; those who are not exempt can take ${capacity}.`,
  ]
}

const waitingRow = (one: ExemptionFound) => ({
  auditor: one.auditor,
  href: paths.auditor(one.auditorId),
  months: monthsInWords(one),
  askedBy: one.askedBy,
})

const rowOf = (one: AuditorFound, usual: number | null) => {
  const limit = one.monthlyCapacity ?? usual
  return {
    name: one.name,
    href: paths.auditor(one.staffId),
    team: one.team ?? one.jobTitle,
    taken: limit === null ? `${one.allocated}, no limit set` : `${one.allocated} of ${limit}`,
    over: limit !== null && one.allocated > limit,
    trained: one.trainedOn === null ? 'Not recorded' : longDate(one.trainedOn),
    exempt: one.exempt ? 'Exempt' : 'No',
    conflicts: one.conflicts.length,
  }
}
