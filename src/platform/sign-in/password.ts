/** Passwords: Argon2id at OWASP's 19 MiB, two passes, and a check of the password itself that follows the NCSC's advice. */
import { hash, verify } from '@node-rs/argon2'

/** Argon2id is the library's default algorithm; these are its costs. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
const shortest = 12
const longest = 128
const tooCommon = [
  'password1234',
  'passwordpassword',
  '123456789012',
  'qwertyuiopas',
  'letmeinletmein',
  'learningfromaudit',
]

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), cost)

export const passwordMatches = (stored: string, password: string): Promise<boolean> =>
  verify(stored, password.normalize('NFC'))

/** What a stranger's attempt is checked against, so that an unknown e-mail takes as long as a wrong password. */
export const decoyHash: Promise<string> = hashPassword('no account has this password')

/** Why a new password cannot be used, in a sentence, or null. Length, not ornament; nothing expires. */
export function passwordFault(password: string): string | null {
  if (password.length < shortest)
    return `Enter a password of at least ${shortest} characters. Three random words make a good one.`
  if (password.length > longest) return `Enter a password of at most ${longest} characters.`
  if (tooCommon.includes(password.toLowerCase()) || new Set(password).size < 4)
    return 'Enter a password that is harder to guess, such as three random words.'
  return null
}
