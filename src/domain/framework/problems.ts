/** What the rules say no to when the framework is changed. */
import { problem } from '../problem.ts'

export const frameworkProblems = {
  changedMeanwhile: problem(
    'framework.changed-meanwhile',
    409,
    (d: { by: string }) =>
      `Nothing was changed: ${d.by} changed this part while you were writing. Open it in another window to see what stands now, then bring both together here and save again.`,
  ),
  nothingChanged: problem(
    'framework.nothing-changed',
    422,
    () => 'Nothing was changed: what you sent is what stands already. Change something, or go back.',
  ),
} as const
