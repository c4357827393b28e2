/** What waits for this person today: their own audits first, then what their roles look after. Counts are of their own reach. */
import { canEver } from '#domain/access/can.ts'
import { auditDueOn, usualAuditingSettings } from '#domain/auditors/settings.ts'
import { dayOf, longDate } from '#domain/calendar/dates.ts'
import type { Context } from '#platform/context.ts'
import { auditsWithin, forThisModerator } from '#platform/database/scope.ts'
import { params } from '#ui/params.ts'
import { actionCards, myOverdueActions } from './action-notices.ts'
import { openConcerns, safetyNotices, type SafetyNotice } from './safety-notices.ts'
import { disputeCards } from './dispute-card.ts'
import { calibrationNotices } from './calibration-notices.ts'
import { doors, type Card } from './home-doors.ts'
import { overdueReAudits } from './re-audit-card.ts'
import { sharedSteps } from './shared-steps.ts'
import { trackingNotices } from './tracking-notices.ts'
import { auditsOfMyCases, practitionersWaiting } from './home-practitioner.ts'

interface NextStep {
  readonly text: string
  readonly href: string
  readonly hint: string
  readonly tag: object | null
}

export interface HomeView {
  readonly greeting: string
  /** Children who may be unsafe, of whom this person was told and whom they have not looked at. */
  readonly safetyNotices: readonly SafetyNotice[]
  readonly cards: readonly Card[]
  readonly nextSteps: readonly NextStep[]
  readonly empty: string | null
}

const mostSteps = 10

async function auditsToDo(ctx: Context): Promise<readonly NextStep[]> {
  if (!canEver(ctx.actor, 'audit.answer')) return []
  const audits = await ctx.db
    .selectFrom('auditStanding as audit')
    .select(['reference', 'caseReference', 'state', 'allocatedAt'])
    .where('audit.authorityId', '=', ctx.authorityId)
    .where(auditsWithin(ctx, 'audit.answer'))
    .orderBy('allocatedAt')
    .limit(mostSteps)
    .execute()
  const days = await workingDaysForAnAudit(ctx)
  return audits.map(audit => {
    const due = auditDueOn(dayOf(audit.allocatedAt), { workingDays: days })
    const overdue = due < ctx.today
    return {
      text: `${audit.state === 'allocated' ? 'Begin' : 'Carry on with'} audit ${audit.reference}`,
      href: `/audits/${audit.reference}`,
      hint: `Case ${audit.caseReference}, ${overdue ? 'due since' : 'due by'} ${longDate(due)}`,
      tag: overdue ? params({ text: 'Overdue', classes: 'govuk-tag--red' }) : null,
    }
  })
}

/** As the council chose it in the auditors room. */
async function workingDaysForAnAudit(ctx: Context): Promise<number> {
  const row = await ctx.db
    .selectFrom('auditingSetting')
    .select('workingDays')
    .where('authorityId', '=', ctx.authorityId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.workingDays ?? usualAuditingSettings.workingDays
}

async function toModerate(ctx: Context): Promise<readonly Card[]> {
  if (!canEver(ctx.actor, 'audit.moderate')) return []
  const { count } = await ctx.db
    .selectFrom('auditStanding as audit')
    .select(ctx.db.fn.countAll<number>().as('count'))
    .where('audit.authorityId', '=', ctx.authorityId)
    .where(auditsWithin(ctx, 'audit.moderate'))
    .where(forThisModerator(ctx))
    // Those that the council's rule left out may be moderated too, but nobody waits for them.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('moderationSelection as selection')
            .whereRef('selection.authorityId', '=', 'audit.authorityId')
            .whereRef('selection.submissionId', '=', 'audit.submissionId')
            .where('selection.chosen', '=', false),
        ),
      ),
    )
    .executeTakeFirstOrThrow()
  return [{ title: 'Moderation', text: 'Submitted audits that wait for a second look', href: '/moderation', count }]
}

async function safetyCard(ctx: Context): Promise<readonly Card[]> {
  if (!canEver(ctx.actor, 'safety-concern.read')) return []
  const text = 'Children who may be unsafe: what waits for an answer, and what was done'
  return [{ title: 'Safety concerns', text, href: '/safety-concerns', count: await openConcerns(ctx) }]
}

async function reAuditCard(ctx: Context): Promise<readonly Card[]> {
  const count = await overdueReAudits(ctx)
  const text = 'Cases to audit again after an inadequate grade: how many are overdue'
  return count === null ? [] : [{ title: 'Re-audits', text, href: '/re-audits', count }]
}

async function practitionersReplies(ctx: Context): Promise<readonly Card[]> {
  const count = await practitionersWaiting(ctx)
  const text = 'Practitioners who do not agree or want support, and wait for an answer'
  return count === null ? [] : [{ title: 'Practitioners’ replies', text, href: '/practitioner-replies', count }]
}

export async function homeView(ctx: Context): Promise<HomeView> {
  const nextSteps = await auditsToDo(ctx)
  const open = doors.filter(door => canEver(ctx.actor, door.permission)).map(door => door.card)
  const steps = [
    ...nextSteps,
    ...(await myOverdueActions(ctx)),
    ...(await auditsOfMyCases(ctx)),
    ...(await calibrationNotices(ctx)),
    ...(await trackingNotices(ctx)),
    ...(await sharedSteps(ctx)),
  ]
  const waiting = canEver(ctx.actor, 'audit.answer') && steps.length === 0
  return {
    greeting: `Hello, ${ctx.actor.name.split(' ')[0] ?? ctx.actor.name}`,
    safetyNotices: await safetyNotices(ctx),
    cards: [
      ...(await safetyCard(ctx)),
      ...(await toModerate(ctx)),
      ...(await disputeCards(ctx)),
      ...(await actionCards(ctx)),
      ...(await reAuditCard(ctx)),
      ...(await practitionersReplies(ctx)),
      ...open,
    ],
    nextSteps: steps,
    empty: waiting
      ? 'No audits wait for you. The quality assurance lead allocates them at the start of each round.'
      : null,
  }
}
