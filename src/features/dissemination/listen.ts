/** What other rooms announce that people wish to hear of. An action is told once its owner may read it, and each owner once. */
import { sql, type RawBuilder } from 'kysely'
import type { EventOf } from '#domain/activity/events.ts'
import type { LocalDate } from '#domain/calendar/dates.ts'
import { toldOfOverdueAt, type NewsCode } from '#domain/dissemination/news.ts'
import type { Context } from '#platform/context.ts'
import type { JobHandler } from '#platform/jobs/job.ts'
import { when, type Listener } from '#platform/room.ts'
import { paths } from './paths.ts'
import { tellNews } from './tell-news.ts'

const after = (subject: string): string => subject.slice(subject.indexOf(':') + 1)

const tellAll = (ctx: Context, code: NewsCode, about: string, path: string): Promise<void> =>
  tellNews(ctx, { code, about, path, audience: 'whoever-may-read', doer: ctx.actor.staffId })

interface Given {
  readonly reference: string
  readonly holderId: string
}

/** Tells the owners of open actions that have not been told, where the result of the audit may be seen by them. */
async function tellOwners(ctx: Context, which: RawBuilder<boolean>): Promise<void> {
  const early = ctx.actor.choices?.includes('result-after-submission') === true
  const { rows } = await sql<Given>`
    select acted.reference, acted.holder_id from action_standing acted
    left join audit on audit.authority_id = acted.authority_id and audit.audit_id = acted.audit_id
    left join round on round.authority_id = audit.authority_id and round.round_id = audit.round_id
    where acted.authority_id = ${ctx.authorityId} and ${which} and acted.state = 'open' and acted.holder_id is not null
      and (acted.audit_state in ('moderated', 'closed') or (${early}::boolean and acted.audit_state = 'submitted'))
      and not exists (select from news where news.authority_id = acted.authority_id and news.kind = 'action-given'
        and news.about = acted.reference and news.for_staff_id = acted.holder_id)
    order by acted.reference`.execute(ctx.db)
  for (const { reference, holderId } of rows) {
    if (holderId === ctx.actor.staffId) continue
    const audience = { staffId: holderId }
    await tellNews(ctx, { code: 'action-given', about: reference, path: paths.action(reference), audience, doer: null })
  }
}

const tellOwnerOf = (ctx: Context, { subject }: { readonly subject: string }): Promise<void> =>
  tellOwners(ctx, sql<boolean>`acted.reference = ${after(subject)}`)

/** Looks again on the morning after its day. Only where e-mail goes out: the first page tells of what is overdue by itself. */
async function lookWhenOverdue(ctx: Context, subject: string, dueOn: string): Promise<void> {
  if (!ctx.post.configured) return
  await ctx.enqueue('tell-of-overdue', { reference: after(subject), dueOn }, toldOfOverdueAt(dueOn as LocalDate))
}

type Dated = EventOf<'action.opened'> | EventOf<'action.opened-by-audit'> | EventOf<'action.due-moved'>

async function actionDated(ctx: Context, event: Dated): Promise<void> {
  await tellOwnerOf(ctx, event)
  await lookWhenOverdue(ctx, event.subject, event.dueOn)
}

async function roundClosed(ctx: Context, { subject }: EventOf<'round.closed'>): Promise<void> {
  const reference = after(subject)
  await tellAll(ctx, 'round-report', reference, paths.report(reference))
  await tellOwners(ctx, sql<boolean>`round.reference = ${reference}`)
}

export const listeners: readonly Listener[] = [
  when('learning-message.approved', (ctx, { subject }) =>
    tellAll(ctx, 'learning-message', after(subject), paths.messages),
  ),
  when('evidence-bank.published', (ctx, { subject }) =>
    tellAll(ctx, 'example', after(subject), paths.example(after(subject))),
  ),
  when('scrutiny-report.released', (ctx, { subject }) =>
    tellAll(ctx, 'scrutiny-report', after(subject), paths.scrutinyReport(after(subject))),
  ),
  when('round.closed', roundClosed),
  when('action.opened', actionDated),
  when('action.opened-by-audit', actionDated),
  when('action.due-moved', actionDated),
  when('action.given', tellOwnerOf),
  when('audit.moderated', (ctx, { subject }) => tellOwners(ctx, sql<boolean>`audit.reference = ${after(subject)}`)),
]

/** Tells nobody where the day was moved, somebody said that it is done, or it was told already. */
async function tellOfOverdue(ctx: Context, reference: string, dueOn: string): Promise<void> {
  const { rows } = await sql<Given>`
    select acted.reference, acted.holder_id from action_standing acted
    where acted.authority_id = ${ctx.authorityId} and acted.reference = ${reference} and acted.state = 'open'
      and acted.holder_id is not null and acted.now_due_on = ${dueOn}::date and acted.now_due_on < ${ctx.today}::date
      and acted.audit_state in ('moderated', 'closed')
      and not exists (select from news where news.authority_id = acted.authority_id and news.kind = 'action-overdue'
        and news.about = acted.reference and news.at > acted.now_due_on)`.execute(ctx.db)
  for (const { holderId } of rows) {
    const audience = { staffId: holderId }
    const path = paths.action(reference)
    await tellNews(ctx, { code: 'action-overdue', about: reference, path, audience, doer: null })
  }
}

export const tellOfOverdueJob: JobHandler<'tell-of-overdue'> = {
  name: 'tell-of-overdue',
  run: ({ reference, dueOn }, job) => job.step(ctx => tellOfOverdue(ctx, reference, dueOn)),
  failed: ({ reference }, job) =>
    job.step(ctx => {
      ctx.log.error(
        { reference },
        'nobody was told by e-mail that an action is overdue: its owner’s first page tells it',
      )
      return Promise.resolve()
    }),
}
