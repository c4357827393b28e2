/** What can go wrong at the front door. */
import { problem } from '#domain/problem.ts'

export const accountProblems = {
  notDemonstration: problem(
    'account.not-demonstration',
    403,
    () =>
      'This is not a demonstration, so nobody signs in by choosing a name. Sign in with your e-mail address and password.',
  ),
  passwordRefused: problem('account.password-refused', 422, (d: { because: string }) => d.because),
  personUnknown: problem(
    'account.person-unknown',
    404,
    (d: { email: string }) =>
      `Nobody here has the e-mail address ${d.email}. Bring them in with the list of people first.`,
  ),
} as const
