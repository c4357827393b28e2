/** View-models for the practitioner: the audits of their cases, and the page of one, with what was written and was not kept. */
import { sql } from 'kysely'
import { can } from '#domain/access/can.ts'
import { dayOf, longDate } from '#domain/calendar/dates.ts'
import {
  reflectionParts,
  standingWords,
  stances,
  untilWhen,
  type ReflectionGiven,
  type Standing,
} from '#domain/practitioner/part.ts'
import type { Context } from '#platform/context.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import { emptyState } from '#ui/components/empty-state/params.ts'
import { params } from '#ui/params.ts'
import { paths } from './paths.ts'
import { reflectionView, replyView } from './part-view.ts'
import { auditsOfCases, practitionersPartOf, type AuditOfCase } from './queries.ts'
import type { ReplyGiven } from './write-reply.ts'

const perPage = 25

/** The audits of the actor's cases, the latest allocated first. `page` counts from 1. */
export async function myAuditsView(ctx: Context, page: number) {
  const rows = await auditsOfCases(ctx, 'audit.take-part')
    .select(
      sql<boolean>`exists (select from reflection where reflection.authority_id = audit.authority_id
        and reflection.audit_id = audit.audit_id)`.as('reflected'),
    )
    .select(
      sql<boolean>`exists (select from practitioner_reply reply where reply.authority_id = audit.authority_id
        and reply.audit_id = audit.audit_id)`.as('replied'),
    )
    .orderBy('audit.allocatedAt', 'desc')
    .orderBy('audit.reference', 'desc')
    .offset((page - 1) * perPage)
    .limit(perPage + 1)
    .execute()
  return {
    audits: rows.slice(0, perPage).map(row => ({
      href: paths.myAudit(row.reference),
      reference: row.reference,
      caseReference: row.caseReference,
      round: row.roundTitle,
      auditor: row.auditorName,
      ...standingWords({ ...row, seesResult: seesResult(ctx, row) }),
    })),
    next: rows.length > perPage ? `${paths.mine}?page=${page + 1}` : null,
    empty: emptyState({
      title: 'No case of yours has been audited',
      sentence: 'When an audit of a case you hold is allocated, you are told on your home page, and it is listed here.',
    }),
  }
}

const seesResult = (ctx: Context, audit: AuditOfCase): boolean => can(ctx.actor, 'audit.reply', audit).may

/** What was typed and refused: errors by field, or words that came too late to be kept. */
export interface NotKept {
  readonly reflection?: ReflectionGiven
  readonly shown?: string
  readonly reply?: ReplyGiven
  readonly errors: FieldErrors
  /** Why it came too late, in a sentence; null while it can be corrected. */
  readonly tooLate: string | null
}
export const nothingLost: NotKept = { errors: {}, tooLate: null }

const resultPaths = ({ reference }: AuditOfCase) => ({
  result: paths.audit(reference),
  learning: paths.learning(reference),
})

/** The page of one audit of a case that the actor holds. A draft audit is never part of it. */
export async function myAuditView(ctx: Context, audit: AuditOfCase, notKept: NotKept) {
  const part = await practitionersPartOf(ctx, audit.auditId)
  const sees = seesResult(ctx, audit)
  const [standing, ...earlier] = part.reflections.map(reflection => reflectionView(reflection, part, false))
  const standingId = part.reflections[0]?.reflectionId ?? ''
  const standingNow: Standing = {
    state: audit.state,
    seesResult: sees,
    reflected: standing !== undefined,
    replied: part.replies.length > 0,
  }
  return {
    ...headOf(audit),
    ...standingWords(standingNow),
    until: untilWhen(dayOf(audit.allocatedAt), ctx.today),
    told: part.toldAt === null ? null : `You were told on ${longDate(dayOf(part.toldAt))}.`,
    ...(sees ? resultPaths(audit) : { result: null, learning: null }),
    reflection: standing ?? null,
    earlier,
    reflectForm: can(ctx.actor, 'audit.reflect', audit).may
      ? reflectForm(part.reflections[0], notKept, standingId)
      : null,
    replies: part.replies.map(reply => replyView(reply, false)),
    replyForm: sees ? replyForm(notKept) : null,
    reflectAction: paths.reflect(audit.reference),
    replyAction: paths.reply(audit.reference),
    lost: lostWords(notKept),
    errors: errorsOf(notKept),
  }
}

const headOf = (audit: AuditOfCase) => ({
  back: paths.mine,
  reference: audit.reference,
  caseReference: audit.caseReference,
  round: audit.roundTitle,
  auditor: audit.auditorName,
  submitted: audit.submissionId !== null,
})

const fieldsOf = (given: ReflectionGiven | undefined, errors: FieldErrors) =>
  reflectionParts.map(({ key, label, hint }) => ({
    id: key,
    label,
    hint,
    value: given?.[key] ?? '',
    error: errors[key] ?? null,
  }))

const reflectForm = (standing: ReflectionGiven | undefined, { reflection, shown, errors }: NotKept, id: string) => ({
  fields: fieldsOf(reflection ?? standing, errors),
  shown: shown ?? id,
})

function replyForm({ reply, errors }: NotKept) {
  return {
    stances: params(stances.map(({ code, label }) => ({ value: code, text: label, checked: reply?.stance === code }))),
    words: reply?.words ?? '',
    errors: { stance: errors['stance'] ?? null, words: errors['words'] ?? null },
  }
}

/** Nothing that was written is lost: what came too late is shown to be copied. */
function lostWords({ tooLate, reflection, reply }: NotKept) {
  if (tooLate === null) return null
  const parts = reflection
    ? reflectionParts.map(({ key, label }) => ({ id: `lost-${key}`, label, text: reflection[key] }))
    : [{ id: 'lost-words', label: 'Your reply', text: reply?.words ?? '' }]
  return { sentence: tooLate, parts: parts.filter(({ text }) => text !== '') }
}

function errorsOf({ errors }: NotKept) {
  const list = Object.entries(errors).map(([field, text]) => ({ text, href: `#${field}` }))
  return list.length > 0 ? params({ titleText: 'There is a problem', errorList: list }) : null
}
