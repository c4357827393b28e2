/** View-model of raising: the four questions, what was typed, and whom to speak to. */
import { caseStatusLabel } from '#domain/cases/case-status.ts'
import { severities } from '#domain/safety-concerns/severity.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import { params } from '#ui/params.ts'
import { paths, wayBack } from './paths.ts'
import type { AuditOfConcern } from './queries.ts'
import { answerable, namesOffered, toSpeakTo } from './staff.ts'

export type Typed = Readonly<Record<string, unknown>>
export const textIn = (typed: Typed, field: string): string => (typeof typed[field] === 'string' ? typed[field] : '')

/** The fields of who was told, as the pages of raising and of a concern share them. The day is today's unless another was typed. */
export function tellingView(ctx: Context, typed: Typed, errors: FieldErrors) {
  const [year = '', month = '', day = ''] = ctx.today.split('-')
  const part = (name: string, today: string): string => {
    const field = `toldOn-${name}`
    return typeof typed[field] === 'string' ? typed[field] : String(Number(today))
  }
  const item = (name: string, today: string, width: number) => ({
    name,
    value: part(name, today),
    classes: `govuk-input--width-${width}${errors['toldOn-day'] === undefined ? '' : ' govuk-input--error'}`,
  })
  return {
    whom: textIn(typed, 'toldWhom'),
    day: params([item('day', day, 2), item('month', month, 2), item('year', year, 4)]),
    time: textIn(typed, 'toldTime'),
    decision: textIn(typed, 'decision'),
    errors: {
      whom: errors['toldWhom'] ?? null,
      day: errors['toldOn-day'] ?? null,
      time: errors['toldTime'] ?? null,
      decision: errors['decision'] ?? null,
    },
  }
}

export function summaryOf(errors: FieldErrors) {
  const list = Object.entries(errors).map(([field, message]) => ({ text: message, href: `#${field}` }))
  return list.length > 0 ? params({ titleText: 'There is a problem', errorList: list }) : null
}

export async function raiseView(
  ctx: Context,
  audit: AuditOfConcern,
  shown: { readonly typed: Typed; readonly errors: FieldErrors; readonly from: string | undefined },
) {
  const { typed, errors } = shown
  const staff = await answerable(ctx)
  const back = wayBack(audit.audit, shown.from)
  const place = { teamId: audit.teamId, localityId: audit.localityId, raisedBy: staffIdOf(ctx) }
  return {
    audit: audit.audit,
    case: `Case ${audit.caseReference}, ${caseStatusLabel(audit.caseStatus).toLowerCase()}, ${audit.teamName ?? 'team not known'}`,
    back,
    action: paths.concernsOf(audit.audit),
    speakTo: toSpeakTo(place, staff),
    names: namesOffered(staff),
    seen: textIn(typed, 'seen'),
    severities: params(
      severities.map(({ code, label, hint }) => ({
        value: code,
        text: label,
        hint: { text: hint },
        checked: textIn(typed, 'severity') === code,
      })),
    ),
    told: textIn(typed, 'telling'),
    telling: tellingView(ctx, typed, errors),
    errors: {
      seen: errors['seen'] ?? null,
      severity: errors['severity'] ?? null,
      telling: errors['telling'] ?? null,
    },
    summary: summaryOf(errors),
  }
}
