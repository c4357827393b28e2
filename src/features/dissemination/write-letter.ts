/**
 * The words of an e-mail: fixed by the kind of news, with a link for each. No title, no name, no number of what it is about goes in, so
 * nothing that anybody typed can. Plain text first, and the same in simple HTML.
 */
import { isNewsCode, newsKindOf } from '#domain/dissemination/news.ts'
import type { Letter } from '#platform/mail/post.ts'
import { paths } from './paths.ts'

export interface ToTell {
  readonly kind: string
  readonly path: string
}

interface Asked {
  readonly id: string
  readonly to: string
  readonly news: readonly ToTell[]
  /** Members of the council choose on a page of their own. */
  readonly member: boolean
  /** Where links lead, such as `https://audit.example.gov.uk`. */
  readonly address: string
}

/** More than this are left to the page. */
const mostNamed = 20

/** An e-mail by which somebody who looks after e-mail sees that it arrives. */
export const testKind = 'test'

const sentenceOf = (kind: string): string => {
  if (kind === testKind) return 'E-mail from Learning from Audit reaches you'
  return isNewsCode(kind) ? newsKindOf(kind).subject : 'There is something new to read'
}

const subjectOf = (news: readonly ToTell[]): string => {
  const [only] = news
  return only !== undefined && news.length === 1 ? sentenceOf(only.kind) : 'What is new for you to read'
}

const html = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const link = (address: string): string => `<a href="${html(address)}">${html(address)}</a>`

const why = (choices: string) => [
  `You get this e-mail because of what you chose to hear of. Change it here: ${choices}`,
  'Nothing about children, families or their cases is sent by e-mail. Nobody reads answers to this address.',
]

export function writeLetter({ id, to, news, member, address }: Asked): Letter {
  const named = news
    .slice(0, mostNamed)
    .map(({ kind, path }) => ({ sentence: sentenceOf(kind), at: `${address}${path}` }))
  const more = news.length - named.length
  const choices = `${address}${member ? paths.hearing : paths.choices}`
  const end = more > 0 ? [`There are ${more} more, on your own page: ${address}${paths.news}`] : []
  const foot = why(choices)
  return {
    ...{ id, to, subject: subjectOf(news) },
    text: [...named.map(({ sentence, at }) => `${sentence}.\n${at}`), ...end, '--', ...foot].join('\n\n'),
    html: [
      '<!DOCTYPE html><html lang="en-GB"><body>',
      ...named.map(({ sentence, at }) => `<p>${html(sentence)}.<br>${link(at)}</p>`),
      ...end.map(text => `<p>${html(text)}</p>`),
      `<hr>${foot.map(text => `<p><small>${html(text)}</small></p>`).join('')}`,
      '</body></html>',
    ].join('\n'),
  }
}
