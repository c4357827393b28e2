/**
 * Two readers of one table: the audits that a query returns for a person are exactly those for which `can` says yes. Proved
 * on PostgreSQL with audits of every state and relation made up by chance, for each of the cast.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { can, type Subject } from '#domain/access/can.ts'
import type { Permission, SubjectState } from '#domain/access/permissions.ts'
import { makeResultChoice } from '#features/practitioner-part/door.ts'
import { auditsWithin } from '#platform/database/scope.ts'
import { as, withContext } from '#testing/context.ts'
import { cast, director, people } from '#seeds/county.ts'
import { layAudits, stages, teamModeratorName, type MadeUp, type Stage } from './lay-audits.ts'

const auditPermissions = [
  'audit.answer',
  'audit.submit',
  'audit.read',
  'audit.moderate',
  'safety-concern.raise',
  'audit.take-part',
  'audit.reflect',
  'audit.reply',
  'audit.read-reflection',
  'audit.answer-practitioner',
  'audit.ask-family',
  'audit.read-family',
] as const satisfies readonly Permission[]
const named = (name: string) => people.find(person => person.name === name)!
const readers = [
  ...Object.values(cast),
  director,
  named('Nora Tresidder'),
  named('Imogen Frayne'),
  named(teamModeratorName),
]

const madeUp = (places: { staff: number; teams: number; localities: number }): fc.Arbitrary<MadeUp> => {
  // The first nine of staff are the cast, so that relations to them are common.
  const someone = fc.oneof(fc.nat(8), fc.nat(places.staff - 1))
  return fc.record({
    stage: fc.constantFrom(...stages),
    auditor: someone,
    practitioner: fc.option(someone),
    team: fc.option(fc.nat(places.teams - 1)),
    locality: fc.option(fc.nat(places.localities - 1)),
  })
}

const expectedState = (stage: Stage): SubjectState => (stage === 'returned' ? 'in-progress' : stage)

test('the audits a query returns for a person are exactly those for which the permission says yes', async () => {
  const runs = fc.asyncProperty(
    fc.array(madeUp({ staff: people.length, teams: 12, localities: 4 }), { minLength: 1, maxLength: 12 }),
    audits =>
      withContext('system', async ctx => {
        await layAudits(ctx, audits)
        const all = await ctx.db.selectFrom('auditStanding').selectAll().orderBy('reference').execute()
        assert.deepEqual(
          all.map(audit => audit.state),
          audits.map(made => expectedState(made.stage)),
          'the view reads the state',
        )
        if (audits.length % 2 === 0) await makeResultChoice(await as(ctx, cast.dev), 'submission')
        for (const reader of readers) {
          const theirs = await as(ctx, reader)
          for (const permission of auditPermissions) {
            const found = await theirs.db
              .selectFrom('auditStanding as audit')
              .select('reference')
              .where(auditsWithin(theirs, permission))
              .orderBy('reference')
              .execute()
            const allowed = all.filter(
              audit =>
                can(theirs.actor, permission, { ...audit, state: audit.state as SubjectState } satisfies Subject).may,
            )
            assert.deepEqual(
              found.map(audit => audit.reference),
              allowed.map(audit => audit.reference),
              `${reader.name} ${permission}`,
            )
          }
        }
      }),
  )
  await fc.assert(runs, { numRuns: 30 })
})
