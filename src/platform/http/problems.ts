/** Problems that any page can meet, and the step from a decision of `can` to a refusal. */
import type { Decision } from '#domain/access/can.ts'
import { problem } from '#domain/problem.ts'

export const httpProblems = {
  /** Out of reach and not there look the same, so that nobody learns which cases exist. */
  notFound: problem(
    'http.not-found',
    404,
    () =>
      'We cannot find this page. It may have moved, or it may not be one of yours. Check the address, or start again from the home page.',
  ),
  notAllowed: problem('http.not-allowed', 403, (d: { because: string }) => d.because),
  signInFirst: problem('http.sign-in-first', 401, () => 'Sign in to see this page.'),
  formExpired: problem(
    'http.form-expired',
    403,
    () =>
      'This page was open for too long, or in another window, so what you sent was not saved. What you typed is shown below: copy it, go back and send it again.',
  ),
  tooLarge: problem(
    'http.too-large',
    413,
    (d: { limit: string }) =>
      `What you sent is too large: the limit is ${d.limit}. Nothing was saved. Send a smaller file, or fewer at once.`,
  ),
  notUnderstood: problem(
    'http.not-understood',
    400,
    () => 'We could not understand what was sent, so nothing was saved. Go back, reload the page and try again.',
  ),
  tooManyTries: problem(
    'http.too-many-tries',
    429,
    (d: { minutes: number }) => `There have been too many tries. Wait ${d.minutes} minutes, then try again.`,
  ),
  /** Two people, or two clicks, at once: a unique key or a lock let one through. */
  changedMeanwhile: problem(
    'http.changed-meanwhile',
    409,
    () =>
      'Somebody did this at the same moment, so yours was not saved. Go back, reload the page to see what they did, and try again if it is still needed.',
  ),
  unavailable: problem(
    'http.unavailable',
    503,
    () => 'The database cannot be reached at the moment, so nothing was saved. Wait a minute, then try again.',
  ),
} as const

/** Throws unless the decision is yes: 404 for what is out of reach, 403 with the reason for what is not allowed now. */
export function requireMay(decision: Decision): void {
  if (decision.may) return
  throw decision.known ? httpProblems.notAllowed({ because: decision.because }) : httpProblems.notFound({})
}
