/** A case on a board: its row, all that was noted and decided, and the form to write the next; what was typed is never lost. */
import { errorOf, errorSummary } from '#ui/form-params.ts'
import { can } from '#domain/access/can.ts'
import { dayOf, longDate, longMoment } from '#domain/calendar/dates.ts'
import type { Board } from '#domain/tracking/board.ts'
import type { Context } from '#platform/context.ts'
import { httpProblems } from '#platform/http/problems.ts'
import { page, seeOther, type FieldErrors, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { params } from '#ui/params.ts'
import type { StaffAtWork } from '../people/door.ts'
import { boardAsked } from './boards-view.ts'
import { dayTyped, type DayField, type NoteForm } from './forms.ts'
import { noteOnCase } from './note-on-case.ts'
import { ownersFor } from './owners.ts'
import { paths } from './paths.ts'
import { notesOf, rowOfCase, type NoteFound, type RowFound } from './queries.ts'
import { headingsOf, rowView } from './row-view.ts'

type Typed = Readonly<Record<string, unknown>>

interface OnBoard {
  readonly board: Board
  readonly row: RowFound
}

/** 404 where there is no such board, or the case is not on it within reach. */
async function onBoard(ctx: Context, { params: asked }: RouteRequest): Promise<OnBoard> {
  const board = boardAsked(asked['board'] ?? '')
  const row = await rowOfCase(ctx, board.key, asked['case'] ?? '')
  if (!row) throw httpProblems.notFound({})
  return { board, row }
}

const noteView = (note: NoteFound) => ({
  kind: note.kind === 'decision' ? 'Decision' : 'Note',
  when: longMoment(note.writtenAt),
  by: note.writtenBy,
  words: note.words,
  told: [
    ...(note.meetingOn === null ? [] : [`Meeting of ${longDate(note.meetingOn)}`]),
    ...(note.owner === null ? [] : [`Owner: ${note.owner}`]),
    ...(note.reviewOn === null ? [] : [`To be looked at again on ${longDate(note.reviewOn)}`]),
  ].join('. '),
})

const text = (typed: Typed, field: string): string => {
  const value = typed[field]
  return typeof value === 'string' ? value : ''
}

const dateField = (field: DayField, [label, hint]: readonly [string, string], typed: Typed, errors: FieldErrors) =>
  params({
    id: field,
    namePrefix: field,
    fieldset: { legend: { text: label, classes: 'govuk-fieldset__legend--s' } },
    hint: { text: hint },
    items: (['day', 'month', 'year'] as const).map(name => ({
      id: `${field}-${name}`,
      name,
      value: text(typed, `${field}-${name}`),
      classes: `govuk-input--width-${name === 'year' ? 4 : 2}${errors[`${field}-day`] === undefined ? '' : ' govuk-input--error'}`,
    })),
    ...errorOf(errors, `${field}-day`),
  })

function formView(owners: readonly StaffAtWork[], typed: Typed, errors: FieldErrors) {
  const kind = text(typed, 'kind')
  return {
    kinds: params({
      name: 'kind',
      idPrefix: 'kind',
      classes: 'govuk-radios--inline',
      fieldset: { legend: { text: 'What is it?', classes: 'govuk-fieldset__legend--s' } },
      items: [
        { value: 'note', text: 'A note', checked: kind === 'note' },
        { value: 'decision', text: 'A decision', checked: kind === 'decision' },
      ],
      ...errorOf(errors, 'kind'),
    }),
    words: params({
      id: 'words',
      name: 'words',
      rows: 5,
      value: text(typed, 'words'),
      label: { text: 'What was noted or decided', classes: 'govuk-label--s' },
      hint: { text: 'Kept as written: a correction is another note. Use the case reference, never a name.' },
      ...errorOf(errors, 'words'),
    }),
    meeting: dateField(
      'meetingOn',
      ['Day of the panel or meeting', 'Leave empty where there was none.'],
      typed,
      errors,
    ),
    review: dateField('reviewOn', ['To be looked at again on', 'Leave empty where no day was set.'], typed, errors),
    owner: params({
      id: 'owner',
      name: 'owner',
      label: { text: 'Who sees it through', classes: 'govuk-label--s' },
      items: [
        { value: '', text: 'Nobody named' },
        ...owners.map(({ staffId, name, jobTitle }) => ({ value: staffId, text: `${name}, ${jobTitle}` })),
      ].map(one => ({ ...one, selected: one.value === text(typed, 'owner') })),
      ...errorOf(errors, 'owner'),
    }),
  }
}

async function show(ctx: Context, { board, row }: OnBoard, typed: Typed, errors: FieldErrors): Promise<Reply> {
  const { caseReference } = row
  const may = can(ctx.actor, 'tracking.note', row).may
  const shown = rowView(board, row)
  const view = {
    back: paths.board(board.key),
    title: board.title,
    reference: caseReference,
    factsHref: paths.case(caseReference),
    action: paths.onBoard(board.key, caseReference),
    tag: shown.tag,
    facts: [
      { label: 'Since', text: shown.since },
      { label: 'Why', text: shown.because },
      { label: 'Held by', text: shown.held },
      ...headingsOf(board).map((label, place) => ({ label, text: shown.cells[place] ?? '' })),
    ],
    notes: (await notesOf(ctx, board.key, caseReference)).map(noteView),
    form: may ? formView(await ownersFor(ctx, row), typed, errors) : null,
    summary: errorSummary(errors),
  }
  await ctx.announce({ type: 'tracking.read-case', subject: `case:${caseReference}`, board: board.key })
  return page('tracking/pages/case.njk', view, Object.keys(errors).length === 0 ? 200 : 422)
}

export async function casePage(ctx: Context, request: RouteRequest): Promise<Reply> {
  const [year, month, day] = ctx.today.split('-').map(Number)
  const meeting = { 'meetingOn-day': String(day), 'meetingOn-month': String(month), 'meetingOn-year': String(year) }
  return show(ctx, await onBoard(ctx, request), meeting, {})
}

export const caseAgain = async (ctx: Context, request: RouteRequest<Typed>, errors: FieldErrors): Promise<Reply> =>
  show(ctx, await onBoard(ctx, request), request.body, errors)

export async function saveNote(ctx: Context, request: RouteRequest<NoteForm>): Promise<Reply> {
  const { body } = request
  const found = await onBoard(ctx, request)
  const { board, row } = found
  const owners = await ownersFor(ctx, row)
  if (body.owner !== '' && !owners.some(({ staffId }) => staffId === body.owner))
    return show(ctx, found, body, { owner: 'Choose somebody who can see this case on the board' })
  const reviewOn = dayTyped(body, 'reviewOn') || null
  if (reviewOn !== null && reviewOn < dayOf(ctx.now))
    return show(ctx, found, body, { 'reviewOn-day': 'The day to look at it again must be today or later' })
  await noteOnCase(ctx, board.key, row, {
    kind: body.kind,
    words: body.words,
    meetingOn: dayTyped(body, 'meetingOn') || null,
    reviewOn,
    ownerId: body.owner === '' ? null : body.owner,
  })
  return seeOther(`${paths.onBoard(board.key, row.caseReference)}?done=tracking-noted`)
}
