/**
 * What a page shows besides what is saved, when a save was refused: the text that was typed, what is wrong with it, and what somebody
 * else saved meanwhile. Nobody loses what they wrote.
 */
import { evidenceKey, type Answer } from '#domain/audit/answers.ts'
import { auditProblems } from '#domain/audit/problems.ts'
import { longMoment } from '#domain/calendar/dates.ts'
import { Problem } from '#domain/problem.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import { params } from '#ui/params.ts'
import { fieldId } from './paths.ts'
import type { AnswerHeld } from './queries.ts'

export type Held = ReadonlyMap<string, AnswerHeld>

/**
 * `errors` by the key of the field; `stale`, the keys of answers that somebody else changed. `shown` is what the first page showed, kept
 * while only errors are told: a save that came between must not pass for one that was seen. Null once both versions are shown.
 */
export interface Unsaved<Typed> {
  readonly typed: Typed | null
  readonly errors: FieldErrors
  readonly stale: readonly string[]
  readonly shown: string | null
}

export const nothingUnsaved: Unsaved<never> = { typed: null, errors: {}, stale: [], shown: null }

export interface Refused<Typed> {
  readonly unsaved: Unsaved<Typed>
  readonly status: number
}

/** A save that was refused before anything was written: what to show again, and the status. Anything else is thrown on. */
export function refusedBy<Typed>(error: unknown, typed: Typed, shown: string): Refused<Typed> {
  if (!(error instanceof Problem)) throw error
  const { code, status, details } = error
  if (code === auditProblems.answerNotFitting.code)
    return { unsaved: { typed, errors: details['faults'] as FieldErrors, stale: [], shown }, status }
  if (code === auditProblems.stale.code)
    return { unsaved: { typed, errors: {}, stale: details['keys'] as readonly string[], shown: null }, status }
  throw error
}

/** What stands now where a save came between, read as words by `read`; null for every other answer. */
export function savedMeanwhile(
  key: string,
  held: Held,
  stale: readonly string[],
  read: (answer: Answer) => Answer,
): (Answer & { readonly by: string }) | null {
  const saved = held.get(key)
  if (!saved || !stale.includes(key)) return null
  return { ...read(saved), by: `${saved.givenBy}, ${longMoment(saved.givenAt)}` }
}

/** One answer and its evidence as a page shows them: what was typed, or else what is saved. */
export function fieldOf(
  key: string,
  held: Held,
  unsaved: Unsaved<Readonly<Record<string, Answer>>>,
  read: (value: string) => string,
) {
  const { value, evidence } = unsaved.typed?.[key] ?? held.get(key) ?? { value: '', evidence: '' }
  const readBoth = (answer: Answer): Answer => ({ value: read(answer.value), evidence: answer.evidence })
  return {
    key,
    id: fieldId(key),
    value,
    evidence,
    error: unsaved.errors[key] ?? null,
    evidenceError: unsaved.errors[evidenceKey(key)] ?? null,
    theirs: savedMeanwhile(key, held, unsaved.stale, readBoth),
  }
}

export const errorsShown = (errors: FieldErrors) => {
  const list = Object.entries(errors)
  return list.length === 0
    ? null
    : params({
        titleText: 'There is a problem',
        errorList: list.map(([key, text]) => ({ text, href: `#${fieldId(key)}` })),
      })
}
