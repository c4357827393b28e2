/** The pages of case lists: bring one in, watch it being read, see what was read, accept or discard it. */
import { isLocalDate, instant } from '#domain/calendar/dates.ts'
import { Problem } from '#domain/problem.ts'
import { z } from 'zod'
import type { OwnMappingGiven } from '#domain/journey/own-csv/mapping.ts'
import type { Context } from '#platform/context.ts'
import {
  page,
  route,
  seeOther,
  type FieldErrors,
  type Reply,
  type Route,
  type RouteRequest,
} from '#platform/http/route.ts'
import { acceptCaseImport } from './accept-case-import.ts'
import { discardCaseImport } from './discard-case-import.ts'
import { mappingForm, noFields, startForm, teamNamesForm, type StartForm, type TeamNamesForm } from './forms.ts'
import { importView } from './import-view.ts'
import { mapColumns } from './map-columns.ts'
import { mappingView } from './mapping-view.ts'
import { matchTeamNames } from './match-team-names.ts'
import { paths } from './paths.ts'
import type { ImportPlace } from './queries.ts'
import { startCaseImport } from './start-case-import.ts'
import { undoCaseImport } from './undo-case-import.ts'
import { importsView, startView } from './views.ts'

const largestUpload = 62_914_560

type Typed = Readonly<Record<string, unknown>>

const idOf = (request: RouteRequest): string => request.params['importId'] ?? ''

function placeIn({ query }: RouteRequest): ImportPlace | null {
  const { before, beforeId } = query
  if (before === undefined || !isLocalDate(before.slice(0, 10)) || Number.isNaN(Date.parse(before))) return null
  return z.uuid().safeParse(beforeId).success ? { startedAt: instant(before), importId: beforeId ?? '' } : null
}

const startPage = (typed: Typed, errors: FieldErrors): Reply =>
  page('cases/pages/new.njk', startView(typed, errors), Object.keys(errors).length === 0 ? 200 : 422)

/** Files are asked for on their own: they are no part of the form's text. */
const fileErrors = (request: RouteRequest): FieldErrors =>
  request.files.length === 0 ? { files: 'Choose an Excel workbook, one or more CSV files, or an XML or JSON file' } : {}

async function start(ctx: Context, request: RouteRequest<StartForm>): Promise<Reply> {
  const { reportDate } = request.body
  const [year, month, day] = reportDate.split('-')
  const typed = {
    'reportDate-day': String(Number(day)),
    'reportDate-month': String(Number(month)),
    'reportDate-year': year ?? '',
  }
  const errors = {
    ...fileErrors(request),
    ...(reportDate > ctx.today ? { reportDate: 'The report date must be today or earlier' } : {}),
  }
  if (Object.keys(errors).length > 0) return startPage(typed, errors)
  try {
    return seeOther(paths.import(await startCaseImport(ctx, request.files, reportDate)))
  } catch (error) {
    // What is wrong with the files is found before anything is written, so the page can be shown in this transaction.
    if (error instanceof Problem && (error.code.startsWith('file.') || error.code.startsWith('case-import.')))
      return startPage(typed, { files: error.message })
    throw error
  }
}

async function show(ctx: Context, request: RouteRequest): Promise<Reply> {
  const from = Number(request.query['faultsFrom'] ?? 0)
  return page(
    'cases/pages/import.njk',
    await importView(ctx, idOf(request), Number.isInteger(from) && from > 0 ? from : 0),
  )
}

async function accept(ctx: Context, request: RouteRequest): Promise<Reply> {
  const { makesCases } = await acceptCaseImport(ctx, idOf(request))
  return seeOther(paths.done(paths.import(idOf(request)), makesCases ? 'import-accepted' : 'list-accepted'))
}

async function undo(ctx: Context, request: RouteRequest): Promise<Reply> {
  await undoCaseImport(ctx, idOf(request))
  return seeOther(paths.done(paths.import(idOf(request)), 'import-undone'))
}

async function discard(ctx: Context, request: RouteRequest): Promise<Reply> {
  await discardCaseImport(ctx, idOf(request))
  return seeOther(paths.done(paths.imports, 'import-discarded'))
}

async function matchTeams(ctx: Context, request: RouteRequest<TeamNamesForm>): Promise<Reply> {
  const matched = await matchTeamNames(ctx, idOf(request), request.body.matches)
  return seeOther(
    matched === 0 ? paths.import(idOf(request)) : paths.done(paths.import(idOf(request)), 'teams-matched'),
  )
}

/** An import that no longer waits for its columns to be named has another page. */
async function columnsPage(ctx: Context, request: RouteRequest): Promise<Reply> {
  const view = await mappingView(ctx, idOf(request), { kind: request.query['kind'] ?? null })
  return view === null ? seeOther(paths.import(idOf(request))) : page('cases/pages/columns.njk', view)
}

async function nameColumns(ctx: Context, request: RouteRequest<OwnMappingGiven>): Promise<Reply> {
  const faults = await mapColumns(ctx, idOf(request), request.body)
  if (faults.length === 0) return seeOther(paths.done(paths.import(idOf(request)), 'columns-named'))
  const view = await mappingView(ctx, idOf(request), { given: request.body, faults })
  return view === null ? seeOther(paths.import(idOf(request))) : page('cases/pages/columns.njk', view, 422)
}

/** A button or a list of choices cannot be typed wrongly: whoever sends something else sees the import again. */
const backToImport = async (_ctx: Context, request: RouteRequest<Typed>): Promise<Reply> =>
  seeOther(paths.import(idOf(request)))

export const caseRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/case-imports',
    permission: 'case-import.read',
    run: async (ctx, request) => page('cases/pages/imports.njk', await importsView(ctx, placeIn(request))),
  }),
  route({
    method: 'GET',
    path: '/case-imports/new',
    permission: 'case-import.start',
    run: async () => startPage({}, {}),
  }),
  route({
    method: 'POST',
    path: '/case-imports/new',
    permission: 'case-import.start',
    body: startForm,
    announces: ['case-import.started'],
    uploadLimit: largestUpload,
    run: start,
    again: async (_ctx, request: RouteRequest<Typed>, errors) =>
      startPage(request.body, { ...fileErrors(request), ...errors }),
  }),
  route({ method: 'GET', path: '/case-imports/:importId', permission: 'case-import.read', run: show }),
  route({ method: 'GET', path: '/case-imports/:importId/columns', permission: 'case-import.decide', run: columnsPage }),
  route({
    method: 'POST',
    path: '/case-imports/:importId/columns',
    permission: 'case-import.decide',
    body: mappingForm,
    announces: ['case-import.mapped'],
    run: nameColumns,
    again: backToImport,
  }),
  route({
    method: 'POST',
    path: '/case-imports/:importId/acceptance',
    permission: 'case-import.decide',
    body: noFields,
    announces: ['case-import.accepted'],
    run: accept,
    again: backToImport,
  }),
  route({
    method: 'POST',
    path: '/case-imports/:importId/undoing',
    permission: 'case-import.decide',
    body: noFields,
    announces: ['case-import.undone'],
    run: undo,
    again: backToImport,
  }),
  route({
    method: 'POST',
    path: '/case-imports/:importId/discard',
    permission: 'case-import.decide',
    body: noFields,
    announces: ['case-import.discarded'],
    run: discard,
    again: backToImport,
  }),
  route({
    method: 'POST',
    path: '/case-imports/:importId/team-names',
    permission: 'case-import.decide',
    body: teamNamesForm,
    announces: ['case-import.team-matched'],
    run: matchTeams,
    again: backToImport,
  }),
]
