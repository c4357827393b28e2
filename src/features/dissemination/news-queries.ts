/** Reads of news: what one person has to hear of, the latest first. */
import { sql } from 'kysely'
import type { Instant } from '#domain/calendar/dates.ts'
import type { NewsCode } from '#domain/dissemination/news.ts'
import type { Context } from '#platform/context.ts'

export interface NewsFound {
  readonly kind: string
  readonly about: string
  readonly at: Instant
  readonly path: string
}

interface NewsAsked {
  readonly staffId: string
  readonly teamId: string | null
  readonly localityId: string | null
  readonly roles: readonly string[]
  readonly codes: readonly NewsCode[]
  /** Null for however old. */
  readonly since: Instant | null
  /** Only what no e-mail to this person has told of. */
  readonly untold: boolean
}

/** What was taken back or withdrawn since is told to nobody any more. For queries that call the row `news`. */
export const stillThere = sql<boolean>`(case news.kind
  when 'shared-learning' then exists (select from shared_standing there
    where there.authority_id = news.authority_id and there.reference = news.about)
  when 'example' then (select decided.decision = 'published' from good_practice_decision decided
    join good_practice_example there on there.authority_id = decided.authority_id and there.example_id = decided.example_id
    where there.authority_id = news.authority_id and there.reference = news.about order by decided.number desc limit 1)
  when 'learning-message' then (select decided.decision = 'approved' from learning_message_decision decided
    where decided.authority_id = news.authority_id and decided.message_id::text = news.about order by decided.number desc limit 1)
  else true end)`

const mostTold = 50

/** Shared learning reaches the person's team, and whoever answers for its locality. */
export async function newsFor(ctx: Context, asked: NewsAsked): Promise<readonly NewsFound[]> {
  const { staffId, teamId, localityId, codes, since, untold } = asked
  if (codes.length === 0) return []
  const answersFor = asked.roles.includes('service-manager') && teamId === null
  const { rows } = await sql<NewsFound>`
    select news.kind, news.about, news.at, news.path from news
    where news.authority_id = ${ctx.authorityId} and news.kind in (${sql.join([...codes])}) and (${since}::timestamptz is null or news.at >= ${since}::timestamptz)
      and news.at <= ${ctx.now}::timestamptz and ${stillThere}
      and (news.for_staff_id is null or news.for_staff_id = ${staffId}::uuid)
      and (news.kind <> 'shared-learning' or exists (select from shared_standing share
        join shared_with_team shared on shared.authority_id = share.authority_id and shared.share_id = share.share_id
        join team on team.authority_id = shared.authority_id and team.team_id = shared.team_id
        where share.authority_id = news.authority_id and share.reference = news.about
          and (team.team_id = ${teamId}::uuid or (${answersFor}::boolean and team.locality_id = ${localityId}::uuid))))
      and not (${untold}::boolean and exists (select from mail_news told
        join mail_message mail on mail.authority_id = told.authority_id and mail.message_id = told.message_id
        where told.authority_id = news.authority_id and told.kind = news.kind and told.about = news.about and told.at = news.at
          and mail.staff_id = ${staffId}::uuid))
    order by news.at desc, news.kind, news.about limit ${mostTold}`.execute(ctx.db)
  return rows
}
