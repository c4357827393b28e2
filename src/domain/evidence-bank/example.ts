/**
 * An example of good practice, and where it stands, read from records. The principal social worker assures what goes in (founding
 * report, 6.5): an example is read by others only as it was published, and a newer wording waits until it is published too.
 */

export type Decision = 'published' | 'withdrawn'

export interface ExampleRecords {
  /** The number of the latest wording; 1 or more. */
  readonly wording: number
  /** The latest decision; null where there was none. */
  readonly decision: Decision | null
  /** The wording that the latest decision was about; null where there was none. */
  readonly decidedWording: number | null
}

export type ExampleState = 'draft' | 'published' | 'reworded' | 'withdrawn'

export const exampleStateWords: Readonly<Record<ExampleState, string>> = {
  draft: 'Not published yet',
  published: 'Published',
  reworded: 'Published; a newer wording waits',
  withdrawn: 'Withdrawn',
}

/** A wording after a withdrawal is a draft again. */
export function exampleState({ wording, decision, decidedWording }: ExampleRecords): ExampleState {
  const newer = wording > (decidedWording ?? 0)
  if (decision === 'published') return newer ? 'reworded' : 'published'
  return decision === 'withdrawn' && !newer ? 'withdrawn' : 'draft'
}

export const uses = [
  { code: 'supervision', label: 'Supervision' },
  { code: 'team-meeting', label: 'A team meeting' },
  { code: 'training', label: 'Training' },
  { code: 'own-practice', label: 'My own practice' },
  { code: 'external-review', label: 'An external review' },
] as const
export type Use = (typeof uses)[number]['code']

export const useLabel = (code: string): string => uses.find(use => use.code === code)?.label ?? code

/** Case references found in a text, to be taken out before others read it. `known`: those of the audit that it comes from. */
export function caseReferencesIn(text: string, known: readonly string[]): readonly string[] {
  const words = new Set(text.toLowerCase().split(/[^\p{L}\p{N}-]+/u))
  return known.filter(reference => words.has(reference.toLowerCase()))
}
