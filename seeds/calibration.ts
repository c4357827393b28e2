/**
 * The county agrees what grades mean: the principal social worker publishes two practice cases, six auditors grade one of them blind in an
 * exercise, it is closed and talked about, and from then on nobody audits for the first time without having practised.
 */
import { instant, localDate } from '#domain/calendar/dates.ts'
import { gradeCodes, type Grade } from '#domain/grades/grade.ts'
import {
  beginExercise,
  closeExercise,
  invitableTo,
  keepDiscussion,
  practiceCase,
  publishPracticeCase,
  setCasesFirst,
  submitGrading,
  takeShippedCase,
} from '#features/calibration/door.ts'
import { cast, people } from './county.ts'
import type { Deed } from './safety.ts'

/** How far each of the six is from the panel, part by part, in grades: above nought is kinder. The plan is read most differently. */
const readings: readonly (readonly number[])[] = [
  [0, 0, 1, 0, 0, 0, 0, 0],
  [0, 1, 2, 0, 0, 1, 0, 1],
  [0, 0, 0, 0, 0, 0, -1, 0],
  [1, 0, 1, 1, 0, 0, 0, 0],
  [0, 0, 0, 0, -1, 0, 0, -1],
  [0, 0, 2, 0, 0, 1, 0, 0],
]

const reasons = [
  'This is what the file shows, read from beginning to end.',
  'What was done for the children weighed most with me here.',
  'I looked for dates and for what changed, and graded by that.',
]

/** Kinder is earlier in the list of grades, which is best first. */
const moved = (gold: Grade, steps: number): Grade => {
  const place = gradeCodes.indexOf(gold) - steps
  return gradeCodes[Math.min(gradeCodes.length - 1, Math.max(0, place))] ?? gold
}

export async function tellOfCalibration(deed: Deed): Promise<void> {
  const reference = await deed(cast.joan, instant('2018-09-03T09:00:00Z'), async ctx => {
    const taken = await takeShippedCase(ctx, 'drifting-plan')
    await publishPracticeCase(ctx, taken, 1)
    await publishPracticeCase(ctx, await takeShippedCase(ctx, 'well-known'), 1)
    return taken
  })
  const { exercise, names } = await deed(cast.dev, instant('2018-09-04T09:00:00Z'), async ctx => {
    const { practiceCaseId } = await practiceCase(ctx, reference)
    const six = (await invitableTo(ctx, practiceCaseId)).slice(0, readings.length)
    const invited = six.map(({ staffId }) => staffId)
    const begun = await beginExercise(ctx, { practiceCase: reference, closesOn: localDate('2018-09-28'), invited })
    return { exercise: begun, names: six.map(({ name }) => name) }
  })
  for (const [place, name] of names.entries()) {
    const who = people.find(one => one.name === name)
    if (who) await gradeAs(deed, who, { exercise, reference, place })
  }
  await deed(cast.dev, instant('2018-09-24T15:00:00Z'), async ctx => {
    await closeExercise(ctx, exercise)
    await keepDiscussion(ctx, exercise, {
      notes:
        'We talked longest about the plan. Some graded the effort that stands behind it, others whether anybody could tell from it that it works. Seven actions without a date are not a plan that a family can follow.',
      agreed:
        'The guidance on plans will say: without a day for each action, and without what should be different for the child, a plan is not graded good. The principal social worker words it by November.',
    })
    await setCasesFirst(ctx, 1)
  })
}

interface Reading {
  readonly exercise: string
  /** The practice case. */
  readonly reference: string
  /** Which of the six. */
  readonly place: number
}

const gradeAs = (deed: Deed, who: Parameters<Deed>[0], { exercise, reference, place }: Reading): Promise<unknown> =>
  deed(who, instant(`2018-09-${String(10 + place)}T13:00:00Z`), async ctx => {
    const { content } = await practiceCase(ctx, reference)
    const grading = content.parts.map(({ key, gold }, at) => [
      key,
      { grade: moved(gold, readings[place]?.[at] ?? 0), why: reasons[(place + at) % reasons.length] ?? '' },
    ])
    await submitGrading(ctx, exercise, Object.fromEntries(grading) as Parameters<typeof submitGrading>[2])
  })
