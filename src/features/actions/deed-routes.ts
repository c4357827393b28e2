/** The deeds on an action as routes: each with its form, its permission and event from the lifecycle, and the page it came from. */
import type { z } from 'zod'
import type { ActivityType } from '#domain/activity/events.ts'
import { actionLifecycle, type ActionStep, type DeedName } from '#domain/actions/lifecycle.ts'
import type { LocalDate } from '#domain/calendar/dates.ts'
import type { Context } from '#platform/context.ts'
import { route, seeOther, type Reply, type Route } from '#platform/http/route.ts'
import { doDeed, type DeedGiven } from './do-deed.ts'
import {
  dayTyped,
  doneForm,
  giveForm,
  loopForm,
  moveForm,
  progressForm,
  sendBackForm,
  verifyForm,
  withoutForm,
} from './forms.ts'
import { onePage } from './one-page.ts'
import { paths } from './paths.ts'
import { isWithinReach } from './queries.ts'

const stepOf = (deed: DeedName): ActionStep => {
  const step = Object.values(actionLifecycle)
    .map(steps => steps[deed])
    .find(found => found !== undefined)
  if (!step) throw new Error(`No state of an action knows ${deed}`)
  return step
}

function deedRoute<Body>(deed: DeedName, body: z.ZodType<Body>, given: (form: Body) => DeedGiven): Route {
  const { permission, announces } = stepOf(deed)
  const events: readonly ActivityType[] = [announces, 'action.read']
  return route<Body>({
    method: 'POST',
    path: `/actions/:reference/${deed}`,
    permission,
    body,
    announces: events,
    run: (ctx, request) => done(ctx, request.params['reference'] ?? '', given(request.body)),
    again: (ctx, request, errors) => onePage(ctx, request, request.body, errors),
  })
}

/** Whoever gave their action away may no longer read it: they are led to the list. */
async function done(ctx: Context, reference: string, given: DeedGiven): Promise<Reply> {
  const step = await doDeed(ctx, reference, given)
  const stays = await isWithinReach(ctx, reference)
  return seeOther(`${stays ? paths.action(reference) : paths.actions}?done=${step.done}`)
}

export const deedRoutes: readonly Route[] = [
  deedRoute('progress', progressForm, form => ({ deed: 'progress', words: form.progress })),
  deedRoute('say-done', doneForm, form => ({ deed: 'say-done', words: form.evidence })),
  deedRoute('verify', verifyForm, form => ({ deed: 'verify', words: form.verified, seen: form.seen })),
  deedRoute('send-back', sendBackForm, form => ({ deed: 'send-back', words: form.sentBack, seen: form.seen })),
  deedRoute('close-without', withoutForm, form => ({ deed: 'close-without', words: form.without })),
  deedRoute('give', giveForm, form => ({ deed: 'give', words: form.giveReason, ownerId: form.owner })),
  deedRoute('move-due', moveForm, form => ({
    deed: 'move-due',
    words: form.moveReason,
    dueOn: dayTyped(form, 'newDay') ?? ('' as LocalDate),
  })),
  deedRoute('check-loop', loopForm, form => ({ deed: 'check-loop', words: form.loopWords, changed: form.changed })),
]
