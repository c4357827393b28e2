/** View-models of what practitioners ask an answer to: the list for those who look after it, and the page on which one is answered. */
import { canEver } from '#domain/access/can.ts'
import { dayOf, longDate, longMoment } from '#domain/calendar/dates.ts'
import { stanceLabel } from '#domain/practitioner/part.ts'
import type { Context } from '#platform/context.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import { emptyState } from '#ui/components/empty-state/params.ts'
import { params } from '#ui/params.ts'
import { asksFrom, asksWaiting, type AskFound } from './asks.ts'
import { resultChoice } from './make-result-choice.ts'
import { paths } from './paths.ts'

const perPage = 25

const kindWords: Readonly<Record<string, string>> = {
  'support-wanted': 'Wants support',
  'partly-agree': 'Partly agrees with the audit',
  disagree: 'Disagrees with the audit',
}

export async function asksView(ctx: Context, page: number) {
  const rows = await asksFrom(ctx, (page - 1) * perPage, perPage + 1)
  const mayAnswer = canEver(ctx.actor, 'audit.answer-practitioner')
  const waiting = await asksWaiting(ctx)
  return {
    asks: rows.slice(0, perPage).map(ask => ({
      href: mayAnswer ? paths.ask(ask.askId) : paths.part(ask.reference),
      what: kindWords[ask.kind] ?? ask.kind,
      practitioner: ask.practitioner,
      reference: ask.reference,
      caseReference: ask.caseReference,
      since: longDate(dayOf(ask.askedAt)),
      answered: ask.answeredAt === null ? null : `Answered ${longDate(dayOf(ask.answeredAt))}`,
    })),
    waiting: waiting < 2 ? `${waiting === 0 ? 'None' : 'One'} waits for an answer.` : `${waiting} wait for an answer.`,
    next: rows.length > perPage ? `${paths.replies}?page=${page + 1}` : null,
    empty: emptyState({
      title: 'Nothing to answer',
      sentence:
        'Replies in which a practitioner does not agree, and the support that reflections ask for, are listed here.',
    }),
    choice: canEver(ctx.actor, 'result-choice.make') ? await choiceView(ctx, null) : null,
  }
}

export async function choiceView(ctx: Context, error: string | null) {
  const { after } = await resultChoice(ctx)
  const item = (value: string, text: string) => ({ value, text, checked: after === value })
  return {
    action: paths.choice,
    error,
    items: params([
      item('moderation', 'After moderation, when the grade has been agreed'),
      item('submission', 'After submission, before the second look'),
    ]),
  }
}

/** `words` is what was typed; `first` says that somebody else answered meanwhile. */
export interface AnswerTyped {
  readonly words: string
  readonly errors: FieldErrors
  readonly first: string | null
}

export function askView(ask: AskFound, typed: AnswerTyped) {
  const { answer } = ask
  return {
    back: paths.part(ask.reference),
    backText: `The practitioner’s part of audit ${ask.reference}`,
    title: ask.kind === 'reply' ? 'Answer the practitioner’s reply' : 'Answer the support wanted',
    caption: `Audit ${ask.reference}, case ${ask.caseReference}`,
    stance: ask.stance === null ? null : stanceLabel(ask.stance),
    words: ask.words,
    by: `${ask.practitioner}, ${longMoment(ask.askedAt)}`,
    answer:
      answer === null ? null : { words: answer.words, by: `${answer.answeredBy}, ${longMoment(answer.answeredAt)}` },
    first: typed.first,
    typed: typed.words,
    error: typed.errors['words'] ?? null,
    summary:
      typed.errors['words'] === undefined
        ? null
        : params({ titleText: 'There is a problem', errorList: [{ text: typed.errors['words'], href: '#words' }] }),
  }
}
