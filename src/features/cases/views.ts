/** View-models of the list of imports and of the page that brings one in. */
import { canEver } from '#domain/access/can.ts'
import { longDate, longMoment } from '#domain/calendar/dates.ts'
import type { Context } from '#platform/context.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import { emptyState } from '#ui/components/empty-state/params.ts'
import { params } from '#ui/params.ts'
import { startErrors } from './forms.ts'
import { paths } from './paths.ts'
import { importsAfter, stateWords, type ImportPlace, type ImportState } from './queries.ts'

const perPage = 25

const stateColours: Readonly<Record<ImportState, string>> = {
  waiting: 'grey',
  'mapping-wanted': 'yellow',
  reading: 'blue',
  read: 'yellow',
  refused: 'red',
  accepted: 'green',
  discarded: 'grey',
  undone: 'grey',
}

export const stateTag = (state: ImportState) =>
  params({ text: stateWords[state], classes: `govuk-tag--${stateColours[state]}` })

export async function importsView(ctx: Context, place: ImportPlace | null) {
  const imports = await importsAfter(ctx, place, perPage + 1)
  const last = imports[perPage - 1]
  const mayStart = canEver(ctx.actor, 'case-import.start')
  return {
    imports: imports.slice(0, perPage).map(one => ({
      href: paths.import(one.importId),
      reportDate: longDate(one.reportDate),
      files: one.fileNames.join(', '),
      tag: stateTag(one.state),
      cases: one.cases === null ? '' : one.cases.toLocaleString('en-GB'),
      started: `${longMoment(one.startedAt)} by ${one.startedBy}`,
    })),
    older: imports.length > perPage && last ? paths.older(last) : null,
    startHref: mayStart ? paths.start : null,
    empty: emptyState({
      title: 'No case lists yet',
      sentence:
        'Rounds draw their samples from a case list. Bring in the Annex A lists that your performance team exports.',
      action: mayStart ? { text: 'Bring in a case list', href: paths.start } : null,
    }),
  }
}

const typedText = (typed: Readonly<Record<string, unknown>>, field: string): string =>
  typeof typed[field] === 'string' ? typed[field] : ''

export function startView(typed: Readonly<Record<string, unknown>>, errors: FieldErrors) {
  const shown = startErrors(errors)
  const box = (name: 'day' | 'month' | 'year', width: 2 | 4) => ({
    name,
    value: typedText(typed, `reportDate-${name}`),
    classes: `govuk-input--width-${width}${shown.reportDate === null ? '' : ' govuk-input--error'}`,
  })
  return {
    errors: shown,
    action: paths.start,
    back: paths.imports,
    dateItems: params([box('day', 2), box('month', 2), box('year', 4)]),
  }
}
