/**
 * Two children who may be unsafe, in the county's story: one concern of the autumn that was answered, made safe and confirmed, and one of
 * the last month that waits for its answer. Chance of its own, so that the rest of the story is as it was.
 */
import { instant, type Instant } from '#domain/calendar/dates.ts'
import { closeConcern, openConcern, recordConcern, respondToConcern } from '#features/safety-concerns/door.ts'
import type { PersonRow } from '#features/people/door.ts'
import type { Context } from '#platform/context.ts'
import { cast, people } from './county.ts'

/** One deed, by one person, at one moment. */
export type Deed = <Result>(
  who: PersonRow | 'system',
  at: Instant,
  work: (ctx: Context) => Promise<Result>,
) => Promise<Result>

interface Found {
  readonly audit: string
  readonly auditor: PersonRow
}

/** An audit of a month: of Ruth's, or of a case of Marcus's team by somebody else, whichever is asked for and there is. */
const auditIn = (deed: Deed, month: string, wanted: 'of Ruth' | 'of Marcus’s team'): Promise<Found> =>
  deed('system', instant(`${month}-02T09:00:00Z`), async ctx => {
    const rows = await ctx.db
      .selectFrom('audit')
      .innerJoin('round', 'round.roundId', 'audit.roundId')
      .innerJoin('staffMember as auditor', 'auditor.staffId', 'audit.auditorId')
      .leftJoin('team', 'team.teamId', 'audit.teamId')
      .select(['audit.reference', 'auditor.email', 'team.name as team'])
      .where('round.month', '=', `${month}-01` as typeof ctx.today)
      .orderBy('audit.reference')
      .execute()
    const ruths = rows.filter(row => row.email === cast.ruth.email)
    const marcuss = rows.filter(row => row.team === cast.marcus.team && row.email !== cast.marcus.email)
    const row = (wanted === 'of Ruth' ? [...ruths, ...marcuss] : [...marcuss, ...ruths])[0]
    const auditor = people.find(person => person.email === row?.email)
    if (!row || !auditor) throw new Error(`Nobody has an audit to raise a concern from in ${month}`)
    return { audit: row.reference, auditor }
  })

/** Told in the autumn, answered twice, confirmed: then one that nobody has answered. */
export async function tellOfSafety(deed: Deed): Promise<void> {
  await answeredAndClosed(deed)
  await waiting(deed)
}

async function answeredAndClosed(deed: Deed): Promise<void> {
  const { audit, auditor } = await auditIn(deed, '2018-10', 'of Ruth')
  const { reference } = await deed(auditor, instant('2018-10-09T09:20:00Z'), ctx =>
    recordConcern(ctx, audit, {
      severity: 'immediate',
      seen: 'The record says that a grandmother who was to stay away is back in the home, in a case note of 3 October. No visit and no manager’s decision since.',
      telling: {
        told: 'Helen Marsh, Head of Children’s Social Care',
        toldAt: instant('2018-10-09T09:05:00Z'),
        decision: 'A visit today, and a strategy discussion if the grandmother is there.',
      },
    }),
  )
  await deed(cast.helen, instant('2018-10-09T09:40:00Z'), ctx => openConcern(ctx, reference))
  await deed(cast.helen, instant('2018-10-09T15:30:00Z'), ctx =>
    respondToConcern(ctx, reference, {
      done: 'Visited at two with the police. The grandmother had left; the child was not at home.',
      safe: 'not-known',
      next: 'The worker sees the child at school tomorrow at nine and tells me.',
      shown: 0,
    }),
  )
  await deed(cast.helen, instant('2018-10-10T10:10:00Z'), ctx =>
    respondToConcern(ctx, reference, {
      done: 'Seen alone at school this morning. A safety plan is signed, and the locks have been changed.',
      safe: 'yes',
      next: '',
      shown: 1,
    }),
  )
  await deed(cast.dev, instant('2018-10-11T13:00:00Z'), ctx => openConcern(ctx, reference))
  await deed(cast.dev, instant('2018-10-11T13:10:00Z'), ctx =>
    closeConcern(ctx, reference, 'Read the case note of the visit and the safety plan; both are on the record.'),
  )
}

async function waiting(deed: Deed): Promise<void> {
  const { audit, auditor } = await auditIn(deed, '2018-11', 'of Marcus’s team')
  const { reference } = await deed(auditor, instant('2018-11-07T14:15:00Z'), ctx =>
    recordConcern(ctx, audit, {
      severity: 'urgent',
      seen: 'Missed twice from school in a fortnight, and the worker’s last three visits found nobody at home. Nobody seems to have put these together.',
      telling: {
        told: 'Duty social worker',
        toldAt: instant('2018-11-07T14:00:00Z'),
        decision: 'Duty will call the school today and leave a note for the team manager.',
      },
    }),
  )
  // Its clocks run out: the service manager and the director are told when Dev looks.
  await deed(cast.dev, instant('2018-11-15T09:30:00Z'), ctx => openConcern(ctx, reference))
}
