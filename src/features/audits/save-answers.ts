/**
 * Saves answers as they are given. An answer that changes is a new row, and the one before is marked superseded; one that did not
 * change is left alone. A page that was opened before someone else's save overwrites nothing.
 */
import { sql } from 'kysely'
import { can } from '#domain/access/can.ts'
import { answerFault, gradeFault, overallKey, ratingFault, ratingKey, type Answer } from '#domain/audit/answers.ts'
import { auditProblems } from '#domain/audit/problems.ts'
import { standingOf, type Standing } from '#domain/audit-tool/standing.ts'
import type { Section } from '#domain/audit-tool/tool.ts'
import { standingOfAudit } from '#domain/audit/submission.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { keysOf } from './forms.ts'
import { filled, type AuditHeld } from './submit-audit.ts'
import { answersOf, auditHeld, subjectOf, type AnswerHeld, type AuditFound } from './queries.ts'

export type Given = Readonly<Record<string, Answer>>

/** What a page showed when it was opened: the id of each answer that stood, by key. Leave it out where nothing was shown. */
export type Shown = Readonly<Record<string, string>>

/** The audit, held, for the auditor who answers it: `audit.already-submitted` once it was handed in. */
export async function auditToAnswer(ctx: Context, reference: string): Promise<AuditFound> {
  const audit = await auditHeld(ctx, reference)
  if (audit.submissionId !== null && audit.auditorId === ctx.actor.staffId)
    throw auditProblems.alreadySubmitted({ ref: reference })
  requireMay(can(ctx.actor, 'audit.answer', subjectOf(audit)))
  return audit
}

/** A section that is asked of this audit's case, with all its questions, and how the audit stands. */
export interface SectionFound {
  readonly section: Section
  readonly filled: AuditHeld
  readonly standing: Standing
}

export async function sectionAsked(ctx: Context, audit: AuditFound, key: string): Promise<SectionFound> {
  const held = await filled(ctx, audit)
  const standing = standingOfAudit(held)
  const section = held.tool.sections.find(one => one.key === key)
  if (!section || !standing.sections.some(one => one.key === key))
    throw auditProblems.sectionNotAsked({ ref: audit.reference })
  return { section, filled: held, standing }
}

/** What may be saved: the section's questions that are asked once these answers are given, its grade and its ratings. */
function allowed({ section, filled: held }: SectionFound, given: Given): readonly string[] {
  const answers = new Map([...held.answers, ...Object.entries(given)])
  const asked = standingOf(held.tool, held.facts, answers).sections.find(one => one.key === section.key)
  return asked ? keysOf(held.tool, asked) : []
}

/** Saves the answers of one section, half done or whole. Throws `audit.answer-not-fitting` or `audit.stale`; then nothing is saved. */
export async function answerSection(
  ctx: Context,
  reference: string,
  sectionKey: string,
  answers: { given: Given; shown?: Shown },
): Promise<void> {
  const audit = await auditToAnswer(ctx, reference)
  await answerFound(ctx, audit, await sectionAsked(ctx, audit, sectionKey), answers)
}

/** The same for an audit that is held and a section that has been read. Gives the audit with the answers that stand now. */
export async function answerFound(
  ctx: Context,
  audit: AuditFound,
  found: SectionFound,
  answers: { given: Given; shown?: Shown },
): Promise<AuditHeld> {
  const keys = allowed(found, answers.given)
  const given = Object.fromEntries(Object.entries(answers.given).filter(([key]) => keys.includes(key)))
  refuseMisfits(found, given)
  const held = found.filled.answers
  return { ...found.filled, answers: await saveGiven(ctx, audit, { ...answers, given, held }, found.section.title) }
}

/** Saves the overall grade and its rationale, with the refusals of `answerSection`. Gives the answers that stand now. */
export async function gradeOverall(ctx: Context, reference: string, answer: Answer, shown?: Shown): Promise<Held> {
  const audit = await auditToAnswer(ctx, reference)
  const fault = gradeFault(overallKey, answer)
  if (fault !== null) throw auditProblems.answerNotFitting({ faults: { [fault.field]: fault.text } })
  return saveGiven(ctx, audit, { given: { [overallKey]: answer }, ...(shown ? { shown } : {}) }, 'The audit as a whole')
}

function refuseMisfits({ section, filled: { tool } }: SectionFound, given: Given): void {
  const faults = Object.entries(given).flatMap(([key, answer]) => {
    const question = section.questions.find(one => one.key === key)
    const rating = tool.ratings?.find(one => ratingKey(one.key) === key)
    const fault = question
      ? answerFault(question, answer)
      : rating
        ? ratingFault(tool, rating, answer)
        : gradeFault(key, answer)
    return fault === null ? [] : [[fault.field, fault.text] as const]
  })
  if (faults.length > 0) throw auditProblems.answerNotFitting({ faults: Object.fromEntries(faults) })
}

interface ToSave {
  readonly given: Given
  readonly shown?: Shown
  /** The answers that stand, where they have been read since the audit was held. */
  readonly held?: Held
}
type Held = ReadonlyMap<string, AnswerHeld>

/**
 * Saves what changed, and says nothing where nothing did; gives the answers that stand now. `where` is the part of the audit, as the record
 * of activity tells it.
 */
export async function saveGiven(
  ctx: Context,
  audit: AuditFound,
  { given, shown, held: known }: ToSave,
  where: string,
): Promise<Held> {
  const held = known ?? (await answersOf(ctx, audit.auditId))
  const changed = Object.entries(given).filter(([key, answer]) => differs(held.get(key), answer))
  const stale = changed
    .filter(([key]) => shown !== undefined && (shown[key] ?? '') !== (held.get(key)?.answerId ?? ''))
    .map(([key]) => key)
  if (stale.length > 0) throw auditProblems.stale({ ref: audit.reference, keys: stale })
  if (changed.length === 0) return held
  const replaced = await replace(ctx, audit.auditId, changed)
  await ctx.announce({
    type: 'audit.answered',
    subject: `audit:${audit.reference}`,
    section: where,
    answers: changed.length,
  })
  return new Map([...held, ...replaced])
}

function differs(held: AnswerHeld | undefined, answer: Answer): boolean {
  return (held?.value ?? '') !== answer.value || (held?.evidence ?? '') !== answer.evidence
}

/** In one statement: the earlier answers are superseded before the new ones are put in, and each key has one that stands. */
async function replace(ctx: Context, auditId: string, changed: readonly (readonly [string, Answer])[]): Promise<Held> {
  const { authorityId, now } = ctx
  const rows = changed.map(([key, answer]) => ({ key, ...answer, answerId: ctx.newId() }))
  await sql`
    with given as (
      select * from unnest(${rows.map(row => row.answerId)}::uuid[], ${rows.map(row => row.key)}::text[],
        ${rows.map(row => JSON.stringify(row.value))}::text[], ${rows.map(row => row.evidence)}::text[])
        as given (answer_id, question_key, value, evidence)
    ), superseded as (
      update answer set superseded_at = ${now} where authority_id = ${authorityId} and audit_id = ${auditId}
        and question_key in (select question_key from given) and superseded_at is null
      returning 1
    )
    insert into answer (authority_id, answer_id, audit_id, question_key, value, evidence, given_by, given_at)
    select ${authorityId}, answer_id, ${auditId}, question_key, value::jsonb, evidence, ${staffIdOf(ctx)}, ${now}
    from given, (select count(*) from superseded) as first`.execute(ctx.db)
  const by = { givenAt: now, givenBy: ctx.actor.name }
  return new Map(rows.map(({ key, value, evidence, answerId }) => [key, { value, evidence, answerId, ...by }]))
}
