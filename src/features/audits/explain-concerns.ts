/** Saves the auditor's explanations of what does not fit. They stay with the audit for the moderator to read. */
import { concernKey } from '#domain/audit/answers.ts'
import { concernsOf } from '#domain/audit/submission.ts'
import type { Context } from '#platform/context.ts'
import { auditToAnswer, saveGiven } from './save-answers.ts'
import { filled } from './submit-audit.ts'

/** `explanations` by the concern's code; codes that are no concern of this audit are left out. */
export async function explainConcerns(
  ctx: Context,
  reference: string,
  explanations: Readonly<Record<string, string>>,
): Promise<void> {
  const audit = await auditToAnswer(ctx, reference)
  const codes = concernsOf(await filled(ctx, audit)).map(concern => concern.code)
  const given = codes.map(
    code => [concernKey(code), { value: 'explained', evidence: explanations[code]?.trim() ?? '' }] as const,
  )
  await saveGiven(ctx, audit, { given: Object.fromEntries(given) }, 'What does not fit')
}
