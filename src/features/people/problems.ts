/** What can be wrong with a list of people. */
import { problem } from '#domain/problem.ts'

export const peopleProblems = {
  listNotRead: problem(
    'people.list-not-read',
    422,
    (d: { faults: readonly string[] }) => `The list of people was not brought in. ${d.faults.join(' ')}`,
  ),
  teamWithoutLocality: problem(
    'people.team-without-locality',
    422,
    (d: { team: string }) =>
      `The team “${d.team}” has no locality, so nothing was brought in. Give a locality in the same row and try again.`,
  ),
  lineManagerUnknown: problem(
    'people.line-manager-unknown',
    422,
    (d: { email: string; manager: string }) =>
      `The line manager of ${d.email} (${d.manager}) is not in the list or among the people here, so nothing was brought in. Add them and try again.`,
  ),
  ownRoles: problem(
    'people.own-roles',
    403,
    () => 'The list changes your own roles, so nothing was brought in. Ask another administrator to bring in your row.',
  ),
} as const
