/** How far auditors and moderators agree, over the last twelve months: figures for a conversation, never a league table. */
import { chanceFrom } from '#domain/caseload/chance.ts'
import { addDays, longDate } from '#domain/calendar/dates.ts'
import { gradeLabel, grades } from '#domain/grades/grade.ts'
import { moderationAgreement, type ModerationAgreement } from '#domain/moderation/agreement.ts'
import type { Coefficient, GroupAgreement, Told } from '#domain/statistics/auditors-agreement.ts'
import type { Context } from '#platform/context.ts'
import { page, type Reply } from '#platform/http/route.ts'
import { emptyState } from '#ui/components/empty-state/params.ts'
import { shareInWords } from '#ui/components/share/params.ts'
import { canEver } from '#domain/access/can.ts'
import { moderatedSince } from './agreement-queries.ts'
import { paths } from './paths.ts'

const daysBack = 365
/** The same audits always give the same intervals. */
const seed = 2018
const resamples = 1000

const told = <Found>({ found, words }: Told<Found>, say: (found: Found) => string): string =>
  found === null ? (words ?? '') : say(found)

const coefficientInWords = ({ value, lower, upper }: Coefficient): string =>
  lower === null || upper === null
    ? value.toFixed(2)
    : `${value.toFixed(2)} (95% interval ${lower.toFixed(2)} to ${upper.toFixed(2)})`

/** One sentence instead of four where there is too little for any of them. */
const tooFew = ({ exact, kappa }: GroupAgreement): string | null =>
  exact.found === null && kappa.found === null ? exact.words : null

const inWords = ({ exact, adjacent, kappa, alpha }: GroupAgreement) => ({
  few: tooFew({ exact, adjacent, kappa, alpha }),
  exact: told(exact, shareInWords),
  adjacent: told(adjacent, shareInWords),
  kappa: told(kappa, coefficientInWords),
  alpha: told(alpha, coefficientInWords),
})

const matrixOf = ({ beforeAndAfter }: ModerationAgreement) => ({
  columns: grades.map(({ label }) => label),
  rows: beforeAndAfter.map(({ before, after }) => ({
    label: gradeLabel(before),
    cells: after.map(({ audits }) => audits),
  })),
})

export async function agreementPage(ctx: Context): Promise<Reply> {
  const since = addDays(ctx.today, -daysBack)
  const audits = await moderatedSince(ctx, since)
  const agreement = moderationAgreement(audits, { resamples, next: chanceFrom(seed).share })
  await ctx.announce({ type: 'moderation.agreement-read', subject: 'moderation-agreement' })
  const blind = audits.filter(one => one.blind).length
  return page('moderation/pages/agreement.njk', {
    back: canEver(ctx.actor, 'audit.moderate') ? paths.queue : null,
    since: longDate(since),
    audits: agreement.audits,
    blind,
    open: agreement.audits - blind,
    overall: inWords(agreement.overall),
    matrix: matrixOf(agreement),
    sections: agreement.bySection.map(({ section, ...group }) => ({ name: section, ...inWords(group) })),
    differently: agreement.readDifferently,
    auditors: agreement.byAuditor.map(({ auditor, ...group }) => ({ name: auditor, ...inWords(group) })),
    empty: emptyState({
      title: 'Nothing was moderated in the last 12 months',
      sentence: 'Once moderators have looked at audits, this page says how far they and the auditors agree.',
    }),
  })
}
