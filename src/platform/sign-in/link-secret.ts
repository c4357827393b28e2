/** The secret of a private link: 128 bits from the system's own chance, of which only the digest is ever stored. */
import { randomBytes } from 'node:crypto'
import { sha256 } from '../digest.ts'

/** 128 bits in hexadecimal. */
export const newLinkSecret = (): string => randomBytes(16).toString('hex')

/** What is stored and looked for. */
export const linkDigest = (secret: string): string => sha256(`link|${secret}`)
