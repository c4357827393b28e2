/** The practitioner's learning card: not before the result, nothing named, one thing next with its standard and examples, and who may not. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addDays } from '#domain/calendar/dates.ts'
import { openTestHouse, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { fillAudit } from '#testing/audits.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { script, wordsOf } from '#testing/pages.ts'
import { aRoundOfCasesHeldBy } from '#testing/practitioners.ts'
import { recordLearning, submitAudit } from '../audits/door.ts'
import { beginExample, publishExample } from '../evidence-bank/keep-example.ts'
import { moderateAudit } from '../moderation/door.ts'

let house: TestHouse
let sam: TestBrowser
let audits: readonly string[]
const card = (place: number): string => `/my-cases-audited/${audits[place] ?? ''}/learning`

interface Learning {
  readonly strengths: readonly { theme: string; text: string }[]
  readonly areas: readonly { theme: string; text: string }[]
}

async function handedIn(place: number, { strengths, areas }: Learning): Promise<void> {
  const reference = audits[place] ?? ''
  await house.asPerson(cast.ruth, async ctx => {
    await fillAudit(ctx, reference)
    const action = {
      text: 'Bring it up to date.',
      ownerRole: 'practitioner',
      dueOn: addDays(ctx.today, 20),
      successMeasure: 'It is used.',
    }
    await recordLearning(ctx, reference, { strengths, areas, actions: areas.length === 0 ? [] : [action] })
    await submitAudit(ctx, reference)
  })
}
const agree = (place: number): Promise<unknown> =>
  house.asPerson(cast.grace, ctx => moderateAudit(ctx, audits[place] ?? '', { kind: 'agree', comment: '' }))

before(async () => {
  house = await openTestHouse({ at: testDay })
  audits = await house.asPerson(cast.dev, ctx => aRoundOfCasesHeldBy(ctx, cast.sam, cast.ruth))
  sam = await house.signIn(cast.sam)
})
after(() => house.close())

test('there is no card before the practitioner may read the result, and none for anybody else after', async () => {
  assert.equal((await sam.get(card(0))).status, 404)
  await handedIn(0, { strengths: [{ theme: 'visits', text: 'Seen alone.' }], areas: [] })
  assert.equal((await sam.get(card(0))).status, 404)
  await agree(0)
  assert.equal((await sam.get(card(0))).status, 200)
  for (const who of [cast.helen, cast.dev, cast.ruth, cast.marcus, cast.arthur])
    assert.equal((await (await house.signIn(who)).get(card(0))).status, 403, who.name)
  assert.equal((await sam.get('/my-cases-audited/A-2018-9999/learning')).status, 404)
})

test('an audit that named no area for improvement says so', async () => {
  const words = wordsOf(await sam.get(card(0)))
  assert.match(words, /Seen alone\..*named no area for improvement.*No action was asked for/)
})

test('the first thing that the auditor named comes with the council’s standard, as text, and the others stand behind it', async () => {
  const strengths = [{ theme: 'direct-work', text: `Drew with the child. ${script}` }]
  const areas = [
    { theme: 'chronologies', text: 'It stops in March.' },
    { theme: 'visits', text: 'No purpose is written down.' },
  ]
  await handedIn(1, { strengths, areas })
  await agree(1)
  const answer = await sam.get(card(1))
  assert.match(
    wordsOf(answer),
    /Drew with the child.*What to change next Chronologies It stops in March.*The standard it rests on ?A chronology is there.*No example on this theme.*What else the auditor named \(1\).*Bring it up to date\. ?Practitioner, by 3 June 2018/,
  )
  assert.doesNotMatch(answer.body, /<script>alert/)
})

test('examples on its theme are named once they are published, the latest first, and no others', async () => {
  const worded = (theme: string, title: string) =>
    house.asPerson(cast.joan, ctx =>
      beginExample(ctx, null, { theme, title, whatWasDone: 'This.', whyItHelped: 'That.' }),
    )
  const first = await worded('chronologies', 'A chronology drawn together')
  await worded('chronologies', 'Not published')
  const other = await worded('visits', 'About visits')
  for (const reference of [first, other]) await house.asPerson(cast.joan, ctx => publishExample(ctx, reference, 1))
  const answer = await sam.get(card(1))
  const examples = answer.$('main a[href^="/evidence-bank/"]').get()
  assert.deepEqual(
    examples.map(link => answer.$(link).text()),
    ['A chronology drawn together'],
  )
})

test('the practitioner is led to it from the audit of their case, and each read is recorded', async () => {
  const mine = await sam.get(`/my-cases-audited/${audits[1] ?? ''}`)
  assert.equal(mine.$(`main a[href="${card(1)}"]`).length, 1)
  const reads = () =>
    house.asPerson('system', ctx =>
      ctx.db.selectFrom('activity').select('activityId').where('type', '=', 'audit.read').execute(),
    )
  const before = (await reads()).length
  await sam.get(card(1))
  assert.equal((await reads()).length, before + 1)
})
