/** One deed on an action, kept as a row as written. Held, so that of two people at once one is kept and the other is told. */
import { can, type Decision } from '#domain/access/can.ts'
import type { ActivityEvent } from '#domain/activity/events.ts'
import { stepFor, type ActionStep, type Changed, type DeedName } from '#domain/actions/lifecycle.ts'
import { actionProblems } from '#domain/actions/problems.ts'
import { lengthFault } from '#domain/audit/answers.ts'
import type { LocalDate } from '#domain/calendar/dates.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { mayOwn } from './owners.ts'
import { actionHeld, subjectOf, type ActionFound } from './queries.ts'
import { settingsNow } from './settings.ts'

export type DeedGiven = {
  readonly words: string
  /** How many deeds there were when the page was opened. */
  readonly seen?: number
} & (
  | { readonly deed: Exclude<DeedName, 'give' | 'move-due' | 'check-loop'> }
  | { readonly deed: 'give'; readonly ownerId: string }
  | { readonly deed: 'move-due'; readonly dueOn: LocalDate }
  | { readonly deed: 'check-loop'; readonly changed: Changed }
)

/** Returns the step that was taken. Whoever verifies has read what was said last, so an older page is not enough. */
export async function doDeed(ctx: Context, reference: string, given: DeedGiven): Promise<ActionStep> {
  const action = await actionHeld(ctx, reference)
  const { loopWeeks } = await settingsNow(ctx)
  const step = stepFor(standingOf(action), given.deed, loopWeeks, ctx.today)
  requireMay(known(can(ctx.actor, step.permission, subjectOf(action))))
  const decides = given.deed === 'verify' || given.deed === 'send-back'
  if (decides && given.seen !== undefined && given.seen !== action.deeds)
    throw actionProblems.changedMeanwhile({ reference })
  const words = given.words.trim()
  if (words === '' || lengthFault(words) !== null) throw actionProblems.wordsNeeded({})
  await keep(ctx, action, { step, words, ...(await partsOf(ctx, action, given)) })
  await ctx.announce(eventOf(reference, step, given))
  return step
}

/** Whoever may read an action knows that it is there: what they may not do to it is told, not hidden. */
const known = (decision: Decision): Decision =>
  decision.may || decision.known
    ? decision
    : { may: false, known: true, because: 'This is not yours to do. Its owner does it, or those who answer for it.' }

export const standingOf = ({ reference, state, verifiedAt, changed }: ActionFound) => ({
  reference,
  state,
  verifiedAt,
  looped: changed !== null,
})

interface Parts {
  readonly newOwnerId: string | null
  readonly newDueOn: LocalDate | null
  readonly changed: Changed | null
}

const noParts: Parts = { newOwnerId: null, newDueOn: null, changed: null }

async function partsOf(ctx: Context, action: ActionFound, given: DeedGiven): Promise<Parts> {
  if (given.deed === 'give') {
    const chosen = given.ownerId === action.holderId ? false : await mayOwn(ctx, given.ownerId)
    if (!chosen) throw actionProblems.noSuchOwner({})
    return { ...noParts, newOwnerId: given.ownerId }
  }
  if (given.deed === 'move-due') {
    if (given.dueOn < ctx.today || given.dueOn === action.nowDueOn) throw actionProblems.wrongDay({})
    return { ...noParts, newDueOn: given.dueOn }
  }
  return given.deed === 'check-loop' ? { ...noParts, changed: given.changed } : noParts
}

async function keep(
  ctx: Context,
  { actionId, deeds }: ActionFound,
  { step, words, ...parts }: Parts & { readonly step: ActionStep; readonly words: string },
): Promise<void> {
  const { authorityId, now: at } = ctx
  await ctx.db
    .insertInto('actionDeed')
    .values({ authorityId, actionId, number: deeds + 1, kind: step.kept, words, ...parts, byId: staffIdOf(ctx), at })
    .execute()
}

function eventOf(reference: string, step: ActionStep, given: DeedGiven): ActivityEvent {
  const subject = `action:${reference}` as const
  if (given.deed === 'move-due') return { type: 'action.due-moved', subject, dueOn: given.dueOn }
  if (given.deed === 'check-loop') return { type: 'action.loop-checked', subject, changed: given.changed }
  return { type: step.announces, subject } as ActivityEvent
}
