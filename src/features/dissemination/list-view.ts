/** View-models of the list of shared learning, with how far each reached, and the same as a table (CSV). */
import { stringify } from 'csv-stringify/sync'
import { canEver } from '#domain/access/can.ts'
import { dayOf, longDate } from '#domain/calendar/dates.ts'
import { overallWords, peopleCounted, reachWords, shareKindLabel } from '#domain/dissemination/share.ts'
import type { Context } from '#platform/context.ts'
import { download, type Reply } from '#platform/http/route.ts'
import { formulaSafe } from '#outputs/formula-safe.ts'
import { emptyState } from '#ui/components/empty-state/params.ts'
import { paths } from './paths.ts'
import { changesWithin, sharedWithin, type SharedFound } from './queries.ts'

const mostListed = 100
const mostInTable = 5000

const rowOf = (share: SharedFound) => ({
  href: paths.one(share.reference),
  title: share.title,
  kind: shareKindLabel(share.kind),
  shared: `${share.sharedBy}, ${longDate(dayOf(share.sharedAt))}`,
  reach: reachWords(share),
  mine: share.withMine,
})

export async function listView(ctx: Context) {
  const fresh = canEver(ctx.actor, 'shared-learning.share') ? paths.fresh : null
  const shares = await sharedWithin(ctx, mostListed)
  return {
    overall: overallWords(shares),
    fresh,
    csv: paths.csv,
    changesCsv: paths.changesCsv,
    choices: paths.choices,
    noMail: !ctx.post.configured,
    shares: shares.map(rowOf),
    empty: emptyState({
      title: 'Nothing has been shared yet',
      sentence:
        'The quality assurance lead and the principal social worker share with teams what audits taught. It then stands here, and on the first page of the teams.',
      action: fresh === null ? null : { text: 'Share learning with teams', href: fresh },
    }),
  }
}

const headings = [
  'reference',
  'what',
  'title',
  'shared on',
  'shared by',
  'teams shared with',
  'teams that discussed it',
  'teams that said what they changed',
  'people who say they have read it (from 5)',
]

const lineOf = (share: SharedFound): readonly string[] => [
  share.reference,
  shareKindLabel(share.kind),
  formulaSafe(share.title),
  dayOf(share.sharedAt),
  formulaSafe(share.sharedBy),
  ...[share.teams, share.discussed, share.changed].map(String),
  String(peopleCounted(share.readers) ?? ''),
]

/** What is within reach, a line each. The headings are frozen. */
export async function tableFile(ctx: Context): Promise<Reply> {
  const lines = (await sharedWithin(ctx, mostInTable)).map(lineOf)
  const table = stringify([headings, ...lines], { record_delimiter: '\r\n' })
  return download(table, 'text/csv; charset=utf-8', 'shared-learning.csv')
}

/** What teams say they changed, a line each, under the teams' names: the manager who wrote it is not named. */
export async function changesFile(ctx: Context): Promise<Reply> {
  const lines = (await changesWithin(ctx, mostInTable)).map(({ reference, title, team, saidAt, words }) => [
    reference,
    ...[title, team].map(formulaSafe),
    dayOf(saidAt),
    formulaSafe(words),
  ])
  const table = stringify([['reference', 'title', 'team', 'said on', 'what the team changed'], ...lines], {
    record_delimiter: '\r\n',
  })
  return download(table, 'text/csv; charset=utf-8', 'what-teams-changed.csv')
}
