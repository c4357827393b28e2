/** What the rules say no to in the good practice evidence bank. */
import { problem } from '../problem.ts'

export const evidenceBankProblems = {
  alreadyDecided: problem(
    'evidence-bank.already-decided',
    409,
    () =>
      'Nothing was changed: somebody has already put this strength into words, or decided that it does not go into the bank. Open the list again to see what waits.',
  ),
  nothingToPublish: problem(
    'evidence-bank.nothing-to-publish',
    409,
    (d: { reference: string }) =>
      `Nothing was changed: the wording of ${d.reference} that you saw is not the latest one, or has been published already. Open it again and read what stands now.`,
  ),
  notPublished: problem(
    'evidence-bank.not-published',
    409,
    (d: { reference: string }) =>
      `Nothing was changed: ${d.reference} is not published now, so it cannot be withdrawn or noted as used. Open the evidence bank again.`,
  ),
} as const
