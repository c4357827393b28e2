/**
 * The county's programme for 2018–19: what Dev planned in the spring, what came of it, one plan changed, one cancelled and carried over,
 * the minimum that was agreed, and what the inspectorate said in the autumn. No chance in it: each thing is told once.
 */
import { instant, localDate, type Instant } from '#domain/calendar/dates.ts'
import type { ActivityPlan, OutputState } from '#domain/programme/activity.ts'
import { monthNumbers } from '#domain/programme/year.ts'
import {
  addActivity,
  cancelActivity,
  carryOver,
  changeActivity,
  recordExternalGrade,
  recordOutput,
  setMinimum,
} from '#features/programme/door.ts'
import type { PersonRow } from '#features/people/door.ts'
import { cast } from './county.ts'
import type { Deed } from './safety.ts'

const year = 2018

type Telling = Omit<ActivityPlan, 'leadId' | 'toolId' | 'reasonWords' | 'reason'> &
  Partial<Pick<ActivityPlan, 'reasonWords' | 'reason'>> & { readonly lead: PersonRow }

const plans = {
  monthly: {
    kind: 'monthly-case',
    title: 'Monthly case audits',
    focus:
      'The quality of our processes and interventions: compliance and practice, in cases drawn at random each month.',
    lead: cast.dev,
    months: monthNumbers,
    plannedAudits: 216,
    expectedOutput:
      'A summary report with slides each month; each locality makes its own programme of improvement of it.',
  },
  supervision: {
    kind: 'pre-supervision',
    title: 'Audits before supervision',
    focus:
      'Two cases of each practitioner, chosen by the line manager before supervision, to talk about the quality of the work.',
    lead: cast.joan,
    months: monthNumbers,
    plannedAudits: null,
    expectedOutput: 'Individual learning, and themes for the team and the locality.',
  },
  assessments: {
    kind: 'themed',
    title: 'Single assessments that end in closure',
    focus: 'Whether what was found last year about decisions to close has changed.',
    reason: 'revisit',
    reasonWords: 'Audited in 2017–18; to be looked at again after the practice guidance.',
    lead: cast.ruth,
    months: [9, 10],
    plannedAudits: 30,
    expectedOutput: 'A summary report, slides and a presentation to the service.',
  },
  unborn: {
    kind: 'themed',
    title: 'Pre-birth assessments',
    focus: 'Whether assessments begin early enough, and end in a plan before the birth.',
    reason: 'serious-case-review',
    lead: cast.dev,
    months: [1, 2],
    plannedAudits: 20,
    expectedOutput: 'A summary report and practice guidance.',
  },
  north: {
    kind: 'deep-dive',
    title: 'North locality: chronologies and plans',
    focus: 'Why chronologies in the North stop short, and what would help teams to keep them.',
    lead: cast.joan,
    months: [6, 7],
    plannedAudits: 24,
    expectedOutput: 'A report and an improvement plan with the locality.',
  },
  leavers: {
    kind: 'self-assessment',
    title: 'Care leavers',
    focus: 'Our practice with every care leaver, before inspectors look at it.',
    reason: 'inspection',
    lead: cast.helen,
    months: [5, 6],
    plannedAudits: null,
    expectedOutput: 'A self-assessment and an improvement plan with the four localities.',
  },
  neglect: {
    kind: 'peer-challenge',
    title: 'Neglect',
    focus: 'How early we see neglect, and what we and partners do about it.',
    lead: cast.helen,
    months: [11],
    plannedAudits: null,
    expectedOutput: 'A letter from the visiting council, and an answer to it.',
  },
} as const satisfies Record<string, Telling>

type PlanName = keyof typeof plans

const at = (day: string, time: string): Instant => instant(`${day}T${time}:00Z`)

/** A plan as the use-case takes it, with its lead found. */
async function planOf(deed: Deed, name: PlanName): Promise<ActivityPlan> {
  const { lead, ...told }: Telling = plans[name]
  const leadId = await deed('system', at('2018-04-03', '09:00'), async ctx => {
    const row = await ctx.db
      .selectFrom('staffMember')
      .select('staffId')
      .where('email', '=', lead.email)
      .executeTakeFirstOrThrow()
    return row.staffId
  })
  return { reason: 'regular', reasonWords: '', toolId: null, ...told, leadId }
}

/** Each activity's reference. */
async function planTheYear(deed: Deed): Promise<Readonly<Record<PlanName, string>>> {
  const references: Partial<Record<PlanName, string>> = {}
  let minute = 10
  for (const name of Object.keys(plans) as PlanName[]) {
    const plan = await planOf(deed, name)
    references[name] = await deed(cast.dev, at('2018-04-03', `09:${minute}`), ctx => addActivity(ctx, year, plan))
    minute += 5
  }
  return references as Record<PlanName, string>
}

interface Came {
  readonly reference: string
  readonly day: string
  readonly state: OutputState
  readonly words: string
}

const tellWhatCame = (deed: Deed, { reference, day, state, words }: Came): Promise<void> =>
  deed(cast.dev, at(day, '15:00'), ctx => recordOutput(ctx, reference, { state, words, toldOn: localDate(day) }))

export async function tellOfProgramme(deed: Deed): Promise<void> {
  const { monthly, assessments, unborn, north, leavers } = await planTheYear(deed)
  const came: readonly Came[] = [
    {
      reference: monthly,
      day: '2018-05-08',
      state: 'under-way',
      words: 'The first month is told: see the learning report of April.',
    },
    {
      reference: leavers,
      day: '2018-06-29',
      state: 'done',
      words: 'A self-assessment and an improvement plan, agreed with the four localities.',
    },
    { reference: north, day: '2018-06-18', state: 'under-way', words: 'Begun with three teams.' },
    {
      reference: north,
      day: '2018-08-06',
      state: 'done',
      words: 'A report, two meetings with the locality, and a plan whose board meets each month.',
    },
    {
      reference: assessments,
      day: '2018-10-22',
      state: 'under-way',
      words: 'Cases are chosen; auditors read in November.',
    },
  ]
  for (const one of came) await tellWhatCame(deed, one)
  const later = { ...(await planOf(deed, 'assessments')), months: [10, 11] }
  await deed(cast.dev, at('2018-09-11', '10:00'), ctx => changeActivity(ctx, assessments, { plan: later, seen: 1 }))
  await deed(cast.dev, at('2018-11-13', '10:00'), ctx =>
    cancelActivity(ctx, unborn, 'The auditors who know this work are away until April.'),
  )
  await deed(cast.dev, at('2018-11-13', '10:05'), ctx => carryOver(ctx, unborn))
  await deed(cast.dev, at('2018-04-03', '11:00'), ctx => setMinimum(ctx, { measure: 'share', least: 10 }))
  await deed(cast.dev, at('2018-11-14', '09:00'), ctx =>
    recordExternalGrade(ctx, {
      kind: 'inspection',
      lookedBy: 'The inspectorate, a focused visit',
      lookedOn: localDate('2018-10-16'),
      about: 'Help and protection',
      grade: 'requires-improvement',
      words: 'Plans are more often clear than last year, but too many are not followed up when a worker changes.',
    }),
  )
}
