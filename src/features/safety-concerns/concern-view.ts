/** View-model of one concern: its clocks in words, its story in order, and what this person may do now. */
import { abilities, can } from '#domain/access/can.ts'
import { caseStatusLabel } from '#domain/cases/case-status.ts'
import { dayOf, longDate, longMoment } from '#domain/calendar/dates.ts'
import { weekdayMoment } from '#domain/calendar/time-of-day.ts'
import { timeLeft } from '#domain/safety-concerns/clocks.ts'
import { canStep, isOverdue, nextStep } from '#domain/safety-concerns/lifecycle.ts'
import { workingHours } from '#domain/safety-concerns/settings.ts'
import { safeAnswers, severityLabel } from '#domain/safety-concerns/severity.ts'
import { params } from '#ui/params.ts'
import type { Context } from '#platform/context.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import { clocksSet } from './clocks.ts'
import { paths, wayBack } from './paths.ts'
import { auditSubject, concernSubject, type ConcernFound } from './queries.ts'
import { summaryOf, tellingView, textIn, type Typed } from './raise-view.ts'
import { answerable, namesOffered, toSpeakTo } from './staff.ts'
import { storyOf, type ConcernStory } from './story.ts'
import { toldInOrder } from './story-view.ts'

export interface ConcernShown {
  readonly typed: Typed
  readonly errors: FieldErrors
  /** The page of the audit that the person came from. */
  readonly from: string | undefined
}

/** Which of the page's forms this person is shown. */
function formsFor(ctx: Context, concern: ConcernFound, story: ConcernStory) {
  const subject = concernSubject(
    concern,
    story.responses.map(one => one.byId),
  )
  const may = abilities(ctx.actor, subject, {
    tell: 'safety-concern.tell',
    respond: 'safety-concern.respond',
    close: 'safety-concern.close',
  })
  return {
    tell: may.tell && canStep(concern, 'tell'),
    respond: may.respond && canStep(concern, 'respond'),
    close: may.close && canStep(concern, 'close'),
  }
}

async function clocksInWords(ctx: Context, concern: ConcernFound) {
  const { state, respondBy, tellBy, told } = concern
  const hours = workingHours(await clocksSet(ctx))
  const left = (due: typeof respondBy): string => timeLeft(due, ctx.now, hours)
  return {
    response:
      state === 'raised' ? `Response due by ${weekdayMoment(respondBy)}; ${left(respondBy)}` : 'Answered in writing',
    told: told
      ? 'Told in person'
      : `Nobody is recorded as told in person. It is to be done by the end of ${longDate(dayOf(tellBy))}`,
    next: nextStep(concern),
    overdue: isOverdue(state, respondBy, ctx.now),
  }
}

export async function concernView(ctx: Context, concern: ConcernFound, shown: ConcernShown) {
  const { typed, errors } = shown
  const story = await storyOf(ctx, concern.concernId)
  const staff = await answerable(ctx)
  const place = { teamId: concern.teamId, localityId: concern.localityId, raisedBy: concern.raisedById }
  const mayReadAudit = can(ctx.actor, 'audit.read', auditSubject(concern)).may
  const error = (field: string): string | null => errors[field] ?? null
  return {
    reference: concern.reference,
    severity: severityLabel(concern.severity),
    case: `${concern.caseReference}, ${caseStatusLabel(concern.caseStatus).toLowerCase()}`,
    team: concern.teamName ?? 'Team not known',
    audit: concern.audit,
    auditHref: mayReadAudit ? wayBack(concern.audit, shown.from) : null,
    raised: `${concern.raisedBy}, ${longMoment(concern.raisedAt)}`,
    clocks: await clocksInWords(ctx, concern),
    state: concern.state,
    may: formsFor(ctx, concern, story),
    tellNow: !concern.told && concern.state !== 'closed' ? toSpeakTo(place, staff) : null,
    story: toldInOrder(concern, story),
    names: namesOffered(staff),
    telling: tellingView(ctx, typed, errors),
    respond: {
      shown: typed['shown'] === undefined ? story.responses.length : textIn(typed, 'shown'),
      further: story.responses.length > 0,
      done: textIn(typed, 'done'),
      safe: params(
        safeAnswers.map(({ code, label }) => ({ value: code, text: label, checked: textIn(typed, 'safe') === code })),
      ),
      next: textIn(typed, 'next'),
    },
    confirmed: textIn(typed, 'confirmed'),
    actions: {
      tell: paths.tellings(concern.reference),
      respond: paths.responses(concern.reference),
      close: paths.closure(concern.reference),
    },
    errors: {
      done: error('done'),
      safe: error('safe'),
      next: error('next'),
      confirmed: error('confirmed'),
    },
    list: paths.concerns,
    summary: summaryOf(errors),
  }
}
