/** Saves the auditor's explanations of what does not fit. They stay with the audit for the moderator to read. */
import { concernKey, lengthFault } from '#domain/audit/answers.ts'
import { auditProblems } from '#domain/audit/problems.ts'
import { concernsOf } from '#domain/audit/submission.ts'
import type { Context } from '#platform/context.ts'
import { auditToAnswer, saveGiven, type Shown } from './save-answers.ts'
import type { AuditFound } from './queries.ts'
import { filledWithRecord, type AuditHeld } from './submit-audit.ts'

/**
 * `explanations` by the concern's code. Codes that are no concern of this audit are left out, and what is not sent stays as it was.
 * Throws `audit.answer-not-fitting` or `audit.stale`; then nothing is saved.
 */
export async function explainConcerns(
  ctx: Context,
  reference: string,
  explanations: Readonly<Record<string, string>>,
  shown?: Shown,
): Promise<void> {
  const audit = await auditToAnswer(ctx, reference)
  await explainFound(ctx, audit, await filledWithRecord(ctx, audit), { explanations, ...(shown ? { shown } : {}) })
}

interface Explained {
  readonly explanations: Readonly<Record<string, string>>
  readonly shown?: Shown
}

/** The same for an audit that is held and has been read. Gives it as it stands now. */
export async function explainFound(
  ctx: Context,
  audit: AuditFound,
  held: AuditHeld,
  { explanations, shown }: Explained,
): Promise<AuditHeld> {
  const given = concernsOf(held).flatMap(({ code }) => {
    const evidence = explanations[code]?.trim()
    return evidence === undefined ? [] : [{ key: concernKey(code), evidence }]
  })
  const faults = given.flatMap(({ key, evidence }) => {
    const fault = lengthFault(evidence)
    return fault === null ? [] : [[key, fault] as const]
  })
  if (faults.length > 0) throw auditProblems.answerNotFitting({ faults: Object.fromEntries(faults) })
  const answers = given.map(
    ({ key, evidence }) => [key, { value: evidence === '' ? '' : 'explained', evidence }] as const,
  )
  const toSave = { given: Object.fromEntries(answers), held: held.answers, ...(shown ? { shown } : {}) }
  return { ...held, answers: await saveGiven(ctx, audit, toSave, 'What does not fit') }
}
