/** View-model of one action: what, why, whose and by when, everything done with it, and the deeds that this person may do now. */
import { errorSummary } from '#ui/form-params.ts'
import { daysOverdue, overdueWords } from '#domain/actions/escalation.ts'
import { forWhomLabel, kindLabel } from '#domain/actions/kinds.ts'
import { changedLabel, loopDueOn, loopIsDue, type DeedKind } from '#domain/actions/lifecycle.ts'
import { severities, type ActionSettings } from '#domain/actions/settings.ts'
import { ownerLabel } from '#domain/audit/learning.ts'
import { dayOf, longDate, longMoment } from '#domain/calendar/dates.ts'
import type { Context } from '#platform/context.ts'
import { auditByReference } from '../audits/door.ts'
import { deedForms, type Told } from './deed-forms.ts'
import { standingOf } from './do-deed.ts'
import { stateTag } from './list-view.ts'
import { paths } from './paths.ts'
import { deedsOf, type ActionFound, type DeedFound } from './queries.ts'
import { settingsNow } from './settings.ts'

/** The audit's page, for those who may read it: not everyone who does an action may. */
async function auditHref(ctx: Context, { audit }: ActionFound): Promise<string | null> {
  if (audit === null) return null
  try {
    await auditByReference(ctx, audit)
    return paths.audit(audit)
  } catch {
    return null
  }
}

const severityText = (code: string | null): string => severities.find(one => one.code === code)?.label ?? ''

function dueWords({ dueOn, nowDueOn, state }: ActionFound, ctx: Context): string {
  const days = daysOverdue(state, nowDueOn, ctx.today)
  const moved = dueOn === nowDueOn ? '' : `. First due on ${longDate(dueOn)}`
  return `${longDate(nowDueOn)}${days > 0 ? `. ${overdueWords(days)}` : ''}${moved}`
}

const forWhomWords = ({ forWhom, caseReference, team }: ActionFound): string =>
  [forWhomLabel(forWhom), caseReference === null ? null : `case ${caseReference}`, team]
    .filter(part => part !== null)
    .join(', ')

const ownerWords = ({ holder, ownerRole }: ActionFound): string => {
  const asked = ownerRole === null ? '' : ` (asked of: ${ownerLabel(ownerRole).toLowerCase()})`
  return `${holder ?? 'Nobody yet'}${asked}`
}

function factsOf(ctx: Context, action: ActionFound, auditLink: string | null) {
  const from = auditLink === null ? { text: action.sourceTitle } : { text: action.sourceTitle, href: auditLink }
  const rows = [
    { label: 'From', ...from },
    { label: 'For', text: forWhomWords(action) },
    { label: 'Owner', text: ownerWords(action) },
    { label: 'Due', text: dueWords(action, ctx) },
    { label: 'How we will see that it helped', text: action.successMeasure },
    { label: 'Kind', text: action.kind === null ? '' : kindLabel(action.kind) },
    { label: 'Severity', text: severityText(action.severity) },
    { label: 'Why', text: action.why },
    { label: 'Opened', text: `${longMoment(action.openedAt)}, by ${action.openedBy}` },
  ]
  return rows.filter(row => row.text !== '').map(row => ({ href: null, ...row }))
}

const deedWords: Readonly<Record<DeedKind, (deed: DeedFound) => string>> = {
  given: deed => (deed.newOwnerId === deed.byId ? 'Took it over' : `Gave it to ${deed.newOwner ?? 'someone'}`),
  'due-moved': deed => `Moved the due day to ${deed.newDueOn === null ? '' : longDate(deed.newDueOn)}`,
  progress: () => 'Noted progress',
  done: () => 'Said that it is done',
  verified: () => 'Verified that it was done, and closed it',
  'sent-back': () => 'Sent it back',
  'closed-without': () => 'Closed it without its being done',
  'loop-checked': deed => `Did the child’s situation change? ${changedLabel(deed.changed ?? '')}`,
}

const historyOf = (deeds: readonly DeedFound[]) =>
  deeds.map(deed => ({
    what: deedWords[deed.kind](deed),
    when: longMoment(deed.at),
    by: deed.by,
    words: deed.words,
  }))

/** What is asked next, and of whom, in a sentence. */
export function nextWords(action: ActionFound, { loopWeeks }: ActionSettings, { today }: Context): string {
  const { state, holder, verifiedAt } = action
  if (state === 'open') return `${holder ?? 'Nobody yet'} does this, and says here when it is done.`
  if (state === 'to-verify') return 'Somebody other than its owner looks, and verifies it or sends it back.'
  if (state === 'closed-without') return 'Nothing more is asked.'
  if (action.changed !== null) return 'The loop is closed. Nothing more is asked.'
  if (loopIsDue(standingOf(action), loopWeeks, today))
    return 'To close the loop, somebody other than its owner says whether the child’s situation changed.'
  const from = loopDueOn(verifiedAt, loopWeeks)
  return `Whether the child’s situation changed is asked from ${from === null ? 'later' : longDate(from)}.`
}

export async function oneView(ctx: Context, action: ActionFound, told: Told) {
  const settings = await settingsNow(ctx)
  const mine = action.holderId !== null && action.holderId === ctx.actor.staffId
  return {
    reference: action.reference,
    back: paths.actions,
    summary: errorSummary(told.errors),
    text: action.text,
    tag: stateTag(action, ctx.today),
    next: nextWords(action, settings, ctx),
    facts: factsOf(ctx, action, await auditHref(ctx, action)),
    history: historyOf(await deedsOf(ctx, action.actionId)),
    verifiedOn: action.verifiedAt === null ? null : longDate(dayOf(action.verifiedAt)),
    ownWords: mine && action.state === 'to-verify' ? 'You own this action, so somebody else verifies it.' : null,
    deeds: await deedForms(ctx, action, { told, settings }),
  }
}
