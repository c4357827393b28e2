/**
 * Spreadsheet programs run a text that begins like a formula. Such a text gets an apostrophe in front, also where spaces or
 * invisible characters come first, and for the full-width signs that some programs accept (security notes, H-06).
 */
const beginsLikeFormula = /^[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u

export function formulaSafe(text: string): string {
  return beginsLikeFormula.test(text) ? `'${text}` : text
}
