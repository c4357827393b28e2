/** Who hears of a piece of news by e-mail, and when: staff by their own choice or the usual way, members of the council by theirs. */
import { sql } from 'kysely'
import { addDays, dayOf, londonMoment, type Instant } from '#domain/calendar/dates.ts'
import { howOf, isNewsCode, newsKindsOf, type Chosen, type NewsCode } from '#domain/dissemination/news.ts'
import { heardBy, type HearingReport, type HearingTime } from '#domain/governance/hearing.ts'
import type { Context } from '#platform/context.ts'
import { staffAtWork, type StaffAtWork } from '../people/door.ts'

/** For whom it is: one person, teams with those who answer for their localities, or whoever may read it. */
export type Audience =
  | { readonly staffId: string }
  | { readonly teamIds: readonly string[]; readonly localityIds: readonly string[] }
  | 'whoever-may-read'

export interface Heard {
  readonly staffId: string
  readonly how: 'at-once' | 'weekly'
}

/** What each person chose last, by their id. */
export async function choicesNow(ctx: Context): Promise<ReadonlyMap<string, Chosen>> {
  const { rows } = await sql<{ staffId: string; choices: Chosen }>`
    select distinct on (staff_id) staff_id, choices from news_choice
    where authority_id = ${ctx.authorityId} order by staff_id, number desc`.execute(ctx.db)
  return new Map(rows.map(({ staffId, choices }) => [staffId, choices]))
}

/** What one person chose last, and which time it was; nothing and 0 where they never did. */
export async function choiceOf(ctx: Context, staffId: string): Promise<{ chosen: Chosen; number: number }> {
  const row = await ctx.db
    .selectFrom('newsChoice')
    .select(['choices', 'number'])
    .where('authorityId', '=', ctx.authorityId)
    .where('staffId', '=', staffId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { chosen: row.choices as Chosen, number: row.number } : { chosen: {}, number: 0 }
}

function isFor(person: StaffAtWork, audience: Audience): boolean {
  if (audience === 'whoever-may-read') return true
  if ('staffId' in audience) return person.staffId === audience.staffId
  if (person.teamId !== null) return audience.teamIds.includes(person.teamId)
  const answersFor = person.roles.includes('service-manager')
  return answersFor && person.localityId !== null && audience.localityIds.includes(person.localityId)
}

/** Staff who wish an e-mail of it. Whoever did the deed knows already. */
export async function hearersOf(
  ctx: Context,
  code: NewsCode,
  audience: Audience,
  doer: string | null,
): Promise<readonly Heard[]> {
  const choices = await choicesNow(ctx)
  return (await staffAtWork(ctx))
    .filter(person => person.staffId !== doer && isFor(person, audience))
    .filter(person => newsKindsOf(person.roles).some(kind => kind.code === code))
    .flatMap(({ staffId }) => {
      const how = howOf(choices.get(staffId) ?? {}, code)
      return how === 'product' ? [] : [{ staffId, how }]
    })
}

/** The report of the hearing preferences that a kind of news is, where members of the council may choose it. */
export const hearingReportOf: Readonly<Partial<Record<NewsCode, HearingReport>>> = {
  'scrutiny-report': 'scrutiny-report',
  'round-report': 'round-summary',
}

/** A member who hears by quarter or year is told in time to read it: so many days before the day by which they were promised to hear. */
const daysToRead = 14

export interface MemberHeard {
  readonly staffId: string
  readonly notBefore: Instant
}

export async function membersWhoHear(ctx: Context, code: NewsCode): Promise<readonly MemberHeard[]> {
  const report = hearingReportOf[code]
  if (report === undefined) return []
  const { rows } = await sql<{ memberId: string; howOften: HearingTime }>`
    select chosen.member_id, chosen.how_often from (
      select distinct on (member_id) * from hearing_preference
      where authority_id = ${ctx.authorityId} order by member_id, number desc) chosen
    join staff_member member on member.authority_id = chosen.authority_id and member.staff_id = chosen.member_id
    where member.left_on is null and chosen.by_email and ${report}::text = any (chosen.reports)
    order by chosen.member_id`.execute(ctx.db)
  return rows.map(({ memberId, howOften }) => ({ staffId: memberId, notBefore: momentFor(ctx, howOften) }))
}

function momentFor(ctx: Context, howOften: HearingTime): Instant {
  if (howOften === 'each') return ctx.now
  const meant = londonMoment(addDays(heardBy(howOften, dayOf(ctx.now)), -daysToRead), 8 * 60)
  return meant > ctx.now ? meant : ctx.now
}

export const asNewsCode = (text: string): NewsCode => {
  if (!isNewsCode(text)) throw new Error(`No such news: ${text}`)
  return text
}
