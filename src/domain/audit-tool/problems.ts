/** What the rules say no to while a tool is designed. Sentences for quality assurance leads: what happened, why, and what to do now. */
import { problem } from '../problem.ts'

export const toolProblems = {
  /** Two people, or two clicks: the draft that is there is the one to work on. */
  draftThere: problem(
    'tool.draft-there',
    409,
    (d: { key: string }) =>
      `A draft of ${d.key} has already been begun, so no other was. Work on that one, or discard it first.`,
  ),
  notFit: problem(
    'tool.not-fit',
    409,
    (d: { key: string; faults: number }) =>
      `${d.key} was not published, because its draft has ${d.faults} ${d.faults === 1 ? 'fault' : 'faults'}. Each is listed on the draft’s page with a link to its place.`,
  ),
  changedMeanwhile: problem(
    'tool.changed-meanwhile',
    409,
    (d: { key: string; by: string }) =>
      `${d.by} changed the draft of ${d.key} after you opened this page, so nothing was done. Go back to the draft, look at what changed, and try again.`,
  ),
} as const
