/** View-models of the list of rounds and of the pages that open and close one. */
import { canEver } from '#domain/access/can.ts'
import { longDate, monthAndYear } from '#domain/calendar/dates.ts'
import { roundStateWords } from '#domain/rounds/lifecycle.ts'
import { auditTypeLabel, auditTypes } from '#domain/rounds/opening.ts'
import type { Context } from '#platform/context.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import { emptyState } from '#ui/components/empty-state/params.ts'
import { params } from '#ui/params.ts'
import { acceptedImports } from '../cases/door.ts'
import { closing } from './close-round.ts'
import { openFields, shownErrors, typedText } from './forms.ts'
import { paths } from './paths.ts'
import {
  roundsAfter,
  toolsOffered,
  type RoundFound,
  type RoundListed,
  type RoundPlace,
  type ToolOffered,
} from './queries.ts'
import { progressWords } from './round-view.ts'

const perPage = 25

export async function roundsView(ctx: Context, place: RoundPlace | null) {
  const rounds = await roundsAfter(ctx, place, perPage + 1)
  const last = rounds[perPage - 1]
  const mayOpen = canEver(ctx.actor, 'round.open')
  const empty = emptyState({
    title: 'No rounds yet',
    sentence: 'A round draws a sample of cases from an accepted case list and shares them among auditors.',
    action: mayOpen ? { text: 'Open the first round', href: paths.open } : null,
  })
  return {
    rounds: rounds.slice(0, perPage).map(listed),
    older: rounds.length > perPage && last ? paths.older(last) : null,
    openHref: mayOpen ? paths.open : null,
    empty,
  }
}

const listed = (round: RoundListed) => ({
  title: round.title,
  href: paths.round(round.reference),
  reference: round.reference,
  month: monthAndYear(round.month),
  type: auditTypeLabel(round.auditType),
  state: roundStateWords[round.state],
  moderated: round.drawn === 0 ? 'Not drawn yet' : `${round.moderated} of ${round.drawn}`,
})

export async function openView(ctx: Context, typed: Readonly<Record<string, unknown>>, errors: FieldErrors | null) {
  const [imports, tools] = [await acceptedImports(ctx), await toolsOffered(ctx)]
  const value = (field: string, otherwise: string): string => typedText(typed, field, otherwise)
  return {
    errors: shownErrors(openFields, errors),
    title: value('title', `${monthAndYear(ctx.today)} monthly case audits`),
    month: value('month', String(Number(ctx.today.slice(5, 7)))),
    year: value('year', ctx.today.slice(0, 4)),
    types: typesOffered(value('auditType', 'monthly-case')),
    imports: importsOffered(imports, value('importId', imports[0]?.importId ?? '')),
    tools: toolsShown(tools, value('toolVersionId', tools.length === 1 ? (tools[0]?.toolVersionId ?? '') : '')),
    noImports: imports.length > 0 ? null : noImports,
    back: paths.rounds,
  }
}

const noImports = emptyState({
  title: 'There is no case list to draw from',
  sentence: 'A round needs an accepted case list. Bring one in, look at what was read, and accept it.',
  action: { text: 'Bring in a case list', href: paths.caseImports },
})

const typesOffered = (chosen: string) =>
  params(auditTypes.map(({ code, label }) => ({ value: code, text: label, selected: code === chosen })))

const importsOffered = (imports: Awaited<ReturnType<typeof acceptedImports>>, chosen: string) =>
  params(
    imports.map(list => ({
      value: list.importId,
      text: `Case list of ${longDate(list.reportDate)}`,
      hint: { text: `${list.cases} cases, from ${list.fileNames.join(', ')}` },
      checked: list.importId === chosen,
    })),
  )

const toolsShown = (tools: readonly ToolOffered[], chosen: string) =>
  params(
    tools.map(tool => ({
      value: tool.toolVersionId,
      text: tool.name,
      hint: { text: `Version ${tool.version}` },
      checked: tool.toolVersionId === chosen,
    })),
  )

export async function closureView(
  ctx: Context,
  round: RoundFound,
  { note, errors }: { note: string; errors: FieldErrors | null },
) {
  const { finished, unfinished } = await closing(ctx, round)
  return {
    title: round.title,
    reference: round.reference,
    errors: shownErrors(['note'], errors),
    finished,
    of: finished + unfinished.length,
    unfinished: unfinished.map(one => ({
      caseReference: one.caseReference,
      auditor: one.auditor ?? 'Nobody',
      ...progressWords(one.progress),
      audit: one.auditReference,
    })),
    note,
    action: paths.closure(round.reference),
    back: paths.round(round.reference),
  }
}
