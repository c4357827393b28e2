/** How far a round has come: how many of the cases drawn have reached each stage, and which are not finished. */

/** Where a sampled case stands: a state of its audit, or nobody has it yet. */
export type CaseProgress = 'not-allocated' | 'allocated' | 'in-progress' | 'submitted' | 'moderated' | 'closed'

const stages = [
  { code: 'drawn', label: 'Drawn', reached: 0 },
  { code: 'allocated', label: 'Allocated', reached: 1 },
  { code: 'begun', label: 'Begun', reached: 2 },
  { code: 'submitted', label: 'Submitted', reached: 3 },
  { code: 'moderated', label: 'Moderated', reached: 4 },
] as const

const reach: Readonly<Record<CaseProgress, number>> = {
  'not-allocated': 0,
  allocated: 1,
  'in-progress': 2,
  submitted: 3,
  moderated: 4,
  closed: 4,
}

interface Stage {
  readonly code: (typeof stages)[number]['code']
  readonly label: string
  /** Cases that have come at least this far. */
  readonly n: number
  /** Cases drawn. */
  readonly of: number
}

/** Each stage counts the cases that have come at least so far: 20 drawn, 20 allocated, 14 begun, 9 submitted, 6 moderated. */
export function progress(cases: readonly CaseProgress[]): readonly Stage[] {
  return stages.map(({ code, label, reached }) => ({
    code,
    label,
    n: cases.filter(one => reach[one] >= reached).length,
    of: cases.length,
  }))
}

/** A case is finished when its grade has been agreed at moderation; with a tool that is not graded, when it is submitted. */
export function isFinished(one: CaseProgress, graded: boolean): boolean {
  return reach[one] >= (graded ? reach.moderated : reach.submitted)
}
