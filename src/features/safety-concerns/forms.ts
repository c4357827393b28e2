/** What people send when they raise, tell, respond, close and set clocks; and the moment they say that somebody was told. */
import { z } from 'zod'
import { dayOf, isLocalDate, londonMoment, type Instant } from '#domain/calendar/dates.ts'
import { readTimeOfDay } from '#domain/calendar/time-of-day.ts'
import { safeAnswers, severityCodes, type Severity } from '#domain/safety-concerns/severity.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import type { ToldInPerson } from './tell-somebody.ts'

const mostCharacters = 10_000
const words = z
  .string()
  .trim()
  .max(mostCharacters, `Use ${mostCharacters.toLocaleString('en-GB')} characters or fewer`)
const optional = words.default('')

const tellingFields = {
  toldWhom: z.string().trim().max(200, 'Use 200 characters or fewer').default(''),
  'toldOn-day': z.string().trim().default(''),
  'toldOn-month': z.string().trim().default(''),
  'toldOn-year': z.string().trim().default(''),
  toldTime: z.string().trim().default(''),
  decision: optional,
}
type TellingFields = z.infer<z.ZodObject<typeof tellingFields>>

/** "yyyy-mm-dd" of the three fields, whatever was typed in them. */
function dayTyped(form: TellingFields): string {
  const part = (text: string, length: number): string => text.padStart(length, '0')
  return `${part(form['toldOn-year'], 4)}-${part(form['toldOn-month'], 2)}-${part(form['toldOn-day'], 2)}`
}

/** What is missing, by the field where it is mended. */
function* tellingFaults(form: TellingFields): Generator<readonly [string, string]> {
  if (form.toldWhom === '') yield ['toldWhom', 'Say whom you told']
  if (!isLocalDate(dayTyped(form))) yield ['toldOn-day', 'Enter the day on which you told them']
  if (readTimeOfDay(form.toldTime) === null) yield ['toldTime', 'Enter the time, such as 10:40 or 2.30pm']
  if (form.decision === '') yield ['decision', 'Say what was decided']
}

type Issues = { addIssue(issue: { code: 'custom'; path: string[]; message: string }): void }
const refuse = (issues: Issues, faults: Iterable<readonly [string, string]>): void => {
  for (const [field, message] of faults) issues.addIssue({ code: 'custom', path: [field], message })
}

function* raiseFaults(form: { seen: string; severity: string; telling: string }): Generator<readonly [string, string]> {
  if (form.seen === '') yield ['seen', 'Say what you saw']
  if (!severityCodes.includes(form.severity as Severity)) yield ['severity', 'Choose how soon this needs an answer']
  if (form.telling !== 'told' && form.telling !== 'not-yet') yield ['telling', 'Say whether you have told somebody']
}

/** Everything that is missing is told at once: nobody in a hurry is sent back twice. */
export const raiseForm = z
  .object({
    seen: optional,
    severity: z.string().default(''),
    telling: z.string().default(''),
    from: z.string().optional(),
    ...tellingFields,
  })
  .superRefine((form, issues) => {
    refuse(issues, raiseFaults(form))
    if (form.telling === 'told') refuse(issues, tellingFaults(form))
  })
export type RaiseForm = z.infer<typeof raiseForm>

export const tellForm = z.object(tellingFields).superRefine((form, issues) => refuse(issues, tellingFaults(form)))
export type TellForm = z.infer<typeof tellForm>

function* respondFaults(form: { done: string; safe: string; next: string }): Generator<readonly [string, string]> {
  if (form.done === '') yield ['done', 'Say what was done']
  if (!safeAnswers.some(one => one.code === form.safe)) yield ['safe', 'Say whether the child is safe now']
  else if (form.safe !== 'yes' && form.next === '')
    yield ['next', 'Say what happens next, by whom and by when, until the child is known to be safe']
}

export const respondForm = z
  .object({
    done: optional,
    safe: z.string().default(''),
    next: optional,
    shown: z.coerce.number().int().min(0).default(0),
  })
  .superRefine((form, issues) => refuse(issues, respondFaults(form)))
export type RespondForm = z.infer<typeof respondForm>

export const closeForm = z.object({ confirmed: words.min(1, 'Say how you know that the child is safe') })
export type CloseForm = z.infer<typeof closeForm>

/** A moment of grace for clocks on the wall that are ahead of ours. */
const graceMinutes = 5

/** What was told, from fields that parsed; or why its moment cannot be right. */
export function toldIn(form: TellForm, now: Instant): ToldInPerson | FieldErrors {
  const day = dayTyped(form)
  const minutes = readTimeOfDay(form.toldTime)
  if (!isLocalDate(day) || minutes === null) return { 'toldOn-day': 'Enter the day on which you told them' }
  const toldAt = londonMoment(day, minutes)
  if (Date.parse(toldAt) > Date.parse(now) + graceMinutes * 60_000)
    return day > dayOf(now)
      ? { 'toldOn-day': 'Enter today or a day before: this is yet to come' }
      : { toldTime: 'Enter a time that has passed: this is yet to come' }
  return { told: form.toldWhom, toldAt, decision: form.decision }
}

export const isTold = (outcome: ToldInPerson | FieldErrors): outcome is ToldInPerson => 'toldAt' in outcome

/** The clocks' page takes any text: what fits is known from the table of settings. */
export const clocksForm = z.record(z.string(), z.string())
