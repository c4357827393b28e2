/** What can be wrong with a deed on an action: what happened, why, and what to do now. */
import { problem } from '../problem.ts'

export const actionProblems = {
  notNow: problem(
    'action.not-now',
    409,
    (d: { reference: string; state: string }) =>
      `Nothing was changed: ${d.reference} is ${d.state} now, perhaps through someone else since you opened this page. Look at it again.`,
  ),
  changedMeanwhile: problem(
    'action.changed-meanwhile',
    409,
    (d: { reference: string }) =>
      `Nothing was changed: somebody wrote on ${d.reference} after you opened this page. Read what they wrote, and send yours again if it is still needed.`,
  ),
  loopNotYet: problem(
    'action.loop-not-yet',
    409,
    (d: { reference: string }) =>
      `Nothing was kept: it is too early to ask whether ${d.reference} changed anything. Its page says from which day it is asked.`,
  ),
  loopChecked: problem(
    'action.loop-checked',
    409,
    (d: { reference: string }) =>
      `Nothing was kept: somebody has said already what changed after ${d.reference}. Read what they wrote.`,
  ),
  noSuchOwner: problem(
    'action.no-such-owner',
    422,
    () =>
      'Nothing was changed, because the person chosen is not at work here, or owns the action already. Choose another person.',
  ),
  wordsNeeded: problem(
    'action.words-needed',
    422,
    () => 'Nothing was kept, because nothing was written, or it is too long. Write it in your own words and try again.',
  ),
  wrongDay: problem(
    'action.wrong-day',
    422,
    () => 'Nothing was changed, because the new day is in the past or is the day it has. Choose another day.',
  ),
  outOfReach: problem(
    'action.out-of-reach',
    422,
    () => 'The action was not opened, because the team chosen is not one of yours. Choose a team that you answer for.',
  ),
} as const
