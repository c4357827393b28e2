/** What can be wrong with sharing learning, and with asking for an e-mail again. Sentences for those who do it. */
import { problem } from '../problem.ts'

export const disseminationProblems = {
  nothingToShare: problem(
    'shared-learning.nothing-to-share',
    409,
    () =>
      'Nothing was shared: what you chose is no longer there to be read. It may have been withdrawn since you opened the page. Choose again.',
  ),
  noTeams: problem(
    'shared-learning.no-teams',
    409,
    () => 'Nothing was shared: the teams that you chose are no longer there. Choose again.',
  ),
  notYourTeam: problem(
    'shared-learning.not-your-team',
    409,
    () =>
      'Nothing was saved: this was not shared with your team, so there is nothing for your team to say about it here.',
  ),
  futureDay: problem(
    'shared-learning.future-day',
    409,
    () => 'Nothing was saved: the day of the team meeting has not come yet. Record it once the meeting was held.',
  ),
  mailSent: problem(
    'mail.sent-already',
    409,
    () => 'This e-mail was not tried again, because it has been sent meanwhile.',
  ),
  noMailServer: problem(
    'mail.no-server',
    409,
    () => 'Nothing was sent, because no mail server is set. Whoever looks after the machine names one in the settings.',
  ),
} as const
