/** View-model of the list: what was found in words, a way to each state, and fifty re-audits to a page, what is overdue first. */
import { canEver } from '#domain/access/can.ts'
import { caseStatusLabel } from '#domain/cases/case-status.ts'
import { longDate } from '#domain/calendar/dates.ts'
import { gradeLabel } from '#domain/grades/grade.ts'
import { countReAudits, countsInWords } from '#domain/re-audits/count.ts'
import { outcomeWords, reAuditStates, reAuditStateWords, type ReAuditState } from '#domain/re-audits/standing.ts'
import { waiverLabel } from '#domain/re-audits/waiver.ts'
import type { Context } from '#platform/context.ts'
import { emptyState } from '#ui/components/empty-state/params.ts'
import { params } from '#ui/params.ts'
import { paths } from './paths.ts'
import { reAuditsWithin, type ReAuditFound } from './queries.ts'

const perPage = 50

export const stateTag = (state: ReAuditState) => {
  const { label, colour } = reAuditStateWords[state]
  return params({ text: label, classes: `govuk-tag--${colour}` })
}

const nextWords: Readonly<Record<ReAuditState, (one: ReAuditFound) => string>> = {
  overdue: one => openWords(one),
  owed: one => openWords(one),
  allocated: one => openWords(one),
  done: one => (one.outcome === null ? 'Handed in; what changed is told once its grade is agreed' : outcomeText(one)),
  waived: one => waiverLabel(one.waivedFor ?? ''),
  'set-aside': () => 'The first audit was opened again to correct it',
}

const outcomeText = ({ outcome, agreedGrade, laterGrade }: ReAuditFound): string =>
  outcome === null || laterGrade === null
    ? ''
    : `${outcomeWords[outcome]}: ${gradeLabel(agreedGrade).toLowerCase()}, then ${gradeLabel(laterGrade).toLowerCase()}`

/** How far it has come, for one that is still to be done. */
export function openWords({ later, laterAuditor, waitsIn }: ReAuditFound): string {
  if (later !== null) return `${laterAuditor ?? 'Someone'} has it, as ${later}`
  return waitsIn === null ? 'In no round yet' : `In the sample of ${waitsIn}, without an auditor`
}

/** "Between 12 June and 14 August". */
export const betweenWords = ({ earliestOn, dueOn }: ReAuditFound): string =>
  earliestOn === dueOn ? `On or before ${longDate(dueOn)}` : `From ${longDate(earliestOn)}, by ${longDate(dueOn)}`

const rowOf = (one: ReAuditFound) => ({
  reference: one.reference,
  href: paths.reAudit(one.reference),
  case: one.caseReference,
  status: caseStatusLabel(one.caseStatus),
  team: one.team ?? 'Team not known',
  grade: gradeLabel(one.agreedGrade),
  due: betweenWords(one),
  tag: stateTag(one.state),
  next: nextWords[one.state](one),
})

const stateOf = (text: string | undefined): ReAuditState | null => reAuditStates.find(state => state === text) ?? null

const inOrder = (all: readonly ReAuditFound[]): readonly ReAuditFound[] =>
  reAuditStates.flatMap(state => all.filter(one => one.state === state))

export async function listView(ctx: Context, asked: Readonly<Record<string, string | undefined>>) {
  const all = inOrder(await reAuditsWithin(ctx))
  const state = stateOf(asked['state'])
  const shown = state === null ? all : all.filter(one => one.state === state)
  const page = /^[1-9]\d{0,3}$/.test(asked['page'] ?? '') ? Number(asked['page']) : 1
  const counts = all.length === 0 ? [] : countsInWords(countReAudits(all))
  return {
    counts,
    filters: filtersOf(all, state),
    reAudits: shown.slice((page - 1) * perPage, page * perPage).map(rowOf),
    more: shown.length > page * perPage ? paths.list(state, page + 1) : null,
    settings: canEver(ctx.actor, 're-audit.decide') ? paths.settings : null,
    empty: emptyState({
      title: all.length === 0 ? 'No re-audits' : 'No re-audits like this',
      sentence:
        'When moderation agrees that an audit is inadequate, its case is owed another audit by someone else, and is listed here until that is done.',
    }),
  }
}

const filtersOf = (all: readonly ReAuditFound[], chosen: ReAuditState | null) =>
  all.length === 0
    ? []
    : [null, ...reAuditStates].map(state => ({
        text: state === null ? 'All' : reAuditStateWords[state].label,
        count: state === null ? all.length : all.filter(one => one.state === state).length,
        href: paths.list(state, 1),
        chosen: state === chosen,
      }))
