/**
 * What the county learnt, in its story: in November the lead words messages from the year's findings and the principal social worker
 * approves them; she publishes two examples of good practice, and a practitioner uses one.
 */
import { instant } from '#domain/calendar/dates.ts'
import { beginExample, noteUse, proposalsWaiting, publishExample } from '#features/evidence-bank/door.ts'
import { approveMessage, beginMessage } from '#features/findings/door.ts'
import { cast } from './county.ts'
import type { Deed } from './safety.ts'

const messages = [
  {
    kind: 'good-practice',
    theme: 'voice-of-the-child',
    words:
      'Children are met with tools that fit them: drawing, cards, a walk. What they say can be found again in the plan.',
    actionRequired: '',
  },
  {
    kind: 'good-practice',
    theme: 'multi-agency',
    words: 'Schools and health visitors are asked early, and their view is weighed in the assessment.',
    actionRequired: '',
  },
  {
    kind: 'area-for-improvement',
    theme: 'chronologies',
    words: 'Chronologies stop when a child moves between teams, and are seldom used to see a pattern.',
    actionRequired:
      'Team managers look at one chronology in each supervision. Monthly audits ask about it until March.',
  },
  {
    kind: 'area-for-improvement',
    theme: 'management-oversight',
    words: 'Decisions taken between supervisions are not always on the child’s file.',
    actionRequired: 'Managers record a decision on the day on which it is taken.',
  },
] as const

const examples = [
  {
    theme: 'direct-work',
    title: 'A timeline drawn together',
    whatWasDone:
      'Over three visits the worker and the child drew the child’s moves on a roll of wallpaper, with the child choosing what went on it.',
    whyItHelped:
      'The child could say what came before what, and asked for one thing to be put right. The plan was changed.',
  },
  {
    theme: 'chronologies',
    title: 'A chronology that fits on a page',
    whatWasDone:
      'The worker kept one page of what changed for the child, and read it with the manager before each review.',
    whyItHelped: 'A third referral was seen as part of a pattern, and the family was offered help that stayed.',
  },
] as const

export async function tellOfLearning(deed: Deed): Promise<void> {
  const at = (time: string) => instant(`2018-11-08T${time}:00Z`)
  for (const { kind, ...message } of messages) {
    const id = await deed(cast.dev, at('09:00'), ctx => beginMessage(ctx, kind, message))
    await deed(cast.joan, at('11:00'), ctx => approveMessage(ctx, id, 1))
  }
  const references: string[] = []
  for (const example of examples) {
    const [proposal] = await deed(cast.joan, at('13:00'), ctx => proposalsWaiting(ctx, 1))
    const reference = await deed(cast.joan, at('13:10'), ctx => beginExample(ctx, proposal?.findingId ?? null, example))
    await deed(cast.joan, at('13:20'), ctx => publishExample(ctx, reference, 1))
    references.push(reference)
  }
  await deed(cast.sam, at('16:00'), ctx =>
    noteUse(ctx, references[0] ?? '', 'supervision', 'We tried it with wallpaper. It took an hour, and was worth it.'),
  )
}
