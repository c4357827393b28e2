/** View-models of messages: the two tables that everybody reads, what waits, and the page of one with its form. */
import { errorOf, errorSummary, typedText } from '#ui/form-params.ts'
import { can, canEver } from '#domain/access/can.ts'
import { dayOf, longDate, monthAndYear } from '#domain/calendar/dates.ts'
import { kindLabel, messageKinds, messageStateWords, type MessageKind } from '#domain/findings/message.ts'
import { themeLabel, themes } from '#domain/findings/themes.ts'
import { isSmall } from '#domain/suppression/cell.ts'
import type { Context } from '#platform/context.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import { emptyState } from '#ui/components/empty-state/params.ts'
import { params } from '#ui/params.ts'
import { paths } from './paths.ts'
import {
  messagesApproved,
  messagesWaiting,
  type MessageApproved,
  type MessageFound,
  type MessageWording,
} from './queries.ts'
import { ofAudits } from './themes-view.ts'

export type Typed = Readonly<Record<string, unknown>>
/** Whoever may not read figures of the council sees small numbers hidden, with nothing beside them from which to work them out. */
function countedWords(ctx: Context, { audits, ofAudits: of, fromMonth, toMonth }: MessageWording): string {
  const span = `${monthAndYear(fromMonth)} to ${monthAndYear(toMonth)}`
  if (canEver(ctx.actor, 'insight.read')) return `Named in ${ofAudits(audits, of)}, ${span}`
  return [audits, of - audits, of].some(isSmall)
    ? `Named in audits, ${span} (few, so not counted here)`
    : `Named in ${audits} of ${of} audits, ${span}`
}

const approvedShown = (ctx: Context, one: MessageApproved) => ({
  number: one.messageNumber,
  theme: themeLabel(one.theme),
  words: one.words,
  actionRequired: one.actionRequired,
  approved: longDate(dayOf(one.approvedAt)),
  counted: countedWords(ctx, one),
  /** Down to the findings behind it, for whoever may read figures of the council. */
  behind: canEver(ctx.actor, 'insight.read') ? paths.theme(one.theme) : null,
  open: canEver(ctx.actor, 'learning-message.approve') ? paths.message(one.messageId) : null,
  share: canEver(ctx.actor, 'shared-learning.share') ? paths.share(one.messageId) : null,
})

export async function messagesView(ctx: Context) {
  const approved = await messagesApproved(ctx)
  const ofKind = (kind: MessageKind) => approved.filter(one => one.kind === kind).map(one => approvedShown(ctx, one))
  return {
    waiting: canEver(ctx.actor, 'learning-message.approve') ? paths.waiting : null,
    fresh: canEver(ctx.actor, 'learning-message.word') ? paths.fresh : null,
    goodPractice: ofKind('good-practice'),
    areas: ofKind('area-for-improvement'),
    empty: emptyState({
      title: 'No message has been approved yet',
      sentence:
        'Messages are worded from what audits found, approved by a second person, and then shown here for everybody.',
    }),
  }
}

export async function waitingView(ctx: Context) {
  const waiting = await messagesWaiting(ctx)
  return {
    back: paths.messages,
    waiting: waiting.map(({ messageId, kind, latest, state }) => ({
      href: paths.message(messageId),
      text: `${kindLabel(kind)}: ${themeLabel(latest.theme)}`,
      state: messageStateWords[state],
      worded: `${latest.wordedBy}, ${longDate(dayOf(latest.wordedAt))}`,
    })),
  }
}

export interface FormAsked {
  readonly typed: Typed
  readonly errors: FieldErrors
}

function fieldsShown({ typed, errors }: FormAsked) {
  const theme = typedText(typed, 'theme')
  return {
    kinds: params({
      idPrefix: 'kind',
      name: 'kind',
      fieldset: { legend: { text: 'What is it?', classes: 'govuk-fieldset__legend--s' } },
      items: messageKinds.map(({ code, label }) => ({
        value: code,
        text: label,
        checked: code === typedText(typed, 'kind'),
      })),
      ...errorOf(errors, 'kind'),
    }),
    theme: params({
      id: 'theme',
      name: 'theme',
      label: { text: 'Theme', classes: 'govuk-label--s' },
      items: [
        { value: '', text: 'Choose a theme', selected: theme === '' },
        ...themes.map(({ code, label }) => ({ value: code, text: label, selected: code === theme })),
      ],
      ...errorOf(errors, 'theme'),
    }),
    words: params({
      id: 'words',
      name: 'words',
      rows: 5,
      value: typedText(typed, 'words'),
      label: { text: 'What audits found', classes: 'govuk-label--s' },
      hint: { text: 'In plain words, for everybody: no case, no name, no team.' },
      ...errorOf(errors, 'words'),
    }),
    actionRequired: params({
      id: 'actionRequired',
      name: 'actionRequired',
      rows: 4,
      value: typedText(typed, 'actionRequired'),
      label: { text: 'Action required', classes: 'govuk-label--s' },
      hint: { text: 'Of an area for improvement: what is done about it, and by whom.' },
      ...errorOf(errors, 'actionRequired'),
    }),
  }
}

export const freshView = (asked: FormAsked) => ({
  back: paths.messages,
  title: 'What audits taught',
  action: paths.fresh,
  summary: errorSummary(asked.errors),
  fields: fieldsShown(asked),
  state: null,
  standing: null,
  approval: null,
  withdrawal: null,
})

const standingShown = (ctx: Context, { latest }: MessageFound) => ({
  theme: themeLabel(latest.theme),
  words: latest.words,
  actionRequired: latest.actionRequired,
  counted: countedWords(ctx, latest),
  worded: `${latest.wordedBy} on ${longDate(dayOf(latest.wordedAt))}`,
  behind: paths.theme(latest.theme),
})

const waits = ({ state }: MessageFound): boolean => state === 'draft' || state === 'reworded'

export function messageView(ctx: Context, found: MessageFound, { typed, errors }: FormAsked) {
  const { messageId, latest, kind, state, messageNumber } = found
  const standing: Typed = { kind, theme: latest.theme, words: latest.words, actionRequired: latest.actionRequired }
  const mine = latest.wordedById === ctx.actor.staffId
  return {
    back: paths.messages,
    title: messageNumber === null ? kindLabel(kind) : `${kindLabel(kind)} ${messageNumber}`,
    action: paths.message(messageId),
    summary: errorSummary(errors),
    state: messageStateWords[state],
    standing: standingShown(ctx, found),
    fields: can(ctx.actor, 'learning-message.word').may
      ? fieldsShown({ typed: { ...standing, ...typed }, errors })
      : null,
    approval: waits(found) ? { action: paths.approval(messageId), wording: latest.number, mine } : null,
    withdrawal: found.approvedWording === null ? null : withdrawalShown(messageId, typed, errors),
  }
}

const withdrawalShown = (messageId: string, typed: Typed, errors: FieldErrors) => ({
  action: paths.withdrawal(messageId),
  reason: params({
    id: 'reason',
    name: 'reason',
    rows: 3,
    value: typedText(typed, 'reason'),
    label: { text: 'Why it no longer holds', classes: 'govuk-label--s' },
    ...errorOf(errors, 'reason'),
  }),
})
