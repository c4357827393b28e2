/** What a component tells the gallery and its test: its macro, and named examples, the awkward ones included. */
import type { Params } from './params.ts'

export interface Example {
  /** What is particular about it, in a few words. */
  readonly name: string
  readonly params: Params
}

export interface Component {
  /** Its folder in `src/ui/components`. */
  readonly name: string
  /** The macro that `macro.njk` exports. */
  readonly macro: string
  /** When to use it, in a sentence. */
  readonly purpose: string
  readonly examples: readonly Example[]
}
