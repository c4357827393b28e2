/** A child's part of the census as a tree, as the reader of files gives it, and how one finds things in it in any order. */

export interface CensusTree {
  readonly name: string
  readonly text: string
  readonly children: readonly CensusTree[]
}

export const first = (tree: CensusTree | null, name: string): CensusTree | null =>
  tree?.children.find(one => one.name === name) ?? null

export const each = (tree: CensusTree | null, name: string): readonly CensusTree[] =>
  tree?.children.filter(one => one.name === name) ?? []

/** What stands in the element; null where it is not there or blank. */
export function textOf(tree: CensusTree | null, name: string): string | null {
  const text = first(tree, name)?.text ?? ''
  return text === '' ? null : text
}
