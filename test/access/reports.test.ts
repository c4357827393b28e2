/** The list of reports offers each person the reports that they may read, and no other. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reportsView } from '#features/learning/reports-list.ts'
import { as, cast, withContext } from '#testing/context.ts'
import { layAudits, stages } from './lay-audits.ts'

test('those who answer for practice see a round under way among the reports; everyone else sees it once it has closed', () =>
  withContext('system', async ctx => {
    await layAudits(
      ctx,
      stages.map((stage, index) => ({ stage, auditor: index, practitioner: null, team: 0, locality: 0 })),
    )
    const seenBy = async (who: (typeof cast)[keyof typeof cast]): Promise<readonly string[]> =>
      (await reportsView(await as(ctx, who))).reports.map(report => report.reference).toSorted()
    for (const who of [cast.dev, cast.joan, cast.helen])
      assert.deepEqual(await seenBy(who), ['closed', 'open'], who.name)
    for (const who of [cast.ruth, cast.grace, cast.sam, cast.marcus, cast.arthur])
      assert.deepEqual(await seenBy(who), ['closed'], who.name)
  }))

test('where no round has closed the page says so, to keep nobody guessing', () =>
  withContext(cast.arthur, async ctx => {
    const { reports, empty } = await reportsView(ctx)
    assert.deepEqual([reports.length, empty.title], [0, 'No reports yet'])
  }))
