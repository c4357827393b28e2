/**
 * What became of the actions, in the county's story: most were done and verified by somebody else, some were sent back or closed without
 * being done, some stand open past their day, and of the earliest somebody has asked whether the child's situation changed.
 */
import { addDays, instant, localDate, type Instant, type LocalDate } from '#domain/calendar/dates.ts'
import { doDeed } from '#features/actions/door.ts'
import type { PersonRow } from '#features/people/door.ts'
import { cast, people } from './county.ts'
import type { Deed } from './safety.ts'

const lastDay = localDate('2018-11-26')

const evidence = [
  'Done in supervision and on the record: the plan names who does what, and the family has a copy.',
  'The chronology is up to date to this week, and the summary at the top says what it means for the children.',
  'Visited twice since. Both children were seen alone, and what they said is in the notes of the visits.',
] as const
const looked = [
  'Read the record and the last two supervision notes. It is there, and it was used in the last review.',
  'Asked the worker to show me. The plan was changed after it, and the family was told.',
  'Read the visits since. The children’s words are there and lead to something.',
] as const
const changed = [
  ['yes', 'Both children say that they know what will happen next, and the older one is back at school every day.'],
  ['partly', 'The younger child is seen and heard. For the older one nothing is different yet, and the plan says so.'],
  [
    'cannot-be-said',
    'The family moved away six weeks after. The record is good; what it changed for them we do not know.',
  ],
] as const

interface Told {
  readonly reference: string
  readonly dueOn: LocalDate
  readonly owner: PersonRow
  readonly place: number
}

const at = (day: LocalDate, time: string): Instant => instant(`${day}T${time}:00Z`)
function pickAt<One>(all: readonly One[], place: number): One {
  const one = all[place % all.length]
  if (one === undefined) throw new Error('There is nothing to pick from')
  return one
}

/** Those that were due by the end of October and whose audits were moderated, in the order of their references. */
async function actionsDue(deed: Deed): Promise<readonly Told[]> {
  const rows = await deed('system', at(lastDay, '08:00'), ctx =>
    ctx.db
      .selectFrom('actionStanding')
      .innerJoin('staffMember', 'staffMember.staffId', 'actionStanding.holderId')
      .select(['actionStanding.reference', 'actionStanding.nowDueOn', 'staffMember.email'])
      .where('actionStanding.nowDueOn', '<', localDate('2018-11-01'))
      .where('actionStanding.auditState', 'in', ['moderated', 'closed'])
      .orderBy('actionStanding.reference')
      .execute(),
  )
  return rows.flatMap(({ reference, nowDueOn: dueOn, email }, place) => {
    const owner = people.find(person => person.email === email)
    return owner ? [{ reference, dueOn, owner, place }] : []
  })
}

/** Somebody other than the owner. */
const verifierOf = ({ owner }: Told): PersonRow => (owner === cast.dev ? cast.joan : cast.dev)

const sayDone = (deed: Deed, one: Told): Promise<unknown> =>
  deed(one.owner, at(addDays(one.dueOn, -3), '10:20'), ctx =>
    doDeed(ctx, one.reference, { deed: 'say-done', words: pickAt(evidence, one.place) }),
  )

async function verified(deed: Deed, one: Told): Promise<void> {
  await sayDone(deed, one)
  const verifiedOn = addDays(one.dueOn, 4)
  await deed(verifierOf(one), at(verifiedOn, '14:05'), ctx =>
    doDeed(ctx, one.reference, { deed: 'verify', words: pickAt(looked, one.place) }),
  )
  const askedOn = addDays(verifiedOn, 88)
  if (askedOn > lastDay || one.place % 3 === 2) return
  const [answer, words] = pickAt(changed, one.place)
  await deed(verifierOf(one), at(askedOn, '11:30'), ctx =>
    doDeed(ctx, one.reference, { deed: 'check-loop', changed: answer, words }),
  )
}

async function sentBack(deed: Deed, one: Told): Promise<void> {
  await sayDone(deed, one)
  await deed(verifierOf(one), at(addDays(one.dueOn, 2), '15:40'), ctx =>
    doDeed(ctx, one.reference, {
      deed: 'send-back',
      words:
        'The note says that it was discussed. I cannot see from the record that anything is different for the child.',
    }),
  )
}

const closedWithout = (deed: Deed, one: Told): Promise<unknown> =>
  deed(verifierOf(one), at(addDays(one.dueOn, 6), '09:50'), ctx =>
    doDeed(ctx, one.reference, {
      deed: 'close-without',
      words:
        'The case was closed and the family stepped down to early help before it could be done. The new worker has been told.',
    }),
  )

/** The newest wait for somebody to look; before them, it was looked at. */
const waiting = (deed: Deed, one: Told): Promise<unknown> =>
  one.dueOn < localDate('2018-10-01') ? verified(deed, one) : sayDone(deed, one)

/** Of twenty: most verified, one sent back, one closed without being done, one left open past its day, and of the newest two waiting. */
const fates: Readonly<Record<number, (deed: Deed, one: Told) => Promise<unknown>>> = {
  2: waiting,
  5: waiting,
  7: sentBack,
  12: closedWithout,
  17: () => Promise.resolve(),
}

export async function tellOfActions(deed: Deed): Promise<void> {
  for (const one of await actionsDue(deed)) await (fates[one.place % 20] ?? verified)(deed, one)
}
