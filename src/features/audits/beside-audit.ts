/** Gathers what the practitioner and the family said, as it stands when an audit is handed in, to be sealed with it. */
import { written, type SubmittedBeside } from '#domain/audit/beside.ts'
import { valueText } from '#domain/family-feedback/answers.ts'
import { mannerLabel, reflectionParts } from '#domain/practitioner/part.ts'
import type { Context } from '#platform/context.ts'
import { familyFeedbackOf } from '../family-feedback/door.ts'
import { practitionersPartOf, type PractitionersPart } from '../practitioner-part/door.ts'
import type { AuditFound } from './queries.ts'

/** Leaves out whoever has said nothing and was not asked. */
export async function besideAudit(ctx: Context, audit: AuditFound): Promise<SubmittedBeside> {
  const part = await practitionersPartOf(ctx, audit.auditId)
  const feedback = await familyFeedbackOf(ctx, audit)
  const asked = feedback.attempts.length + feedback.standing.length > 0
  return {
    ...(part.reflections.length + part.conversations.length > 0 ? { practitioner: practitionerSaid(part) } : {}),
    ...(asked
      ? {
          family: {
            summary: feedback.summary,
            answers: feedback.answers.map(answer => ({
              label: answer.text,
              text: valueText(answer),
              words: answer.words,
            })),
          },
        }
      : {}),
  }
}

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
