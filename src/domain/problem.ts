/**
 * The rules say no: a problem has a stable code, an HTTP status, and a sentence that says what happened, why, and what the
 * person can do now. Each part of the domain keeps its own catalogue in a `problems.ts`; `docs/generated/problems.md` lists
 * them all. A problem never carries a child's name or an auditor's text in its sentence.
 */
export class Problem extends Error {
  readonly code: string
  readonly status: number
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: string, status: number, sentence: string, details: Readonly<Record<string, unknown>>) {
    super(sentence)
    this.name = 'Problem'
    this.code = code
    this.status = status
    this.details = details
  }
}

/** What a catalogue holds: call it with the details to get the `Problem`; `code` and `status` can be read without calling. */
export interface ProblemKind<Details extends object> {
  (details: Details): Problem
  readonly code: string
  readonly status: number
}

/** Declares one kind of problem. `code` is `subject.what-is-wrong` and is never reused. */
export function problem<Details extends object = Readonly<Record<string, never>>>(
  code: string,
  status: number,
  sentence: (details: Details) => string,
): ProblemKind<Details> {
  const kind = (details: Details) =>
    new Problem(code, status, sentence(details), { ...details } as Record<string, unknown>)
  return Object.assign(kind, { code, status })
}
