/** The county's story of shared learning, told here by itself: what a demonstration shows of it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { approveMessage, beginMessage } from '#features/findings/door.ts'
import type { Context } from '#platform/context.ts'
import { as, cast, withContext } from '#testing/context.ts'
import { tellOfDissemination } from '#seeds/dissemination.ts'
import { nothingTyped, oneView } from './one-view.ts'
import { sharedWithin } from './queries.ts'

const message = { theme: 'chronologies', words: 'Chronologies stop.', actionRequired: 'Look at one.' }

async function told(ctx: Context): Promise<string> {
  const id = await beginMessage(await as(ctx, cast.dev), 'area-for-improvement', message)
  await approveMessage(await as(ctx, cast.joan), id, 1)
  return tellOfDissemination(async (who, at, work) => work(await as(ctx, who, at)))
}

test('the story shares a message with two teams, of which one discussed it and said what it changed', () =>
  withContext('system', async ctx => {
    const reference = await told(ctx)
    const dev = await as(ctx, cast.dev, '2018-11-26T09:00:00Z')
    const page = await oneView(dev, reference, nothingTyped)
    assert.equal(page.reach, '1 of 2 teams have discussed it; 1 said what they changed.')
    assert.equal(page.changes[0]?.team, 'North Child in Need and Protection')
    assert.doesNotMatch(page.readers, /^\d/)
    assert.deepEqual(page.content.words, ['Chronologies stop.', 'Action required: Look at one.'])
  }))

test('the story writes to the South, where enough people say to have read it that they can be counted', () =>
  withContext('system', async ctx => {
    await told(ctx)
    const shares = await sharedWithin(await as(ctx, cast.joan, '2018-11-26T09:00:00Z'), 10)
    assert.deepEqual(
      shares.map(({ teams, readers }) => [teams, readers]),
      [
        [3, 7],
        [2, 1],
      ],
    )
  }))
