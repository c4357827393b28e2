/** How many full audits of 250 answers are handed in a second, each sealed and on the disk, by 8 auditors at once. */
import { sql } from 'kysely'
import type { ToolContent } from '#domain/audit-tool/tool.ts'
import type { Context } from '#platform/context.ts'
import { cast } from '#seeds/county.ts'
import { allocateAuditors, drawSample, roundByReference, sampledCasesOf } from '#features/rounds/door.ts'
import { anAnswerTo } from '#testing/audits.ts'
import { anOpenedRound, usualDraw } from '#testing/rounds.ts'
import { publishNextVersion } from '#testing/published-tools.ts'
import { aQuestion, aSection } from '#testing/tools.ts'
import { besideTheProduct } from './beside.ts'
import { newFolder, removeFolder, startHouse } from './house.ts'
import { percentile, print } from './machine.ts'
import { Visitor } from './visitor.ts'

const clients = 8
const audits = 450
const [sections, each] = [25, 10]

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, place) => place)
const long = (latest: ToolContent): ToolContent => {
  const { ratings, totals, consistency, ...plain } = latest
  return {
    ...plain,
    sections: range(sections).map(section =>
      aSection(
        `s${section}`,
        range(each).map(place => aQuestion(`q${section}-${place}`, { kind: 'quality' })),
        { graded: true },
      ),
    ),
  }
}

/** A round of that tool, every audit of Ruth's answered whole: written at once, since answering is measured elsewhere. */
async function ready(ctx: Context): Promise<readonly string[]> {
  await publishNextVersion(ctx, long)
  const before = new Set((await ctx.db.selectFrom('audit').select('reference').execute()).map(row => row.reference))
  const round = await anOpenedRound(ctx, audits * 2)
  await drawSample(ctx, round, { ...usualDraw, size: audits })
  const ruth = await ctx.db
    .selectFrom('staffMember')
    .select('staffId')
    .where('email', '=', cast.ruth.email)
    .executeTakeFirstOrThrow()
  const drawn = await sampledCasesOf(ctx, (await roundByReference(ctx, round)).roundId)
  await allocateAuditors(
    ctx,
    round,
    drawn
      .filter(one => !one.reserve && one.practitionerId !== ruth.staffId)
      .map(({ caseReference }) => ({ caseReference, auditorId: ruth.staffId })),
  )
  const why = 'The record bears it out, as the case note of 2 May 2018 and the visit after it show.'
  const answers = [
    ...range(sections).flatMap(section => [
      ...range(each).map(place => ({ ...anAnswerTo(aQuestion('')), key: `q${section}-${place}`, evidence: why })),
      { key: `s${section}.grade`, value: 'good', evidence: why },
    ]),
    { key: 'overall.grade', value: 'good', evidence: why },
    { key: 'strength.1', value: JSON.stringify({ theme: 'visits', text: 'Seen alone each time.' }), evidence: '' },
  ]
  await sql`insert into answer (authority_id, answer_id, audit_id, question_key, value, evidence, given_by, given_at)
    select audit.authority_id, gen_random_uuid(), audit.audit_id, one.key, to_jsonb(one.value), one.evidence, audit.auditor_id, ${ctx.now}
    from audit, jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as one(key text, value text, evidence text)
    where audit.reference <> all(${[...before]}::text[]) and audit.auditor_id in (select staff_id from staff_member where email = ${cast.ruth.email})`.execute(
    ctx.db,
  )
  const rows = await ctx.db
    .selectFrom('audit')
    .innerJoin('staffMember as auditor', 'auditor.staffId', 'audit.auditorId')
    .select('reference')
    .where('auditor.email', '=', cast.ruth.email)
    .orderBy('reference')
    .execute()
  return rows.map(row => row.reference).filter(reference => !before.has(reference))
}

const folder = await newFolder()
const house = await startHouse(folder)
try {
  const waiting = [...(await besideTheProduct(folder, ready))]
  const all = waiting.length
  const visitors = await Promise.all(
    range(clients).map(async () => {
      const visitor = new Visitor(house.address)
      await visitor.signInAs(cast.ruth.name)
      return visitor
    }),
  )
  const times: number[] = []
  const refused = new Map<number, number>()
  const work = async (visitor: Visitor): Promise<void> => {
    for (let reference = waiting.pop(); reference !== undefined; reference = waiting.pop()) {
      const { status, milliseconds } = await visitor.fetch(`/audits/${reference}/submission`, {})
      if (status === 303) times.push(milliseconds)
      else refused.set(status, (refused.get(status) ?? 0) + 1)
    }
  }
  const began = performance.now()
  await Promise.all(visitors.map(work))
  const rate = times.length / ((performance.now() - began) / 1000)
  if (refused.size > 0) console.log(`refused: ${JSON.stringify(Object.fromEntries(refused))}`)
  const over = `${clients} clients, ${all} audits of ${sections * each} answers, the load from the same machine`
  print([
    { what: 'audits handed in a second', found: rate.toFixed(0), target: 'over 300', reached: rate > 300, over },
    {
      what: 'one handing in, p99',
      found: `${percentile(times, 0.99).toFixed(0)} ms (p50 ${percentile(times, 0.5).toFixed(0)})`,
      target: 'none given',
      reached: true,
      over,
    },
  ])
} finally {
  await house.stop()
  await removeFolder(folder)
}
