/** View-models of the list of concerns, and of the inset that an audit's pages show of theirs. */
import { canEver } from '#domain/access/can.ts'
import { longMoment } from '#domain/calendar/dates.ts'
import { weekdayMoment } from '#domain/calendar/time-of-day.ts'
import { timeLeft } from '#domain/safety-concerns/clocks.ts'
import { isOverdue, nextStep } from '#domain/safety-concerns/lifecycle.ts'
import { workingHours } from '#domain/safety-concerns/settings.ts'
import { severityLabel } from '#domain/safety-concerns/severity.ts'
import type { Context } from '#platform/context.ts'
import { emptyState } from '#ui/components/empty-state/params.ts'
import { clocksSet } from './clocks.ts'
import { paths } from './paths.ts'
import { concernsAfter, concernsOf, type ConcernFound, type ConcernPlace } from './queries.ts'

const perPage = 50

const stateWords = { raised: 'Not answered', responded: 'Answered', closed: 'Closed' } as const

export async function listView(ctx: Context, place: ConcernPlace | null) {
  const found = await concernsAfter(ctx, place, perPage + 1)
  const hours = workingHours(await clocksSet(ctx))
  const last = found.length > perPage ? found[perPage - 1] : undefined
  const due = ({ state, respondBy }: ConcernFound): string | null =>
    state === 'raised' ? `By ${weekdayMoment(respondBy)}; ${timeLeft(respondBy, ctx.now, hours)}` : null
  return {
    concerns: found.slice(0, perPage).map(concern => ({
      reference: concern.reference,
      href: paths.concern(concern.reference),
      case: concern.caseReference,
      team: concern.teamName ?? 'Team not known',
      severity: severityLabel(concern.severity),
      since: longMoment(concern.raisedAt),
      next: nextStep(concern),
      due: due(concern),
      overdue: isOverdue(concern.state, concern.respondBy, ctx.now),
    })),
    more: last
      ? `${paths.concerns}?${new URLSearchParams({ waiting: String(last.waiting), at: last.respondBy, reference: last.reference }).toString()}`
      : null,
    later: place !== null,
    first: paths.concerns,
    clocks: canEver(ctx.actor, 'safety-clock.set') ? paths.clocks : null,
    empty: emptyState({
      title: place === null ? 'No safety concerns' : 'No more safety concerns',
      sentence:
        'When somebody who audits a case says that the child may be unsafe now, it is listed here for those who answer for the child.',
    }),
  }
}

/** The concerns raised on the case of one audit, in words, as far as the actor may read them. Text is read on the concern's own page. */
export async function concernsOfAudit(ctx: Context, auditId: string) {
  const concerns = await concernsOf(ctx, auditId)
  return concerns.map(concern => ({
    reference: concern.reference,
    href: paths.concern(concern.reference),
    severity: severityLabel(concern.severity),
    since: longMoment(concern.raisedAt),
    state: stateWords[concern.state],
    overdue: isOverdue(concern.state, concern.respondBy, ctx.now),
  }))
}
