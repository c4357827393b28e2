/** The rules of a private link: how long it lives, and how its secret reads on paper. A link opens one script, once, and names nobody. */

/** Days that a link may live; the auditor chooses. */
export const linkLives = [7, 14, 30] as const
export type LinkLife = (typeof linkLives)[number]

/** Letters and figures that are not mistaken for each other when they are copied by hand (no i, l, o or u). */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const secretLength = 26
const secretShape = new RegExp(`^[${alphabet}]{${secretLength}}$`)
const groups = /.{1,4}/g

/** 128 bits, in hexadecimal, as 26 characters in groups of four: `7k3m-9x2q-…`. */
export function secretWords(hex: string): string {
  let left = BigInt(`0x${hex}`)
  let text = ''
  for (let place = 0; place < secretLength; place += 1) {
    text = (alphabet[Number(left % 32n)] ?? '') + text
    left /= 32n
  }
  return (text.match(groups) ?? []).join('-')
}

/** What was typed or opened as the one text that is digested: without hyphens or capitals. Null where it cannot be a secret. */
export function secretFrom(typed: string): string | null {
  const text = typed.toLowerCase().replaceAll(/[-\s]/g, '').replaceAll('o', '0').replaceAll(/[il]/g, '1')
  return secretShape.test(text) ? text : null
}
