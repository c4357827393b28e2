/**
 * How far auditors and moderators agree, over the last twelve months: altogether and auditor by auditor, in names' order, because it is
 * there to talk about what a grade means and ranks nobody. Counting is done in the database; the intervals are drawn again from one seed.
 */
import { sql } from 'kysely'
import { chanceFrom } from '#domain/caseload/chance.ts'
import { addDays, dayOf, longDate } from '#domain/calendar/dates.ts'
import { gradeCodes, gradeLabel, gradeSteps, type Grade } from '#domain/grades/grade.ts'
import { agreement, type GradePair } from '#domain/statistics/agreement.ts'
import {
  auditorsAgreement,
  type Coefficient,
  type GroupAgreement,
  type Told,
} from '#domain/statistics/auditors-agreement.ts'
import { fewestForPercent, type Share } from '#domain/statistics/share.ts'
import type { Context } from '#platform/context.ts'
import { disputeCounts, type DisputeCounts } from './dispute-queries.ts'
import { paths } from './paths.ts'

interface PairFound extends GradePair {
  readonly submissionId: string
  readonly auditorId: string
  readonly auditorName: string
  /** Whether the moderator graded before seeing the auditor's grade. */
  readonly blind: boolean
}

const daysBack = 365
const seed = 2018
const resamples = 1000

async function pairsModerated(ctx: Context): Promise<readonly PairFound[]> {
  const { rows } = await sql<PairFound>`
    select own.submission_id, own.entered_by as auditor_id, auditor.name as auditor_name, own.grade as auditor, second.grade as agreed,
      exists (select from blind_look look where look.authority_id = own.authority_id and look.submission_id = own.submission_id) as blind
    from grade_entry own
    join grade_entry second on second.authority_id = own.authority_id and second.submission_id = own.submission_id
      and second.kind = 'moderator'
    join staff_member auditor on auditor.authority_id = own.authority_id and auditor.staff_id = own.entered_by
    where own.authority_id = ${ctx.authorityId} and own.kind = 'auditor'
      and second.entered_at >= ${addDays(ctx.today, -daysBack)}::date
    order by auditor.name, own.submission_id`.execute(ctx.db)
  return rows
}

interface SectionPair {
  readonly submissionId: string
  readonly section: string
  readonly auditor: Grade
  readonly moderator: Grade
}

/** Sections are graded by moderators only where moderation is blind. */
async function sectionsGradedBlind(ctx: Context): Promise<readonly SectionPair[]> {
  const { rows } = await sql<SectionPair>`
    select look.submission_id, concat(document->'tool'->>'name', ': ', section->>'title') as section,
      section->>'grade' as auditor, look.sections->>(section->>'key') as moderator
    from blind_look look
    join submission on submission.authority_id = look.authority_id and submission.submission_id = look.submission_id
    cross join lateral jsonb_array_elements(document->'sections') section
    where look.authority_id = ${ctx.authorityId} and look.looked_at >= ${addDays(ctx.today, -daysBack)}::date
      and look.sections ? (section->>'key')
    order by 2, 1`.execute(ctx.db)
  return rows
}

/** Sections graded with the auditor's grade in sight: told apart, because they agree more than they would otherwise. */
async function sectionsGradedOpenly(ctx: Context): Promise<readonly SectionPair[]> {
  const { rows } = await sql<SectionPair>`
    select look.submission_id, concat(document->'tool'->>'name', ': ', section->>'title') as section,
      section->>'grade' as auditor, look.sections->(section->>'key')->>'grade' as moderator
    from open_look look
    join submission on submission.authority_id = look.authority_id and submission.submission_id = look.submission_id
    cross join lateral jsonb_array_elements(document->'sections') section
    where look.authority_id = ${ctx.authorityId} and look.looked_at >= ${addDays(ctx.today, -daysBack)}::date
      and look.sections ? (section->>'key')
    order by 2, 1`.execute(ctx.db)
  return rows
}

/** "Of 7 grades changed in moderation, 2 were disputed: 1 kept as agreed, 1 restored to the auditor's." */
function disputeWords(counts: DisputeCounts): string {
  const { changed, disputed, open, withdrawn, kept, restored, another } = counts
  if (changed === 0) return 'No grade was changed in moderation.'
  const head = `Of ${changed} ${changed === 1 ? 'grade' : 'grades'} changed in moderation, ${disputed} ${disputed === 1 ? 'was' : 'were'} disputed by the auditor`
  const parts = [
    [kept, 'kept as agreed'],
    [restored, 'restored to the auditor’s'],
    [another, 'given another grade'],
    [withdrawn, 'withdrawn'],
    [open, 'still to be decided'],
  ] as const
  const ended = parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`)
  return ended.length === 0 ? `${head}.` : `${head}: ${ended.join(', ')}.`
}

const moderators = 'moderators'

const gradingsOf = (pairs: readonly PairFound[]) =>
  pairs.flatMap(({ submissionId, auditorId, auditor, agreed }) => [
    { unit: submissionId, rater: auditorId, grade: auditor },
    { unit: submissionId, rater: moderators, grade: agreed },
  ])

const sectionGradings = (pairs: readonly SectionPair[]) =>
  pairs.flatMap(({ submissionId, section, auditor, moderator }) => [
    { unit: submissionId, question: section, rater: 'auditors', grade: auditor },
    { unit: submissionId, question: section, rater: moderators, grade: moderator },
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

const howGraded = (pairs: readonly PairFound[]): string => {
  const blind = pairs.filter(pair => pair.blind).length
  const open = 'a moderator who has seen the auditor’s grade tends to give the same'
  if (blind === 0)
    return `None was graded blind: ${open}, so agreement is likely higher here than it would otherwise be.`
  if (blind === pairs.length) return 'All were graded blind: the moderator had not seen the auditor’s grade.'
  return `${blind} of them ${blind === 1 ? 'was' : 'were'} graded blind. The others were not: ${open}.`
}

/** Which way an auditor's grades lie from the moderators'. Below ten it is said that there are too few, whatever they show. */
function driftWords(pairs: readonly PairFound[]): string {
  const better = pairs.filter(({ auditor, agreed }) => gradeSteps(agreed, auditor) > 0).length
  const worse = pairs.filter(({ auditor, agreed }) => gradeSteps(agreed, auditor) < 0).length
  const counts = `${better} of ${pairs.length} better than the moderator’s, ${worse} worse`
  return pairs.length < fewestForPercent ? `${counts}: too few to say` : counts
}

const resampling = () => ({ resamples, next: chanceFrom(seed).share })

export async function agreementView(ctx: Context) {
  const pairs = await pairsModerated(ctx)
  const { overall, byRater } = auditorsAgreement(gradingsOf(pairs), resampling())
  const { byQuestion } = auditorsAgreement(sectionGradings(await sectionsGradedBlind(ctx)), resampling())
  const openly = auditorsAgreement(sectionGradings(await sectionsGradedOpenly(ctx)), resampling())
  const byAuditor = new Map(byRater.map(group => [group.rater, group]))
  const auditors = new Map(pairs.map(({ auditorId, auditorName }) => [auditorId, auditorName]))
  return {
    back: paths.queue,
    from: longDate(addDays(dayOf(ctx.now), -daysBack)),
    pairs: pairs.length,
    howGraded: howGraded(pairs),
    sections: byQuestion.map(({ question, ...group }) => ({ name: question, ...inWords(group), drift: null })),
    openSections: openly.byQuestion.map(({ question, ...group }) => ({
      name: question,
      ...inWords(group),
      drift: null,
    })),
    disputes: disputeWords(await disputeCounts(ctx, addDays(ctx.today, -daysBack))),
    overall: inWords(overall),
    ...matrixView(pairs),
    auditors: [...auditors].flatMap(([auditorId, name]) => {
      const group = byAuditor.get(auditorId)
      const own = pairs.filter(pair => pair.auditorId === auditorId)
      return group ? [{ name, ...inWords(group), drift: driftWords(own) }] : []
    }),
  }
}
