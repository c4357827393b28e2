/** Chance with a seed (mulberry32 for choices; never for secrets, which come from node:crypto in platform/sign-in). */
import { randomInt } from 'node:crypto'

export interface Random {
  /** At least 0, less than 1. */
  next(): number
  /** A whole number from 0 to `below` - 1. */
  whole(below: number): number
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return { next, whole: below => Math.floor(next() * below) }
}

export const freshRandom = (): Random => seededRandom(randomInt(2 ** 32 - 1))
