/** The practitioner's lines of an audit's task list: whether they were told and reflected, and the conversation where no tool asks it. */
import type { Context } from '#platform/context.ts'
import { params } from '#ui/params.ts'
import { toldAndSeen, type AuditRead } from './part-view.ts'
import { paths } from './paths.ts'
import { practitionersPartOf, type PractitionersPart } from './queries.ts'

/** Reads how things stand, and no words of the reflection: nothing is recorded as read. `askedInTool`: the tool asks the conversation. */
export async function partTasks(ctx: Context, { auditId, reference }: AuditRead, askedInTool: boolean) {
  const part = await practitionersPartOf(ctx, auditId)
  return params({
    idPrefix: 'practitioner',
    items: [
      {
        title: { text: 'The practitioner’s reflection' },
        href: paths.part(reference),
        hint: { text: toldAndSeen(part) },
        status:
          part.reflections.length > 0 ? { text: 'Added' } : { tag: { text: 'Not added', classes: 'govuk-tag--grey' } },
      },
      ...(askedInTool ? [] : [conversationTask(part, reference)]),
    ],
  })
}

const conversationTask = ({ conversations }: PractitionersPart, reference: string) => ({
  title: { text: 'Conversation with the practitioner' },
  href: paths.conversation(reference),
  hint: { text: 'In person or by video wherever you can' },
  status:
    conversations.length > 0
      ? { text: `${conversations.length} recorded` }
      : { tag: { text: 'Not recorded', classes: 'govuk-tag--grey' } },
})
