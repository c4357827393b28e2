/** Counts the elements or properties that a file holds, so that whoever brings it in sees what was understood and what was not. */
import type { RecordReading } from './reading.ts'

interface NamedTree {
  readonly name: string
  readonly children: readonly NamedTree[]
}

interface Meaning {
  readonly meaning: string
  readonly kept: boolean
}

export interface ElementsMet {
  /** An element with all within it. */
  meet(tree: NamedTree): void
  meetName(name: string): void
  has(name: string): boolean
  readonly told: RecordReading['met']
}

/** A file may hold any number of names, of any length: what is told of them is not. */
const mostNames = 500
const longestName = 60

export function elementsMet(meaningOf: (name: string) => Meaning | null): ElementsMet {
  const counts = new Map<string, number>()
  const meetName = (name: string): void => {
    const short = name.length > longestName ? name.slice(0, longestName) : name
    const before = counts.get(short)
    if (before !== undefined || counts.size < mostNames) counts.set(short, (before ?? 0) + 1)
  }
  const meet = (tree: NamedTree): void => {
    meetName(tree.name)
    for (const child of tree.children) meet(child)
  }
  return {
    meet,
    meetName,
    has: name => counts.has(name),
    told: () =>
      Array.from(counts, ([heading, count]) => {
        const found = meaningOf(heading)
        const { meaning, kept } = found ?? { meaning: '', kept: false }
        return { letter: '', heading, meaning, kept, count, understood: found !== null }
      }),
  }
}
