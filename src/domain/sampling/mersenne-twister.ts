/**
 * The Mersenne Twister (Matsumoto and Nishimura 1998, seeding of 2002), so that samples which other programs drew with it can be
 * checked. Ours are not drawn with it: a permanent random number of each case needs no order of the list.
 */
const length = 624
const middle = 397

/** `n` raw numbers of 32 bits, as decimal text, after seeding with a whole number below 2³². */
export function mt19937({ seed, n }: { readonly seed: number; readonly n: number }): {
  readonly uint32: readonly string[]
} {
  const state = seeded(seed)
  const numbers: string[] = []
  for (let place = length; numbers.length < n; place += 1) {
    if (place === length) {
      twist(state)
      place = 0
    }
    numbers.push(String(tempered(state[place] ?? 0)))
  }
  return { uint32: numbers }
}

function seeded(seed: number): Uint32Array {
  const state = new Uint32Array(length)
  state[0] = seed
  for (let place = 1; place < length; place += 1) {
    const before = state[place - 1] ?? 0
    state[place] = Math.imul(1_812_433_253, before ^ (before >>> 30)) + place
  }
  return state
}

function twist(state: Uint32Array): void {
  for (let place = 0; place < length; place += 1) {
    const next = state[(place + 1) % length] ?? 0
    const joined = ((state[place] ?? 0) & 0x80000000) | (next & 0x7fffffff)
    state[place] = (state[(place + middle) % length] ?? 0) ^ (joined >>> 1) ^ (next & 1 ? 0x9908b0df : 0)
  }
}

function tempered(number: number): number {
  let mixed = number ^ (number >>> 11)
  mixed ^= (mixed << 7) & 0x9d2c5680
  mixed ^= (mixed << 15) & 0xefc60000
  return (mixed ^ (mixed >>> 18)) >>> 0
}
