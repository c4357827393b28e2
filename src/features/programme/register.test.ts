/** The register of a past day: what was recorded later, whatever it says, does not change it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#domain/calendar/dates.ts'
import type { ActivityPlan } from '#domain/programme/activity.ts'
import { programmeProblems } from '#domain/programme/problems.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { announced, as, cast, hasCode, withContext } from '#testing/context.ts'
import { addActivity, cancelActivity, carryOver, changeActivity, recordOutput } from './door.ts'
import { activitiesAt, yearsWith } from './queries.ts'

const plan = (ctx: Context): ActivityPlan => ({
  kind: 'deep-dive',
  title: 'First thought',
  focus: 'What it is about.',
  reason: 'inspection',
  reasonWords: '',
  leadId: staffIdOf(ctx),
  months: [6, 5],
  toolId: null,
  plannedAudits: null,
  expectedOutput: '',
})

test('what is changed, told, cancelled or carried over later leaves the register of an earlier day as it was', () =>
  withContext(
    cast.dev,
    async ctx => {
      const reference = await addActivity(ctx, 2018, plan(ctx))
      const changing = await as(ctx, cast.dev, '2018-05-10T09:00:00Z')
      await changeActivity(changing, reference, { plan: { ...plan(ctx), title: 'Second thought' }, seen: 1 })
      // The last minute of 12 May in London is 22:59 in UTC.
      const telling = await as(ctx, cast.dev, '2018-05-12T22:59:00Z')
      await recordOutput(telling, reference, { state: 'done', words: 'Told.', toldOn: localDate('2018-05-11') })
      const ending = await as(ctx, cast.dev, '2018-05-14T09:00:00Z')
      await cancelActivity(ending, reference, 'No more.')
      const later = await carryOver(ending, reference)
      const days = ['2018-04-30', '2018-05-01', '2018-05-10', '2018-05-11', '2018-05-12', '2018-05-13', '2018-05-14']
      const told = []
      for (const day of days) {
        const found = await activitiesAt(ending, 2018, localDate(day))
        told.push(found.map(one => [one.title, one.state, one.carriedTo]))
      }
      assert.deepEqual(told, [
        [],
        [['First thought', 'not-begun', null]],
        [['Second thought', 'not-begun', null]],
        [['Second thought', 'not-begun', null]],
        [['Second thought', 'done', null]],
        [['Second thought', 'done', null]],
        [['Second thought', 'cancelled', later]],
      ])
      assert.deepEqual(await yearsWith(ending, [2015]), [2019, 2018, 2015])
      assert.deepEqual((await announced(ctx)).slice(-5), [
        'programme.activity-added',
        'programme.activity-changed',
        'programme.output-recorded',
        'programme.activity-cancelled',
        'programme.activity-carried-over',
      ])
    },
    '2018-05-01T09:00:00Z',
  ))

test('only the quality assurance lead plans, and a change from a version that is no longer the last is not kept', () =>
  withContext(cast.dev, async ctx => {
    const reference = await addActivity(ctx, 2018, plan(ctx))
    await changeActivity(ctx, reference, { plan: plan(ctx), seen: 1 })
    await assert.rejects(
      changeActivity(ctx, reference, { plan: plan(ctx), seen: 1 }),
      hasCode(programmeProblems.changedMeanwhile.code),
    )
    await assert.rejects(
      addActivity(ctx, 2018, { ...plan(ctx), toolId: ctx.newId() }),
      hasCode(programmeProblems.unknownTool.code),
    )
    for (const person of [cast.helen, cast.grace, cast.ruth, cast.sam]) {
      const other = await as(ctx, person)
      await assert.rejects(addActivity(other, 2018, plan(ctx)), hasCode('http.not-allowed'))
      await assert.rejects(cancelActivity(other, reference, 'Mine.'), hasCode('http.not-allowed'))
    }
  }))
