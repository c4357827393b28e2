/**
 * How long the pages of the programme take with five years of a large county: 20,000 audits in 60 rounds, 6,000 open cases. Server time,
 * as the server has it; target: 95 of 100 under 50 ms each. What is laid is enough for the time, and nothing to
 * learn practice from.
 */
import { asOwner } from '#platform/database/connection.ts'
import { openTestHouse, type TestBrowser } from '#testing/app.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { anOpenedRound } from '#testing/rounds.ts'
import { percentile, print, printMachine } from './machine.ts'

const cases = 6000
const audits = 20_000
const rounds = 60
const times = 100
const warmUp = 10

/** Cases over the county's teams, audits over five years, each with a document of some thousand characters and an agreed grade. */
const lay = `
  create temporary table t as select * from round limit 1;
  create temporary table places as select row_number() over () - 1 as place, team_id, name, locality_id from team;
  insert into round (authority_id, round_id, reference, title, audit_type, month, tool_version_id, import_id, opened_by, opened_at)
    select authority_id, gen_random_uuid(), to_char(date '2018-05-01' - n * interval '1 month', 'YYYY-MM') || '-bench', 'Bench ' || n, 'monthly-case',
      (date '2018-05-01' - n * interval '1 month')::date, tool_version_id, import_id, opened_by, opened_at - n * interval '1 month'
    from t, generate_series(1, ${rounds}) n;
  create temporary table held as select row_number() over (order by month desc) - 1 as place, round_id, month from round where title like 'Bench %';
  insert into case_standing (authority_id, case_reference, import_id, report_date, case_status, age_years, team_name, team_id, locality_id, open)
    select t.authority_id, 'B-' || n, t.import_id, date '2018-05-01', (array['child-in-need', 'child-protection', 'looked-after'])[n % 3 + 1],
      nullif(n % 19, 18), places.name, places.team_id, places.locality_id, true
    from t, generate_series(1, ${cases}) n join places on places.place = n % (select count(*) from team);
  insert into sampled_case (authority_id, sampled_case_id, round_id, case_reference, case_status, stratum, draw_order, reserve)
    select t.authority_id, gen_random_uuid(), held.round_id, 'S-' || n, 'child-in-need', 'all', n, false
    from t, generate_series(1, ${audits}) n join held on held.place = n % ${rounds};
  insert into allocation (authority_id, allocation_id, sampled_case_id, auditor_id, allocated_by, allocated_at)
    select authority_id, gen_random_uuid(), sampled_case_id, (select opened_by from t), (select opened_by from t), timestamptz '2016-05-14'
    from sampled_case;
  insert into audit (authority_id, audit_id, reference, round_id, sampled_case_id, tool_version_id, auditor_id, case_reference, case_status, allocated_at)
    select t.authority_id, gen_random_uuid(), 'A-2018-' || lpad((sampled.draw_order + 10000)::text, 5, '0'), sampled.round_id, sampled.sampled_case_id,
      t.tool_version_id, t.opened_by, 'B-' || (sampled.draw_order * 7 % ${cases} + 1), 'child-in-need', held.month
    from t, sampled_case sampled join held on held.round_id = sampled.round_id;
  insert into submission (authority_id, submission_id, audit_id, number, submitted_by, submitted_at, document, digest)
    select audit.authority_id, gen_random_uuid(), audit_id, 1, auditor_id, held.month + interval '10 days',
      jsonb_build_object('text', (select string_agg(md5(audit_id::text || k), '') from generate_series(1, 100) k)), 'bench'
    from audit join held on held.round_id = audit.round_id;
  insert into grade_entry (authority_id, entry_id, audit_id, submission_id, kind, grade, reason, entered_by, entered_at)
    select authority_id, gen_random_uuid(), audit_id, submission_id, kind, 'good', 'Bench', submitted_by, submitted_at
    from submission, unnest(array['auditor', 'moderator', 'agreed']) kind;
  analyze`

const house = await openTestHouse({ at: testDay })
const elapsed: number[] = []
house.server.addHook('onResponse', async (_request, reply) => {
  elapsed.push(reply.elapsedTime)
  return Promise.resolve()
})

const pages = [
  ['the programme of a year', '/programme?year=2017'],
  ['what was and was not audited', '/programme/coverage'],
  ['the list of rounds', '/rounds'],
  [`a round of ${Math.round(audits / rounds)} audits`, '/rounds/2018-04-bench'],
] as const

/** Milliseconds from the request to the last byte, as the server has them, after a few to warm up. */
async function timesOf(browser: TestBrowser, path: string): Promise<readonly number[]> {
  elapsed.length = 0
  for (let time = -warmUp; time < times; time += 1) {
    const { status } = await browser.get(path)
    if (status !== 200) throw new Error(`${path} answered ${status}`)
  }
  return elapsed.slice(warmUp)
}

try {
  await house.asPerson(cast.dev, ctx => anOpenedRound(ctx, 9))
  await asOwner(house.owner, client => client.query(lay))
  const dev = await house.signIn(cast.dev)
  printMachine()
  for (const [what, path] of pages) {
    const took = await timesOf(dev, path)
    const p95 = percentile(took, 0.95)
    const over = `fastest ${Math.min(...took).toFixed(1)} ms, median ${percentile(took, 0.5).toFixed(1)} ms, of ${times}; ${audits} audits`
    print([{ what, found: `p95 ${p95.toFixed(1)} ms`, target: 'under 50 ms', reached: p95 < 50, over }])
  }
} finally {
  await house.close()
}
