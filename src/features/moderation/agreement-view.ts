/**
 * How far auditors and moderators agree, over the last twelve months: altogether and auditor by auditor, in names' order, because it is
 * there to talk about what a grade means and ranks nobody. Counting is done in the database; the intervals are drawn again from one seed.
 */
import { sql } from 'kysely'
import { chanceFrom } from '#domain/caseload/chance.ts'
import { addDays, dayOf, longDate } from '#domain/calendar/dates.ts'
import { gradeCodes, gradeLabel, type Grade } from '#domain/grades/grade.ts'
import { agreement, type GradePair } from '#domain/statistics/agreement.ts'
import {
  auditorsAgreement,
  type Coefficient,
  type GroupAgreement,
  type Told,
} from '#domain/statistics/auditors-agreement.ts'
import type { Share } from '#domain/statistics/share.ts'
import type { Context } from '#platform/context.ts'
import { paths } from './paths.ts'

interface PairFound extends GradePair {
  readonly submissionId: string
  readonly auditorId: string
  readonly auditorName: string
}

const daysBack = 365
const seed = 2018
const resamples = 1000

async function pairsModerated(ctx: Context): Promise<readonly PairFound[]> {
  const { rows } = await sql<PairFound>`
    select own.submission_id, own.entered_by as auditor_id, auditor.name as auditor_name, own.grade as auditor, second.grade as agreed
    from grade_entry own
    join grade_entry second on second.authority_id = own.authority_id and second.submission_id = own.submission_id
      and second.kind = 'moderator'
    join staff_member auditor on auditor.authority_id = own.authority_id and auditor.staff_id = own.entered_by
    where own.authority_id = ${ctx.authorityId} and own.kind = 'auditor'
      and second.entered_at >= ${addDays(ctx.today, -daysBack)}::date
    order by auditor.name, own.submission_id`.execute(ctx.db)
  return rows
}

const moderators = 'moderators'

const gradingsOf = (pairs: readonly PairFound[]) =>
  pairs.flatMap(({ submissionId, auditorId, auditor, agreed }) => [
    { unit: submissionId, rater: auditorId, grade: auditor },
    { unit: submissionId, rater: moderators, grade: agreed },
  ])

const shareWords = ({ found, words }: Told<Share>): string =>
  found === null ? (words ?? '') : `${found.n} of ${found.of}${found.percent === null ? '' : `, ${found.percent}%`}`

const twoPlaces = (value: number): string => value.toFixed(2)

function coefficientWords({ found, words }: Told<Coefficient>): string {
  if (found === null) return words ?? ''
  const { value, lower, upper } = found
  const within = lower === null || upper === null ? '' : ` (95% interval ${twoPlaces(lower)} to ${twoPlaces(upper)})`
  return `${twoPlaces(value)}${within}`
}

const inWords = (group: GroupAgreement) => ({
  exact: shareWords(group.exact),
  adjacent: shareWords(group.adjacent),
  kappa: coefficientWords(group.kappa),
  alpha: coefficientWords(group.alpha),
})

const matrixView = (pairs: readonly PairFound[]) => {
  const { matrix, movedUp, movedDown } = agreement(pairs)
  return {
    movedUp,
    movedDown,
    headings: gradeCodes.map(gradeLabel),
    rows: matrix.map((counts, place) => ({ label: gradeLabel(gradeCodes[place] as Grade), counts: [...counts] })),
  }
}

export async function agreementView(ctx: Context) {
  const pairs = await pairsModerated(ctx)
  const { overall, byRater } = auditorsAgreement(gradingsOf(pairs), { resamples, next: chanceFrom(seed).share })
  const byAuditor = new Map(byRater.map(group => [group.rater, group]))
  const auditors = new Map(pairs.map(({ auditorId, auditorName }) => [auditorId, auditorName]))
  return {
    back: paths.queue,
    from: longDate(addDays(dayOf(ctx.now), -daysBack)),
    pairs: pairs.length,
    overall: inWords(overall),
    ...matrixView(pairs),
    auditors: [...auditors].flatMap(([auditorId, name]) => {
      const group = byAuditor.get(auditorId)
      return group ? [{ name, ...inWords(group) }] : []
    }),
  }
}
