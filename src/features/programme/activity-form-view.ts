/** View-model of the form in which an activity is written, new or changed; what was typed comes back whole. */
import { typedText } from '#ui/form-params.ts'
import { activityKinds, plannedBecause } from '#domain/programme/activity.ts'
import { monthAndYear } from '#domain/calendar/dates.ts'
import { monthNumbers, monthOf, yearInWords } from '#domain/programme/year.ts'
import type { Context } from '#platform/context.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import { params } from '#ui/params.ts'
import { staffAtWork } from '../people/door.ts'
import { activityFieldOrder, typedList, type Typed } from './forms.ts'
import { toolChoices, type ActivityFound } from './queries.ts'

/** The error summary, in the order in which the page asks; null where nothing is wrong. */
export function errorSummary(errors: FieldErrors, order: readonly string[]) {
  const asked = order.filter(field => field in errors)
  const others = Object.keys(errors).filter(field => !order.includes(field))
  const errorList = [...asked, ...others].map(field => ({ text: errors[field] ?? '', href: `#${field}` }))
  return errorList.length === 0 ? null : params({ titleText: 'There is a problem', errorList })
}

/** Each field's message, null where there is none: strict views ask for every field. */
export const errorsOf = (fields: readonly string[], errors: FieldErrors): Record<string, string | null> => ({
  ...Object.fromEntries(fields.map(field => [field, null])),
  ...errors,
})

export const choices = (list: readonly { readonly code: string; readonly label: string }[], chosen: string) =>
  params(
    list.map(({ code, label }) => ({ value: code, text: label, selected: code === chosen, checked: code === chosen })),
  )

const selectItems = (items: readonly { readonly value: string; readonly text: string }[], chosen: string) =>
  params(items.map(item => ({ ...item, selected: item.value === chosen })))

export interface FormAsked {
  readonly year: number
  readonly typed: Typed
  readonly errors: FieldErrors
  readonly title: string
  readonly action: string
  readonly back: string
  /** The version that a change begins from; null for a new activity. */
  readonly seen: number | null
}

export async function activityFormView(ctx: Context, asked: FormAsked) {
  const { year, typed, errors } = asked
  const staff = await staffAtWork(ctx)
  const tools = await toolChoices(ctx)
  const months = typedList(typed, 'months')
  const field = (name: string): string => typedText(typed, name)
  return {
    title: asked.title,
    caption: `Programme ${yearInWords(year)}`,
    action: asked.action,
    back: asked.back,
    year: String(year),
    seen: asked.seen === null ? null : String(asked.seen),
    summary: errorSummary(errors, activityFieldOrder),
    errors: errorsOf(activityFieldOrder, errors),
    kinds: choices([{ code: '', label: 'Choose a kind' }, ...activityKinds], field('kind')),
    reasons: choices(plannedBecause, field('reason')),
    leads: selectItems(
      [
        { value: '', text: 'Choose a person' },
        ...staff.map(one => ({ value: one.staffId, text: `${one.name}, ${one.jobTitle}` })),
      ],
      field('leadId'),
    ),
    tools: selectItems(
      [{ value: '', text: 'No tool' }, ...tools.map(tool => ({ value: tool.toolId, text: tool.name }))],
      field('toolId'),
    ),
    months: params(
      monthNumbers.map(month => ({
        value: String(month),
        text: monthAndYear(monthOf(year, month)),
        checked: months.includes(String(month)),
      })),
    ),
    typed: {
      title: field('title'),
      focus: field('focus'),
      reasonWords: field('reasonWords'),
      plannedAudits: field('plannedAudits'),
      expectedOutput: field('expectedOutput'),
    },
  }
}

/** An activity as its form would have been typed. */
export const typedFrom = (activity: ActivityFound): Typed => ({
  ...activity,
  toolId: activity.toolId ?? '',
  months: activity.months.map(String),
  plannedAudits: activity.plannedAudits === null ? '' : String(activity.plannedAudits),
})
