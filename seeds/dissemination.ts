/**
 * How what was learnt reached teams, in the county's story: the lead shares a message with two teams in the North, and one of them discusses
 * it and says what it changed; the principal social worker writes to every team of the South, whose members read it.
 */
import { instant, localDate } from '#domain/calendar/dates.ts'
import { markRead, sayChanged, sayDiscussed, shareLearning } from '#features/dissemination/door.ts'
import { messagesApproved } from '#features/findings/door.ts'
import type { Context } from '#platform/context.ts'
import { cast, people } from './county.ts'
import type { Deed } from './safety.ts'

async function teamsCalled(ctx: Context, names: readonly string[]): Promise<readonly string[]> {
  const rows = await ctx.db.selectFrom('team').select('teamId').where('name', 'in', names).orderBy('name').execute()
  return rows.map(({ teamId }) => `team:${teamId}`)
}

/** Returns the reference of what was shared with the two teams. */
export async function tellOfDissemination(deed: Deed): Promise<string> {
  const reference = await deed(cast.dev, instant('2018-11-12T09:30:00Z'), async ctx => {
    const message = (await messagesApproved(ctx)).find(({ theme }) => theme === 'chronologies')
    return shareLearning(ctx, {
      what: `learning-message:${message?.messageId ?? ''}`,
      title: '',
      words: 'Please give this half an hour in your next team meeting, and tell us what you will do differently.',
      places: await teamsCalled(ctx, ['North Child in Need and Protection', 'North Initial Response']),
    })
  })
  await deed(cast.sam, instant('2018-11-13T08:50:00Z'), ctx => markRead(ctx, reference))
  await deed(cast.marcus, instant('2018-11-20T15:10:00Z'), ctx =>
    sayDiscussed(ctx, reference, {
      on: localDate('2018-11-20'),
      words: 'We read two chronologies together. Both stopped on the day the child came to us.',
    }),
  )
  await deed(cast.marcus, instant('2018-11-20T15:20:00Z'), ctx =>
    sayChanged(
      ctx,
      reference,
      'Whoever hands a child over brings the chronology up to date first, and the new worker reads it aloud at the handover.',
    ),
  )
  await writeToTheSouth(deed)
  return reference
}

async function writeToTheSouth(deed: Deed): Promise<void> {
  const south = people.filter(({ team }) => team?.startsWith('South ') === true)
  const reference = await deed(cast.joan, instant('2018-11-21T10:00:00Z'), async ctx =>
    shareLearning(ctx, {
      what: 'practice-message',
      title: 'Plan the part of the visit that is for the child',
      words:
        'Audits keep telling us the same: where a visit was planned with a part for the child alone, the plan holds what the child said. Decide before you go where you will sit, what you will bring and what you want to hear about.',
      places: await teamsCalled(ctx, [...new Set(south.map(({ team }) => team ?? ''))]),
    }),
  )
  for (const reader of south.slice(0, 7))
    await deed(reader, instant('2018-11-22T09:15:00Z'), ctx => markRead(ctx, reference))
}
