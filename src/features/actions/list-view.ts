/** View-model of the list: whose actions, in which state and where, with counts of all that the filters leave, and fifty to a page. */
import { canEver } from '#domain/access/can.ts'
import { daysOverdue, overdueWords } from '#domain/actions/escalation.ts'
import { forWhomLabel } from '#domain/actions/kinds.ts'
import { stateWords } from '#domain/actions/lifecycle.ts'
import { isLocalDate, longDate, type LocalDate } from '#domain/calendar/dates.ts'
import type { Context } from '#platform/context.ts'
import { emptyState } from '#ui/components/empty-state/params.ts'
import { params } from '#ui/params.ts'
import { paths } from './paths.ts'
import {
  countActions,
  listActions,
  listStates,
  placesWithin,
  type ActionCounts,
  type ActionFound,
  type ListAsked,
  type ListState,
  type Place,
} from './queries.ts'
import { settingsNow } from './settings.ts'

const perPage = 50

export function stateTag({ state, nowDueOn }: Pick<ActionFound, 'state' | 'nowDueOn'>, today: LocalDate) {
  const { label, colour } = stateWords[state]
  return daysOverdue(state, nowDueOn, today) > 0
    ? params({ text: 'Overdue', classes: 'govuk-tag--red' })
    : params({ text: label, classes: `govuk-tag--${colour}` })
}

export const listStateWords: Readonly<Record<ListState, string>> = {
  open: 'Open',
  overdue: 'Overdue',
  'to-verify': 'Waiting to be verified',
  loop: 'Loop to be closed',
  closed: 'Closed: verified',
  'closed-without': 'Closed without being done',
}

type Query = Readonly<Record<string, string | undefined>>

const placeOf = (text: string | undefined): Place | null => {
  const [, rank, dueOn = '', reference = ''] = /^([0-4])_([\d-]{10})_(AC-\d{4}-\d{4,6})$/.exec(text ?? '') ?? []
  return isLocalDate(dueOn) ? { rank: Number(rank), dueOn, reference } : null
}

const chosenOf = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text)

/** What the address asks for. Without a word of whose, one's own. */
export function askedOf(ctx: Context, query: Query): ListAsked {
  const whose = (['mine', 'team', 'all'] as const).find(one => one === query['whose']) ?? 'mine'
  return {
    whose: whose === 'team' && ctx.actor.teamId === null ? 'all' : whose,
    state: listStates.find(one => one === query['state']) ?? null,
    locality: chosenOf(query['locality']),
    team: chosenOf(query['team']),
    after: placeOf(query['after']),
  }
}

function addressOf(asked: ListAsked, changes: Partial<ListAsked>, path: string = paths.actions): string {
  const { whose, state, locality, team, after } = { ...asked, after: null, ...changes }
  const query = new URLSearchParams({ whose })
  if (state !== null) query.set('state', state)
  if (locality !== null) query.set('locality', locality)
  if (team !== null) query.set('team', team)
  if (after !== null) query.set('after', `${after.rank}_${after.dueOn}_${after.reference}`)
  return `${path}?${query.toString()}`
}

const mostShown = 160
const shortened = (text: string): string => (text.length > mostShown ? `${text.slice(0, mostShown).trimEnd()}…` : text)

const rowOf = (action: ActionFound, today: LocalDate) => {
  const days = daysOverdue(action.state, action.nowDueOn, today)
  return {
    reference: action.reference,
    href: paths.action(action.reference),
    text: shortened(action.text),
    about: [
      action.sourceTitle,
      action.caseReference === null ? forWhomLabel(action.forWhom) : `case ${action.caseReference}`,
    ].join(', '),
    owner: action.holder ?? 'Nobody yet',
    team: action.team ?? 'No team',
    due: longDate(action.nowDueOn),
    late: days > 0 ? overdueWords(days) : null,
    tag: stateTag(action, today),
  }
}

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

/** Counts in words, each with what it is of. */
export function countsInWords(counts: ActionCounts): readonly string[] {
  if (counts.all === 0) return []
  const ended = counts.closed + counts['closed-without']
  const share = counts.closed >= 10 ? ` (${Math.round((100 * counts.looped) / counts.closed)}%)` : ''
  return [
    `Of ${plural(counts.all, 'action')}: ${counts.open} open, of which ${counts.overdue} overdue; ${counts['to-verify']} waiting to be verified; ${ended} closed, of which ${counts['closed-without']} without being done.`,
    ...(counts.closed === 0
      ? []
      : [
          `Of ${counts.closed} verified, the loop was closed for ${counts.looped}${share}: the child’s situation changed in ${counts.changedYes} of ${counts.looped}.`,
        ]),
  ]
}

const whoseWords = { mine: 'My actions', team: 'My team’s', all: 'Everybody’s within reach' } as const

function tabsOf(ctx: Context, asked: ListAsked) {
  const offered = (['mine', 'team', 'all'] as const).filter(one => one !== 'team' || ctx.actor.teamId !== null)
  return offered.map(whose => ({
    text: whoseWords[whose],
    href: addressOf(asked, { whose }),
    chosen: whose === asked.whose,
  }))
}

const statesOf = (asked: ListAsked, counts: ActionCounts) =>
  [null, ...listStates].map(state => ({
    text: state === null ? 'In any state' : listStateWords[state],
    count: counts[state ?? 'all'],
    href: addressOf(asked, { state }),
    chosen: state === asked.state,
  }))

async function selectsOf(ctx: Context, asked: ListAsked) {
  const places = await placesWithin(ctx)
  const choices = (every: string, names: readonly (string | null)[], chosen: string | null) =>
    params([
      { value: '', text: every },
      ...[...new Set(names.filter(name => name !== null))]
        .sort()
        .map(name => ({ value: name, text: name, selected: name === chosen })),
    ])
  return {
    localities: choices(
      'Every locality',
      places.map(one => one.locality),
      asked.locality,
    ),
    teams: choices(
      'Every team',
      places.map(one => one.team),
      asked.team,
    ),
  }
}

const emptyWords = (all: number) =>
  emptyState({
    title: all === 0 ? 'No actions here' : 'No actions like this',
    sentence:
      all === 0
        ? 'Actions that audits ask for are listed here once the audit was moderated, and others when somebody opens them.'
        : 'Choose another state, or everybody’s actions.',
  })

export async function listView(ctx: Context, query: Query) {
  const asked = askedOf(ctx, query)
  const { loopWeeks: weeks } = await settingsNow(ctx)
  const found = await listActions(ctx, asked, { weeks, most: perPage + 1 })
  const counts = await countActions(ctx, asked, weeks)
  const shown = found.slice(0, perPage)
  const last = shown.at(-1)
  const more =
    found.length > perPage && last ? { rank: last.rank, dueOn: last.nowDueOn, reference: last.reference } : null
  return {
    counts: countsInWords(counts),
    tabs: tabsOf(ctx, asked),
    states: statesOf(asked, counts),
    whose: asked.whose,
    state: asked.state ?? '',
    ...(await selectsOf(ctx, asked)),
    actions: shown.map(action => rowOf(action, ctx.today)),
    more: more === null ? null : addressOf(asked, { after: more }),
    calendar: paths.calendar,
    csv: addressOf(asked, {}, paths.csv),
    begin: canEver(ctx.actor, 'action.open') ? paths.begin : null,
    settings: canEver(ctx.actor, 'action.set') ? paths.settings : null,
    empty: emptyWords(counts.all),
  }
}
