/** The functions that look at several questions, sections or ratings at once: any, all, how many, and the sum. */
import { anyNamed } from './expression-names.ts'
import {
  ExpressionFault,
  type Compiling,
  type Name,
  type Outcome,
  type Part,
  type Reading,
} from './expression-parts.ts'

export const keysIn = (part: Part | undefined): readonly string[] => {
  if (!Array.isArray(part?.written)) throw new ExpressionFault('Write the keys out as a list: ["one", "other"].')
  return part.written as readonly string[]
}

/** What a list of keys is asked for: a code or some of them, each offered by at least one of the keys. */
export function wantedOf(part: Part | undefined, names: readonly Name[]): ReadonlySet<string> {
  const written = part?.written
  const wanted =
    typeof written === 'string' ? [written] : Array.isArray(written) ? (written as readonly string[]) : null
  if (wanted === null) throw new ExpressionFault('Write the value out, as a text or a list of texts.')
  const strange = wanted.find(code => names.every(({ codes }) => codes !== null && !codes.has(code)))
  if (strange !== undefined)
    throw new ExpressionFault(`None of ${names.map(({ key }) => key).join(', ')} can be “${strange}”.`)
  return new Set(wanted)
}

/** Whether one of them has it; null while that is not known; undefined where it does not apply. */
type Has = (reading: Reading) => boolean | null | undefined

export function hasOf({ slot, type }: Name, wanted: ReadonlySet<string>): Has {
  return reading => {
    const value = reading.values[slot] ?? null
    if (value === null) return null
    if (value === '') return undefined
    if (type === 'codes')
      return String(value)
        .split(',')
        .some(code => wanted.has(code))
    if (wanted.has(String(value))) return true
    return value === 'not-applicable' ? undefined : false
  }
}

export function manyOf([list, value]: readonly Part[], compiling: Compiling): readonly Has[] {
  const names = keysIn(list).map(key => anyNamed(key, compiling))
  if (names.length === 0) throw new ExpressionFault('The list of keys is empty.')
  const wanted = wantedOf(value, names)
  return names.map(name => hasOf(name, wanted))
}

export function anyOf(all: readonly Has[], reading: Reading): Outcome {
  let unknown = false
  for (const has of all) {
    const one = has(reading)
    if (one === true) return true
    unknown ||= one === null
  }
  return unknown ? null : false
}

export function allOf(all: readonly Has[], reading: Reading): Outcome {
  let unknown = false
  let applies = false
  for (const has of all) {
    const one = has(reading)
    if (one === false) return false
    unknown ||= one === null
    applies ||= one === true
  }
  return unknown ? null : applies
}

export function countOf(all: readonly Has[], reading: Reading): Outcome {
  let count = 0
  for (const has of all) {
    const one = has(reading)
    if (one === null) return null
    if (one === true) count += 1
  }
  return count
}

export function sumOf(names: readonly Name[], reading: Reading): Outcome {
  let sum = 0
  for (const { slot } of names) {
    const value = reading.values[slot] ?? null
    if (value === null) return null
    sum += value === '' ? 0 : Number(value)
  }
  return sum
}

export function countApplicable(names: readonly Name[], reading: Reading): Outcome {
  let count = 0
  for (const { slot } of names) {
    const value = reading.values[slot] ?? null
    if (value === null) return null
    if (value !== '' && value !== 'not-applicable') count += 1
  }
  return count
}
