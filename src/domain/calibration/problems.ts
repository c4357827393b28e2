/** What can be wrong in calibration. Sentences for those who grade, and for those who run exercises. */
import { problem } from '../problem.ts'

export const calibrationProblems = {
  knowsPanel: problem(
    'calibration.knows-panel',
    403,
    () =>
      'You cannot grade this case blind, because you have already seen the grades that the panel agreed. Choose another practice case.',
  ),
  submittedAlready: problem(
    'calibration.submitted-already',
    409,
    () =>
      'Nothing was changed: your grades were submitted before, and stay as they were. Open the feedback to read them.',
  ),
  over: problem(
    'calibration.over',
    409,
    () =>
      'Your grades were not taken, because the exercise is closed. Ask the quality assurance lead whether you can work through the case as practice.',
  ),
  notPublished: problem(
    'calibration.not-published',
    409,
    (d: { reference: string }) =>
      `Nothing was begun, because ${d.reference} is not published now. Publish it first, or choose another practice case.`,
  ),
  changedSinceRead: problem(
    'calibration.changed-since-read',
    409,
    () =>
      'Nothing was published, because the practice case was changed after you opened it. Go back, read it and publish it then.',
  ),
  takenAlready: problem(
    'calibration.taken-already',
    409,
    () => 'This practice case is already among yours. Go back and open it from the list.',
  ),
  stillOpen: problem(
    'calibration.still-open',
    409,
    () => 'This waits until the exercise is closed, or everybody has submitted, so that nobody is swayed.',
  ),
  nobodyInvited: problem(
    'calibration.nobody-invited',
    409,
    () =>
      'Nothing was begun, because none of those chosen can be invited now. Go back, reload the page and choose again.',
  ),
  closedAlready: problem(
    'calibration.closed-already',
    409,
    () => 'Nothing was changed: the exercise was closed before. Go back and read its result.',
  ),
} as const
