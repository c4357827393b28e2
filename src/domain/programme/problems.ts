/** What can be wrong with the programme. Sentences for quality assurance leads: what happened, why, and what to do now. */
import { problem } from '../problem.ts'

export const programmeProblems = {
  cancelled: problem(
    'programme.cancelled',
    409,
    (d: { reference: string }) =>
      `Nothing was changed: ${d.reference} was cancelled, perhaps by someone else since you opened this page. Carry it over to the next year, or add another activity.`,
  ),
  carriedAlready: problem(
    'programme.carried-already',
    409,
    (d: { reference: string; later: string }) =>
      `Nothing was changed: ${d.reference} was carried over already, as ${d.later}. Change that one instead.`,
  ),
  unknownLead: problem(
    'programme.unknown-lead',
    422,
    () =>
      'The activity was not kept, because whoever was to lead it is not at work here. Choose someone else from the list and send it again.',
  ),
  unknownTool: problem(
    'programme.unknown-tool',
    422,
    () =>
      'The activity was not kept, because its audit tool is not one of ours. Choose a tool from the list, or none, and send it again.',
  ),
  changedMeanwhile: problem(
    'programme.changed-meanwhile',
    409,
    (d: { reference: string }) =>
      `Your change was not kept, because somebody changed ${d.reference} after you opened it. Look at what stands now, and change it again if it is still needed.`,
  ),
  correctedAlready: problem(
    'programme.corrected-already',
    409,
    (d: { reference: string; later: string }) =>
      `Nothing was recorded: ${d.reference} was put right already, by ${d.later}. Put that one right instead.`,
  ),
} as const
