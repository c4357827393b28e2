/**
 * Texts that begin like formulas, in workbooks that go out and come back: an apostrophe goes in front of each and is taken away again,
 * also in front of a text that had one already, so that every text comes back as it was.
 */
import { formulaSafe } from '#outputs/formula-safe.ts'

/** Words that the writer's own table of texts loses: "toString" as the whole text of a cell would come back empty. */
const lost = new Set(Object.getOwnPropertyNames(Object.prototype))

const isGuardable = (text: string): boolean => {
  const bare = text.replace(/^'+/, '')
  return formulaSafe(bare) !== bare || lost.has(bare)
}

export const guarded = (text: string): string => (isGuardable(text) ? `'${text}` : text)
export const unguarded = (text: string): string => (text.startsWith("'") && isGuardable(text) ? text.slice(1) : text)
