/** The auditor hands the audit in. It is kept exactly as it was read that day; it can be returned, never edited. */
import { can } from '#domain/access/can.ts'
import { auditProblems } from '#domain/audit/problems.ts'
import {
  readyToSubmit,
  standingOfAudit,
  submittedAudit,
  type AuditFilled,
  type SubmittedAudit,
} from '#domain/audit/submission.ts'
import type { Standing } from '#domain/audit-tool/standing.ts'
import type { Section } from '#domain/audit-tool/tool.ts'
import type { Grade } from '#domain/grades/grade.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { canonicalJson, sha256 } from '#platform/digest.ts'
import { measuresAsked, recordAnswers, type RecordAnswer } from '#domain/audit/record.ts'
import { requireMay } from '#platform/http/problems.ts'
import { toolVersion } from '../audit-tools/door.ts'
import { isAccepted } from '../rounds/door.ts'
import { recordFacts } from '../timeliness/door.ts'
import { besideAudit } from './beside-audit.ts'
import { earlierAuditOf } from './memory-queries.ts'
import {
  answersOf,
  auditByReference,
  auditHeld,
  factsOf,
  subjectOf,
  type AnswerHeld,
  type AuditFound,
} from './queries.ts'

/** An audit with the answers that stand, as held in the database. */
export interface AuditHeld extends AuditFilled {
  readonly answers: ReadonlyMap<string, AnswerHeld>
}

export async function filled(ctx: Context, audit: AuditFound): Promise<AuditHeld> {
  const tool = await toolVersion(ctx, audit.toolVersionId)
  if (!tool) throw new Error(`${audit.reference} has no tool version`)
  return { tool: tool.content, facts: factsOf(audit), answers: await answersOf(ctx, audit.auditId) }
}

/** What the council's own dates answer of these sections' questions; empty, and nothing is read, where none is filled in from them. */
async function recordOf(
  ctx: Context,
  audit: AuditFound,
  sections: readonly Section[],
): Promise<readonly RecordAnswer[]> {
  const measures = measuresAsked(sections)
  return measures.length === 0 ? [] : recordAnswers(sections, await recordFacts(ctx, audit.caseReference, measures))
}

export const filledInFromRecord = (
  ctx: Context,
  audit: AuditFound,
  section: Section,
): Promise<readonly RecordAnswer[]> => recordOf(ctx, audit, [section])

/** The same with what the council's own dates answer, where questions of the tool are filled in from them. */
export async function filledWithRecord(ctx: Context, audit: AuditFound): Promise<AuditHeld> {
  const held = await filled(ctx, audit)
  return { ...held, record: await recordOf(ctx, audit, held.tool.sections) }
}

/** What is asked of an audit now, by its tool, the facts of its case and the answers so far. */
export async function auditStanding(ctx: Context, reference: string): Promise<Standing> {
  return standingOfAudit(await filled(ctx, await auditByReference(ctx, reference)))
}

export async function submitAudit(ctx: Context, reference: string): Promise<SubmittedAudit> {
  const audit = await auditHeld(ctx, reference)
  if (audit.submissionId !== null) throw auditProblems.alreadySubmitted({ ref: reference })
  requireMay(can(ctx.actor, 'audit.submit', subjectOf(audit)))
  return submitFilled(ctx, audit, await filledWithRecord(ctx, audit))
}

/** The same for an audit that is held, may be submitted by the actor, and has been read. Throws `audit.not-ready` and `audit.not-accepted`. */
export async function submitFilled(ctx: Context, audit: AuditFound, answered: AuditHeld): Promise<SubmittedAudit> {
  const { reference } = audit
  const missing = [...readyToSubmit(answered)].length
  if (missing > 0) throw auditProblems.notReady({ ref: reference, missing })
  if (!(await isAccepted(ctx, audit.auditId))) throw auditProblems.notAccepted({ ref: reference })
  const earlier = await earlierAuditOf(ctx, audit)
  const document = submittedAudit(
    { ...answered, ...(earlier ? { earlier } : {}), beside: await besideAudit(ctx, audit) },
    { reference, caseReference: audit.caseReference, at: ctx.now },
  )
  const { digest } = await keepSubmission(ctx, audit, document)
  await ctx.announce({
    type: 'audit.submitted',
    subject: `audit:${reference}`,
    grade: document.overall?.grade ?? 'not-graded',
    digest,
  })
  return document
}

interface Kept {
  readonly submissionId: string
  readonly digest: string
}

async function keepSubmission(ctx: Context, audit: AuditFound, document: SubmittedAudit): Promise<Kept> {
  const { authorityId, now } = ctx
  const earlier = await ctx.db
    .selectFrom('submission')
    .select('number')
    .where('authorityId', '=', authorityId)
    .where('auditId', '=', audit.auditId)
    .execute()
  const text = canonicalJson(document)
  const kept: Kept = { submissionId: ctx.newId(), digest: sha256(text) }
  await ctx.db
    .insertInto('submission')
    .values({
      ...kept,
      authorityId,
      auditId: audit.auditId,
      number: earlier.length + 1,
      submittedBy: staffIdOf(ctx),
      submittedAt: now,
      document: text,
    })
    .execute()
  await keepParts(ctx, { authorityId, auditId: audit.auditId, submissionId: kept.submissionId }, document)
  return kept
}

interface Whose {
  readonly authorityId: string
  readonly auditId: string
  readonly submissionId: string
}

/** The parts that are counted and followed: the auditor's grade, section grades, findings, actions. */
async function keepParts(ctx: Context, whose: Whose, document: SubmittedAudit): Promise<void> {
  if (document.overall)
    await enterGrade(ctx, whose, { kind: 'auditor', grade: document.overall.grade, reason: document.overall.rationale })
  await ctx.db
    .insertInto('submittedGrade')
    .values(document.sections.map(({ key, grade }) => ({ ...whose, sectionKey: key, grade })))
    .execute()
  const findings = [
    ...document.strengths.map(({ proposedAsGoodPractice = false, ...finding }) => ({
      ...finding,
      kind: 'strength',
      proposedAsGoodPractice,
    })),
    ...document.areasForImprovement.map(finding => ({
      ...finding,
      kind: 'area-for-improvement',
      proposedAsGoodPractice: false,
    })),
  ]
  if (findings.length > 0)
    await ctx.db
      .insertInto('finding')
      .values(findings.map(finding => ({ ...whose, ...finding, findingId: ctx.newId() })))
      .execute()
  if (document.actions.length > 0)
    await ctx.db
      .insertInto('action')
      .values(document.actions.map(action => ({ ...whose, ...action, actionId: ctx.newId() })))
      .execute()
}

export interface GradeToEnter {
  readonly kind: 'auditor' | 'moderator' | 'agreed' | 'decided'
  readonly grade: Grade
  readonly reason: string
}

/** Adds one of the grades of a submission. None is ever changed or replaced. */
export async function enterGrade(ctx: Context, whose: Whose, entry: GradeToEnter): Promise<void> {
  await ctx.db
    .insertInto('gradeEntry')
    .values({ ...whose, ...entry, entryId: ctx.newId(), enteredBy: staffIdOf(ctx), enteredAt: ctx.now })
    .execute()
}
