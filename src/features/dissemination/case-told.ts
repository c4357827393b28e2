/**
 * Words that many will read tell no case. Looks only for cases that the writer may read, so that nobody learns here which cases exist.
 */
import type { Context } from '#platform/context.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import { casesWithin } from '#platform/database/scope.ts'

const mostWords = 400

/** Words that could be the reference of a case: with a figure in them, as they are and in capitals. */
function candidatesIn(text: string): readonly string[] {
  const words = text.split(/[^\p{L}\p{N}-]+/u).filter(word => /\d/.test(word) && word.length >= 4 && word.length <= 40)
  return [...new Set(words.slice(0, mostWords).flatMap(word => [word, word.toUpperCase()]))]
}

async function caseIn(ctx: Context, text: string): Promise<string | null> {
  const candidates = candidatesIn(text)
  if (candidates.length === 0) return null
  const found = await ctx.db
    .selectFrom('caseStanding as held')
    .select('held.caseReference')
    .where('held.authorityId', '=', ctx.authorityId)
    .where('held.caseReference', 'in', [...candidates])
    .where(casesWithin(ctx, 'case.read-facts'))
    .orderBy('held.caseReference')
    .executeTakeFirst()
  return found?.caseReference ?? null
}

/** A fault for each field that tells a case. */
export async function casesTold(ctx: Context, fields: Readonly<Record<string, string>>): Promise<FieldErrors> {
  const errors: Record<string, string> = {}
  for (const [field, text] of Object.entries(fields)) {
    const reference = await caseIn(ctx, text)
    if (reference !== null) errors[field] = `Take out the case reference ${reference}: others will read this`
  }
  return errors
}
