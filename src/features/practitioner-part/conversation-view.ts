/** View-model of the page on which an auditor records a conversation with the practitioner, with those recorded before. */
import { manners, type ConversationGiven } from '#domain/practitioner/part.ts'
import type { Context } from '#platform/context.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import { params } from '#ui/params.ts'
import { conversationsView } from './part-view.ts'
import { paths } from './paths.ts'
import { practitionersPartOf, type AuditOfCase } from './queries.ts'

export const nothingTyped: ConversationGiven = {
  manner: '',
  heldOn: '',
  reason: '',
  worked: '',
  barriers: '',
  supportWanted: '',
}

/** Day, month and year as they were typed. */
function dayItems(value: string, faulty: boolean) {
  const [year = '', month = '', ...rest] = value.split('-')
  const part = (name: string, text: string, width: string) => ({
    id: name === 'day' ? 'heldOn' : `heldOn-${name}`,
    name,
    value: text.replace(/^0+/, ''),
    classes: `govuk-input--width-${width}${faulty ? ' govuk-input--error' : ''}`,
  })
  return params([part('day', rest.join('-'), '2'), part('month', month, '2'), part('year', year, '4')])
}

export async function conversationView(
  ctx: Context,
  audit: AuditOfCase,
  typed: ConversationGiven,
  errors: FieldErrors,
) {
  const part = await practitionersPartOf(ctx, audit.auditId)
  const list = Object.entries(errors).map(([field, text]) => ({ text, href: `#${field}` }))
  const text = (id: 'reason' | 'worked' | 'barriers' | 'supportWanted', label: string) => ({
    id,
    label,
    value: typed[id],
    error: errors[id] ?? null,
  })
  return {
    reference: audit.reference,
    back: paths.audit(audit.reference),
    action: paths.conversation(audit.reference),
    practitioner: part.practitioner,
    earlier: conversationsView(part),
    manners: params(manners.map(({ code, label }) => ({ value: code, text: label, checked: typed.manner === code }))),
    mannerError: errors['manner'] ?? null,
    day: dayItems(typed.heldOn, errors['heldOn'] !== undefined),
    dayError: errors['heldOn'] ?? null,
    texts: [
      text('reason', 'If it did not take place: why not?'),
      text('worked', 'What the practitioner says works'),
      text('barriers', 'What gets in the way'),
      text('supportWanted', 'Support wanted'),
    ],
    errors: list.length > 0 ? params({ titleText: 'There is a problem', errorList: list }) : null,
  }
}
