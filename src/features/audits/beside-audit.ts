/** Gathers what the practitioner and the family said, as it stands when an audit is handed in, to be sealed with it. */
import { sql } from 'kysely'
import { written, type SubmittedBeside } from '#domain/audit/beside.ts'
import { valueText } from '#domain/family-feedback/answers.ts'
import { mannerLabel, reflectionParts } from '#domain/practitioner/part.ts'
import type { Context } from '#platform/context.ts'
import { familyFeedbackOf, type FamilyFeedback } from '../family-feedback/door.ts'
import { practitionersPartOf, type PractitionersPart } from '../practitioner-part/door.ts'
import type { AuditFound } from './queries.ts'

/** Leaves out whoever has said nothing and was not asked. */
export async function besideAudit(ctx: Context, audit: AuditFound): Promise<SubmittedBeside> {
  const { practitioner, family } = await whoSpoke(ctx, audit.auditId)
  return {
    ...(practitioner ? { practitioner: practitionerSaid(await practitionersPartOf(ctx, audit.auditId)) } : {}),
    ...(family ? { family: familySaid(await familyFeedbackOf(ctx, audit)) } : {}),
  }
}

/** One look before eight: most audits are handed in without either. */
async function whoSpoke(ctx: Context, auditId: string): Promise<{ practitioner: boolean; family: boolean }> {
  const anyIn = (table: 'reflection' | 'practitionerConversation' | 'familyAttempt' | 'familyFeedback') =>
    sql<boolean>`exists (select 1 from ${sql.table(table)} where authority_id = ${ctx.authorityId} and audit_id = ${auditId})`
  const { rows } = await sql<{ practitioner: boolean; family: boolean }>`
    select ${anyIn('reflection')} or ${anyIn('practitionerConversation')} as practitioner,
      ${anyIn('familyAttempt')} or ${anyIn('familyFeedback')} as family`.execute(ctx.db)
  return rows[0] ?? { practitioner: false, family: false }
}

const familySaid = ({ summary, answers }: FamilyFeedback): NonNullable<SubmittedBeside['family']> => ({
  summary,
  answers: answers.map(answer => ({ label: answer.text, text: valueText(answer), words: answer.words })),
})

function practitionerSaid({
  reflections,
  conversations,
}: PractitionersPart): NonNullable<SubmittedBeside['practitioner']> {
  const [standing] = reflections
  return {
    reflection: standing
      ? {
          keptAt: standing.keptAt,
          parts: written(reflectionParts.map(({ key, label }) => ({ label, text: standing[key] }))),
        }
      : null,
    conversations: conversations.map(talk => ({
      manner: mannerLabel(talk.manner),
      heldOn: talk.heldOn,
      parts: written([
        { label: 'Why not', text: talk.reason },
        { label: 'What worked', text: talk.worked },
        { label: 'What got in the way', text: talk.barriers },
        { label: 'Support wanted', text: talk.supportWanted },
      ]),
    })),
  }
}
