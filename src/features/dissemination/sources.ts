/** What can be shared with teams: what is approved, closed or published now; and one of them as it reads today. */
import { kindLabel as messageKindLabel } from '#domain/findings/message.ts'
import { themeLabel } from '#domain/findings/themes.ts'
import type { ShareKind } from '#domain/dissemination/share.ts'
import type { Context } from '#platform/context.ts'
import { publishedExamples } from '../evidence-bank/door.ts'
import { messagesApproved } from '../findings/door.ts'
import { paths } from './paths.ts'

export interface Source {
  readonly kind: Exclude<ShareKind, 'practice-message'>
  /** An id or a reference. */
  readonly source: string
  readonly title: string
  /** As it is read today; empty for a report, which is read on its own page. */
  readonly words: readonly string[]
  readonly href: string
}

/** What a select or an address says: `example:GP-2018-0003`. */
export const codeOf = ({ kind, source }: Pick<Source, 'kind' | 'source'>): string => `${kind}:${source}`

const longestTitle = 200
const mostListed = 200

async function messages(ctx: Context): Promise<readonly Source[]> {
  return (await messagesApproved(ctx)).map(({ messageId, kind, messageNumber, theme, words, actionRequired }) => ({
    kind: 'learning-message',
    source: messageId,
    title: `${messageKindLabel(kind)} ${messageNumber}: ${themeLabel(theme)}`,
    words: [words, ...(actionRequired === '' ? [] : [`Action required: ${actionRequired}`])],
    href: paths.messages,
  }))
}

async function reports(ctx: Context): Promise<readonly Source[]> {
  const rounds = await ctx.db
    .selectFrom('round')
    .innerJoin('roundClosure as closure', join =>
      join.onRef('closure.authorityId', '=', 'round.authorityId').onRef('closure.roundId', '=', 'round.roundId'),
    )
    .select(['round.reference', 'round.title'])
    .where('round.authorityId', '=', ctx.authorityId)
    .orderBy('round.month', 'desc')
    .orderBy('round.reference', 'desc')
    .limit(mostListed)
    .execute()
  return rounds.map(({ reference, title }) => ({
    kind: 'round-report',
    source: reference,
    title: `Learning report: ${title}`.slice(0, longestTitle),
    words: [],
    href: paths.report(reference),
  }))
}

async function examples(ctx: Context): Promise<readonly Source[]> {
  const everything = { theme: null, words: '', before: null }
  return (await publishedExamples(ctx, everything, mostListed)).map(({ reference, title, whatWasDone }) => ({
    kind: 'example',
    source: reference,
    title,
    words: [whatWasDone],
    href: paths.example(reference),
  }))
}

const readers: Readonly<Record<Source['kind'], (ctx: Context) => Promise<readonly Source[]>>> = {
  'learning-message': messages,
  'round-report': reports,
  example: examples,
}

/** By kind, in the order in which they are offered. */
export async function sourcesNow(ctx: Context): Promise<readonly Source[]> {
  return [...(await messages(ctx)), ...(await examples(ctx)), ...(await reports(ctx))]
}

/** Null where it is not there to be read any more, or never was. */
export async function sourceNow(ctx: Context, kind: ShareKind, source: string | null): Promise<Source | null> {
  if (kind === 'practice-message' || source === null) return null
  return (await readers[kind](ctx)).find(one => one.source === source) ?? null
}

/** The source that a code names; null for none. */
export async function sourceOf(ctx: Context, code: string): Promise<Source | null> {
  return (await sourcesNow(ctx)).find(one => codeOf(one) === code) ?? null
}
