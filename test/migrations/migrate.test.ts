/**
 * From an empty database to this version: once is enough, twice changes nothing, a database from elsewhere is left alone; and
 * the two promises that the database itself keeps: a neighbour's rows do not exist, and what was decided stays as written.
 */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Kysely } from 'kysely'
import type pg from 'pg'
import { systemActor } from '#domain/access/actor.ts'
import { instant } from '#domain/calendar/dates.ts'
import { importPeople, setUpAuthority } from '#features/people/door.ts'
import type { Context } from '#platform/context.ts'
import { asOwner, kyselyOn, openPool } from '#platform/database/connection.ts'
import { allMigrations, migrate, pendingMigrations, type Migration } from '#platform/database/migrate.ts'
import type { Schema } from '#platform/database/schema.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { noQueue } from '#platform/jobs/queue.ts'
import { openLog } from '#platform/logging.ts'
import { seededRandom } from '#platform/random.ts'
import { hasCode } from '#testing/context.ts'
import { testAuthorityId, testDatabase, testDay, type TestDatabase } from '#testing/database.ts'
import { people } from '#seeds/county.ts'
import { layAudits, stages } from '../access/lay-audits.ts'

const onEmpty = async (
  story: (client: pg.Client, migrations: readonly Migration[]) => Promise<void>,
): Promise<void> => {
  const copy = await testDatabase({ empty: true })
  try {
    const migrations = await allMigrations()
    await asOwner(copy.owner, client => story(client, migrations))
  } finally {
    await copy.drop()
  }
}

const tablesOf = async (client: pg.Client): Promise<unknown> =>
  (
    await client.query(`select table_name, column_name, data_type, is_nullable, column_default from information_schema.columns
    where table_schema = 'public' order by 1, 2`)
  ).rows

describe('migrations', () => {
  test('an empty database lacks everything, and is brought to this version in one go', () =>
    onEmpty(async (client, migrations) => {
      const names = migrations.map(migration => migration.name)
      assert.deepEqual(await pendingMigrations(client, migrations), names)
      assert.deepEqual(await migrate(client, migrations), names)
      assert.deepEqual(await pendingMigrations(client, migrations), [])
    }))

  test('bringing it forward again changes nothing, so that every start may do it', () =>
    onEmpty(async (client, migrations) => {
      await migrate(client, migrations)
      const before = await tablesOf(client)
      assert.deepEqual(await migrate(client, migrations), [])
      assert.deepEqual(await tablesOf(client), before)
    }))

  test('one migration after another ends where all at once ends', () =>
    onEmpty(async (client, migrations) => {
      for (let count = 1; count <= migrations.length; count += 1) await migrate(client, migrations.slice(0, count))
      const stepwise = await tablesOf(client)
      await onEmpty(async other => {
        await migrate(other, migrations)
        assert.deepEqual(await tablesOf(other), stepwise)
      })
    }))

  test('a database that a newer version has been at is refused and left as it was', () =>
    onEmpty(async (client, migrations) => {
      await migrate(client, migrations)
      await assert.rejects(migrate(client, migrations.slice(0, -1)), hasCode('database.newer'))
    }))

  test('a migration whose text was changed after it ran is refused, because the two databases are no longer the same', () =>
    onEmpty(async (client, migrations) => {
      await migrate(client, migrations)
      const changed = migrations.map((migration, index) =>
        index === 0 ? { ...migration, sql: `${migration.sql}\n-- later` } : migration,
      )
      await assert.rejects(migrate(client, changed), hasCode('database.migration-changed'))
    }))

  test('a migration that fails half way leaves the database at the one before it', () =>
    onEmpty(async (client, migrations) => {
      await migrate(client, migrations)
      const broken = {
        name: '9999-broken.sql',
        sql: 'create table half_done (authority_id uuid); select no_such_function()',
      }
      await assert.rejects(migrate(client, [...migrations, broken]))
      assert.deepEqual((await client.query(`select to_regclass('half_done') as there`)).rows, [{ there: null }])
      assert.deepEqual(await pendingMigrations(client, [...migrations, broken]), [broken.name])
    }))

  test('two that start at once on one database take turns', () =>
    onEmpty(async (client, migrations) => {
      const address = { socketFolder: client.host, database: client.database ?? '', user: client.user ?? '' }
      const [first, second] = await Promise.all([
        asOwner(address, one => migrate(one, migrations)),
        asOwner(address, two => migrate(two, migrations)),
      ])
      assert.equal(first.length + second.length, migrations.length)
    }))
})

const neighbourId = '00000000-0000-7000-8000-00000000000e'

describe('the database’s own promises', () => {
  let copy: TestDatabase
  let database: Kysely<Schema>
  let works = 0

  const inAuthority = <Result>(authorityId: string, work: (ctx: Context) => Promise<Result>): Promise<Result> => {
    const building = { database, listeners: [], queue: noQueue, log: openLog('silent') }
    return inTransaction(
      building,
      { actor: systemActor(authorityId, 'Tests'), now: instant(testDay), random: seededRandom((works += 1) + 500) },
      work,
    )
  }
  const owns = async (statement: string): Promise<readonly Record<string, unknown>[]> =>
    asOwner(copy.owner, async client => (await client.query<Record<string, unknown>>(statement)).rows)

  before(async () => {
    copy = await testDatabase()
    database = kyselyOn(openPool(copy.app, () => undefined))
    await inAuthority(neighbourId, async ctx => {
      await setUpAuthority(ctx, { name: 'Another council', demonstration: false })
      await importPeople(ctx, people)
      await layAudits(
        ctx,
        stages.map((stage, index) => ({ stage, auditor: index, practitioner: null, team: 0, locality: 0 })),
      )
    })
  })
  after(async () => {
    await database.destroy()
    await copy.drop()
  })

  const everyTable = async (): Promise<readonly string[]> =>
    (
      await owns(
        `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v') and relname <> 'migration' order by 1`,
      )
    ).map(row => String(row['name']))

  test('to one council, no row of another exists in any table or view', async () => {
    for (const table of (await everyTable()).filter(name => name !== 'installation')) {
      const seen = await inAuthority(testAuthorityId, ctx =>
        ctx.db
          .selectFrom(table as 'team')
          .select(ctx.db.fn.countAll<number>().as('rows'))
          .where('authorityId', '=', neighbourId)
          .executeTakeFirstOrThrow(),
      )
      assert.equal(seen.rows, 0, table)
    }
    const [own] = await owns(`select count(*)::int as rows from team where authority_id = '${neighbourId}'`)
    assert.equal(own?.['rows'], 12, 'the neighbour does have rows')
  })

  test('a connection that names no council sees nothing at all', async () => {
    for (const table of (await everyTable()).filter(name => name !== 'installation')) {
      const rows = await asOwner(copy.owner, async client => {
        await client.query('begin; set local role lfa_app')
        return (await client.query(`select from ${table}`)).rowCount
      })
      assert.equal(rows, 0, table)
    }
  })

  test('a row cannot be written into another council, nor moved there', async () => {
    const foreign = { authorityId: neighbourId, localityId: '00000000-0000-7000-8000-0000000000bb', name: 'Planted' }
    await assert.rejects(
      inAuthority(testAuthorityId, ctx => ctx.db.insertInto('locality').values(foreign).execute()),
      /row-level security/,
    )
    await assert.rejects(
      inAuthority(testAuthorityId, ctx => ctx.db.updateTable('locality').set({ authorityId: neighbourId }).execute()),
      /row-level security/,
    )
  })

  test('the application’s role owns nothing, is no superuser and cannot step round row-level security', async () => {
    assert.deepEqual(await owns(`select relname from pg_class where pg_get_userbyid(relowner) = 'lfa_app'`), [])
    assert.deepEqual(
      await owns(`select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = 'lfa_app'`),
      [{ rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false }],
    )
    await assert.rejects(
      inAuthority(testAuthorityId, ctx => ctx.db.schema.alterTable('team').addColumn('planted', 'text').execute()),
      /must be owner/,
    )
    await assert.rejects(
      inAuthority(testAuthorityId, ctx => ctx.db.schema.createTable('planted').addColumn('a', 'text').execute()),
      /permission denied/,
    )
  })

  const ofConcerns = ['', '_telling', '_notification', '_opening', '_response', '_closure'].map(
    part => `safety_concern${part}`,
  )
  const kept = [
    'grade_dispute',
    'grade_dispute_end',
    'dispute_setting',
    'question_thread',
    'question_comment',
    'question_thread_resolved',
    'open_look',
    'auditor_profile',
    'auditing_setting',
    'auditor_conflict',
    'auditor_conflict_end',
    'auditor_exemption',
    'auditor_exemption_decision',
    'allocation_reply',
    'sampled_case_removal',
    'audit_set_aside',
    ...['activity', 'submission', 'submission_return', 'grade_entry', 'round_closure', 'tool_version'],
    ...ofConcerns,
    'safety_clock',
    'framework_version',
    ...['', '_wording', '_decision'].map(part => `learning_message${part}`),
    ...['example', 'wording', 'decision', 'passed_over', 'use'].map(part => `good_practice_${part}`),
    ...['', '_shared'].map(part => `supervision_audit${part}`),
    ...['supervision_answer', 'supervision_theme'],
    ...['re_audit', 're_audit_waiver', 're_audit_setting'],
    ...['action_record', 'action_deed', 'action_setting'],
    'correction',
    'external_grade',
    ...['activity', 'activity_version', 'cancellation', 'output', 'minimum'].map(part => `programme_${part}`),
    ...['practice_case', 'practice_version', 'practice_decision', 'practice_attempt', 'practice_draft'],
    ...['practice_submission', 'practice_reflection', 'practice_setting'],
    ...['exercise', 'invitation', 'closure', 'discussion'].map(part => `calibration_${part}`),
    ...['scrutiny_report', 'scrutiny_snapshot', 'scrutiny_passage', 'scrutiny_release', 'hearing_preference'],
    ...['news', 'news_choice', 'news_digest', 'mail_message', 'mail_news', 'mail_try'],
    ...['learning', 'with_team', 'taken_back', 'read', 'receipt'].map(part => `shared_${part}`),
    ...[
      'family_attempt',
      'family_feedback',
      'reflection',
      'result_choice',
      'tool_publication',
      'timeliness_setting',
      'tracking_note',
      'moderation_rule',
      'moderation_selection',
      'blind_look',
    ],
    ...['told', 'seen', 'conversation', 'reply', 'answer'].map(part => `practitioner_${part}`),
  ]

  test('the tables that are kept as written are these', async () => {
    const rows = await owns(
      `select tgrelid::regclass::text as name from pg_trigger where tgname = 'kept_as_written' order by 1`,
    )
    assert.deepEqual(
      rows.map(row => row['name']),
      [...kept].sort(),
    )
  })

  for (const table of kept) {
    test(`${table} is kept as written: neither the application nor the owner can change, remove or empty it`, async () => {
      for (const deed of [
        `update ${table} set authority_id = authority_id`,
        `delete from ${table}`,
        `truncate ${table} cascade`,
      ]) {
        await assert.rejects(owns(deed), /kept as they were written/, deed)
        const asApplication = asOwner(copy.owner, async client => {
          await client.query(
            `begin; set local role lfa_app; select set_config('app.authority', '${neighbourId}', true)`,
          )
          await client.query(deed)
        })
        await assert.rejects(asApplication, /permission denied|kept as they were written/, deed)
      }
    })
  }
})
