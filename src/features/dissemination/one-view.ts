/** View-model of one shared item: what it says today, how far it reached, what teams changed, and what this person may say of it. */
import { can, canEver } from '#domain/access/can.ts'
import { dayOf, longDate } from '#domain/calendar/dates.ts'
import { reachWords, readersWords, shareKindLabel } from '#domain/dissemination/share.ts'
import type { Context } from '#platform/context.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import { errorOf, errorSummary, typedText, type Typed } from '#ui/form-params.ts'
import { params } from '#ui/params.ts'
import { paths } from './paths.ts'
import { changesOf, discussionsOf, sharedFor, teamsOf, type SharedFound } from './queries.ts'
import { sourceNow, type Source } from './sources.ts'

export interface FormAsked {
  readonly typed: Typed
  readonly errors: FieldErrors
}

export const nothingTyped: FormAsked = { typed: {}, errors: {} }

const dayItems = (typed: Typed, faulty: boolean) =>
  (
    [
      ['day', 'Day', 2],
      ['month', 'Month', 2],
      ['year', 'Year', 4],
    ] as const
  ).map(([name, label, width]) => ({
    id: name === 'day' ? 'met' : `met-${name}`,
    name,
    label,
    value: typedText(typed, `met-${name}`),
    classes: `govuk-input--width-${width}${faulty ? ' govuk-input--error' : ''}`,
  }))

const discussedFields = ({ typed, errors }: FormAsked) => ({
  met: params({
    id: 'met-date',
    namePrefix: 'met',
    fieldset: { legend: { text: 'The day of your team meeting', classes: 'govuk-fieldset__legend--s' } },
    hint: { text: 'For example, 14 5 2018' },
    items: dayItems(typed, errors['met'] !== undefined),
    ...errorOf(errors, 'met'),
  }),
  note: params({
    id: 'note',
    name: 'note',
    rows: 3,
    value: typedText(typed, 'note'),
    label: { text: 'A note of what was said (optional)', classes: 'govuk-label--s' },
    hint: { text: 'Your team alone reads it here. No case, and no name.' },
    ...errorOf(errors, 'note'),
  }),
})

const changedField = ({ typed, errors }: FormAsked) =>
  params({
    id: 'change',
    name: 'change',
    rows: 4,
    value: typedText(typed, 'change'),
    label: { text: 'What we changed', classes: 'govuk-label--s' },
    hint: { text: 'Other teams read it too, under your team’s name. No case, and no name of anybody.' },
    ...errorOf(errors, 'change'),
  })

const reasonField = ({ typed, errors }: FormAsked) =>
  params({
    id: 'reason',
    name: 'reason',
    rows: 3,
    value: typedText(typed, 'reason'),
    label: { text: 'Why you take it back', classes: 'govuk-label--s' },
    ...errorOf(errors, 'reason'),
  })

/** What a team manager may say for their team; null for others, and where it was not shared with the team. */
function sayingShown(ctx: Context, { reference, withMine }: SharedFound, asked: FormAsked) {
  const { teamId } = ctx.actor
  if (teamId === null || !withMine || !can(ctx.actor, 'shared-learning.say', { teamId }).may) return null
  return {
    discussed: { action: paths.discussed(reference), ...discussedFields(asked) },
    changed: { action: paths.changed(reference), field: changedField(asked) },
  }
}

function readShown({ reference, withMine, readAt }: SharedFound) {
  if (!withMine) return null
  return {
    action: readAt === null ? paths.read(reference) : null,
    said: readAt === null ? null : `You said on ${longDate(dayOf(readAt))} that you have read this.`,
  }
}

/** Read on its own page where this person may open it; what was withdrawn since says so. */
function contentShown(ctx: Context, share: SharedFound, source: Source | null) {
  if (share.kind === 'practice-message') return { words: [], link: null, gone: false }
  const mayOpen = share.kind !== 'round-report' || canEver(ctx.actor, 'round.report')
  return {
    words: source?.words ?? [],
    link: source !== null && mayOpen ? source.href : null,
    gone: source === null,
  }
}

async function ownMeetings(ctx: Context, { shareId, withMine }: SharedFound) {
  if (!withMine || ctx.actor.teamId === null) return []
  return (await discussionsOf(ctx, shareId, ctx.actor.teamId)).map(({ on, words, saidBy }) => ({
    on: longDate(on),
    words,
    by: saidBy,
  }))
}

export async function oneView(ctx: Context, reference: string, asked: FormAsked) {
  const share = await sharedFor(ctx, reference)
  const source = await sourceNow(ctx, share.kind, share.source)
  const mayShare = canEver(ctx.actor, 'shared-learning.share')
  return {
    back: paths.shared,
    summary: errorSummary(asked.errors),
    title: share.title,
    kind: shareKindLabel(share.kind),
    shared: `Shared by ${share.sharedBy} on ${longDate(dayOf(share.sharedAt))}`,
    words: share.words,
    content: contentShown(ctx, share, source),
    reach: reachWords(share),
    readers: readersWords(share.readers),
    read: readShown(share),
    saying: sayingShown(ctx, share, asked),
    meetings: await ownMeetings(ctx, share),
    changes: (await changesOf(ctx, share.shareId)).map(({ team, words, saidAt }) => ({
      team,
      words,
      on: longDate(dayOf(saidAt)),
    })),
    teams: mayShare ? await teamsOf(ctx, share.shareId) : [],
    takeBack: mayShare ? { action: paths.takeBack(reference), reason: reasonField(asked) } : null,
    takeBackOpen: asked.errors['reason'] !== undefined,
  }
}
