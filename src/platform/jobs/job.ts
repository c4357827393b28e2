/**
 * Jobs: work longer than two seconds, queued in the same database and the same transaction as the deed that asks for it.
 * Each job names its authority and the person it works for, so that its context has the same reach as theirs.
 */
import type { Instant } from '#domain/calendar/dates.ts'
import type { Context } from '../context.ts'

export interface JobData {
  /** Read an uploaded case list. */
  'read-case-import': { importId: string }
  /** Work out measures, boards and data faults anew from the journeys that stand. */
  'work-out-journeys': Readonly<Record<string, never>>
  /** Tell whoever must be told of a safety concern by now. */
  'notify-of-concern': { reference: string }
  /** Hand one e-mail to the mail server. `asked`: somebody wants it tried now, whatever pause was meant. */
  'send-mail': { messageId: string; asked: boolean }
  /** Put together what somebody hears once a week, up to a Monday. */
  'send-digest': { staffId: string; digestOn: string }
  /** Tell the owner of an action that its day has passed, if it has and nothing was done. */
  'tell-of-overdue': { reference: string; dueOn: string }
  /** Tell an auditor that an audit of theirs is nearly due, or overdue, if it is not handed in. */
  'remind-of-audit': { reference: string; reminder: 'audit-due' | 'audit-overdue' }
}

export type JobName = keyof JobData

export interface JobEnvelope<Name extends JobName = JobName> {
  readonly authorityId: string
  readonly staffId: string | null
  readonly data: JobData[Name]
  /** Not to be begun before; null for at once. */
  readonly notBefore: Instant | null
}

/** What a worker gets: `step` runs part of the work in a transaction of its own, so that progress is seen while it goes on. */
export interface JobRun {
  step<Result>(work: (ctx: Context) => Promise<Result>): Promise<Result>
}

export interface JobHandler<Name extends JobName> {
  readonly name: Name
  run(data: JobData[Name], job: JobRun): Promise<void>
  /** Called when the last try has failed, so that the person who waits is told. */
  failed(data: JobData[Name], job: JobRun): Promise<void>
}
