/** What is new for a person, the latest first: in the product for everybody, whether or not they also wish e-mails. */
import { dayOf, longDate } from '#domain/calendar/dates.ts'
import { newsKindOf } from '#domain/dissemination/news.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { page, type Reply } from '#platform/http/route.ts'
import { emptyState } from '#ui/components/empty-state/params.ts'
import { kindsFor } from './choices-page.ts'
import { asNewsCode } from './hearers.ts'
import { newsFor } from './news-queries.ts'
import { paths } from './paths.ts'

export async function newsPage(ctx: Context): Promise<Reply> {
  const { teamId, localityId, roles } = ctx.actor
  const found = await newsFor(ctx, {
    ...{ staffId: staffIdOf(ctx), teamId, localityId, roles },
    codes: kindsFor(ctx).map(({ code }) => code),
    since: null,
    untold: false,
  })
  const view = {
    choices: paths.choices,
    news: found.map(({ kind, path, at, about }) => ({
      text: newsKindOf(asNewsCode(kind)).subject,
      href: path,
      // A message has no reference of its own that people know.
      about: kind === 'learning-message' ? '' : about,
      on: longDate(dayOf(at)),
    })),
    empty: emptyState({
      title: 'Nothing new',
      sentence:
        'What is approved, published, released, shared with your team or given to you stands here, the latest first.',
    }),
  }
  return page('dissemination/pages/news.njk', view)
}
