/** View-models of the evidence bank: what is published, what waits, and the form that puts an example into words. */
import { errorOf, errorSummary, typedText } from '#ui/form-params.ts'
import { canEver } from '#domain/access/can.ts'
import { dayOf, longDate } from '#domain/calendar/dates.ts'
import { exampleStateWords } from '#domain/evidence-bank/example.ts'
import { themeLabel, themes } from '#domain/findings/themes.ts'
import type { Context } from '#platform/context.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import { emptyState } from '#ui/components/empty-state/params.ts'
import { params } from '#ui/params.ts'
import { paths } from './paths.ts'
import {
  proposalsWaiting,
  publishedAfter,
  wordingsWaiting,
  type BankAsked,
  type Proposed,
  type Published,
  type Wording,
} from './queries.ts'

export type Typed = Readonly<Record<string, unknown>>
const perPage = 20
const mostWaiting = 50

const publishedShown = ({ reference, theme, title, whatWasDone, uses }: Published) => ({
  reference,
  href: paths.example(reference),
  theme: themeLabel(theme),
  title,
  whatWasDone,
  used: uses === 0 ? '' : `Used ${uses === 1 ? 'once' : `${uses} times`}`,
})

const emptyOf = (asked: BankAsked) =>
  asked.theme === null && asked.words === ''
    ? emptyState({
        title: 'Nothing has been published yet',
        sentence:
          'Auditors propose strengths. The principal social worker looks at each, has it put into words that name nobody, and publishes it here.',
      })
    : emptyState({
        title: 'Nothing fits',
        sentence: 'There may be something on another theme, or with fewer words.',
        action: { text: 'Show all examples', href: paths.bank },
      })

const themeItems = (chosen: string, first: string) =>
  params([
    { value: '', text: first, selected: chosen === '' },
    ...themes.map(({ code, label }) => ({ value: code, text: label, selected: code === chosen })),
  ])

export async function bankView(ctx: Context, asked: BankAsked) {
  const found = await publishedAfter(ctx, asked, perPage + 1)
  const last = found.length > perPage ? found[perPage - 1] : undefined
  const theme = asked.theme ?? ''
  return {
    action: paths.bank,
    themes: themeItems(theme, 'All themes'),
    words: asked.words,
    examples: found.slice(0, perPage).map(publishedShown),
    older: last === undefined ? null : paths.page({ theme, words: asked.words, before: last.reference }),
    waiting: canEver(ctx.actor, 'evidence-bank.word') ? paths.waiting : null,
    empty: emptyOf(asked),
  }
}

export async function waitingView(ctx: Context) {
  const [proposals, wordings] = [await proposalsWaiting(ctx, mostWaiting), await wordingsWaiting(ctx, mostWaiting)]
  return {
    back: paths.bank,
    fresh: paths.fresh,
    proposals: proposals.map(one => ({
      ...one,
      theme: themeLabel(one.theme),
      when: longDate(dayOf(one.submittedAt)),
      href: `${paths.fresh}?finding=${one.findingId}`,
    })),
    /** The longest waiting are shown; where there are more, the page says so. */
    more: proposals.length === mostWaiting ? `The ${mostWaiting} that have waited longest are shown.` : null,
    wordings: wordings.map(({ reference, title, theme, wordedAt, state }) => ({
      title,
      href: paths.example(reference),
      theme: themeLabel(theme),
      when: longDate(dayOf(wordedAt)),
      state: exampleStateWords[state],
    })),
  }
}

export interface WordingAsked {
  readonly typed: Typed
  readonly errors: FieldErrors
  /** Where it goes when it is sent. */
  readonly action: string
  readonly back: string
  /** The strength that it comes from, to be read beside the form. */
  readonly strength: Proposed | null
  /** Whether the strength can be passed over from here. */
  readonly mayPassOver: boolean
}

export const asTyped = ({ theme, title, whatWasDone, whyItHelped }: Wording): Typed => ({
  ...{ theme, title, whatWasDone, whyItHelped },
})

const textarea = (name: string, [label, hint]: readonly [string, string], { typed, errors }: WordingAsked) =>
  params({
    id: name,
    name,
    rows: 6,
    value: typedText(typed, name),
    label: { text: label, classes: 'govuk-label--s' },
    hint: { text: hint },
    ...errorOf(errors, name),
  })

export function wordingView(asked: WordingAsked) {
  const { typed, errors, strength } = asked
  return {
    back: asked.back,
    action: asked.action,
    summary: errorSummary(errors),
    strength:
      strength === null ? null : { text: strength.text, audit: strength.audit, theme: themeLabel(strength.theme) },
    finding: typedText(typed, 'finding'),
    theme: params({
      id: 'theme',
      name: 'theme',
      items: themeItems(typedText(typed, 'theme'), 'Choose a theme'),
      label: { text: 'Theme', classes: 'govuk-label--s' },
      ...errorOf(errors, 'theme'),
    }),
    title: params({
      id: 'title',
      name: 'title',
      value: typedText(typed, 'title'),
      label: { text: 'Title', classes: 'govuk-label--s' },
      hint: { text: 'What a colleague would look for, such as “A chronology that the child helped to write”' },
      ...errorOf(errors, 'title'),
    }),
    whatWasDone: textarea(
      'whatWasDone',
      [
        'What was done',
        'So that somebody else can do it. No case reference, no name, nothing by which a family could be told.',
      ],
      asked,
    ),
    whyItHelped: textarea(
      'whyItHelped',
      ['What difference it made', 'For the child or the family, and how one knows.'],
      asked,
    ),
    passOver: asked.mayPassOver ? { action: paths.passedOver, reason: passedReason(asked) } : null,
  }
}

const passedReason = ({ typed, errors }: WordingAsked) =>
  params({
    id: 'passedReason',
    name: 'passedReason',
    rows: 3,
    value: typedText(typed, 'passedReason'),
    label: { text: 'Why it does not go into the bank', classes: 'govuk-label--s' },
    hint: { text: 'Whoever proposed it can read this.' },
    ...errorOf(errors, 'passedReason'),
  })
