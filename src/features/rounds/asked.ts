/** What the room's pages have in common: which round is asked for, and a rule's refusal told beside the form. */
import { Problem } from '#domain/problem.ts'
import type { Context } from '#platform/context.ts'
import type { FieldErrors, RouteRequest } from '#platform/http/route.ts'
import { roundByReference, type RoundFound } from './queries.ts'

/** A form as it was typed. */
export type Typed = Readonly<Record<string, unknown>>

export const referenceIn = (request: RouteRequest): string => request.params['reference'] ?? ''

/** The round in the address. 404 where there is none. */
export const roundAsked = (ctx: Context, request: RouteRequest): Promise<RoundFound> =>
  roundByReference(ctx, referenceIn(request))

/** The messages to show beside the form when a rule said no before anything was written; anything else is thrown on. */
export function messages(
  error: unknown,
  told: Readonly<Record<string, (problem: Problem) => FieldErrors>>,
): FieldErrors {
  const tell = error instanceof Problem ? told[error.code] : undefined
  if (!tell) throw error
  return tell(error as Problem)
}
