/** The first page of calibration: exercises, practice cases to work through, and for those who keep them what waits to be published. */
import { canEver } from '#domain/access/can.ts'
import { longDate } from '#domain/calendar/dates.ts'
import { shippedCases } from '#domain/calibration/shipped.ts'
import type { Context } from '#platform/context.ts'
import { casesFirstNow } from '#features/rounds/door.ts'
import { exercisesOf, type ExerciseFound } from './exercise-queries.ts'
import { paths } from './paths.ts'
import { attemptOf, practiceCases, type PracticeCase } from './queries.ts'

function standing({ over, closed, iSubmitted, invitesMe, submitted, invited }: ExerciseFound): string {
  if (over) return invitesMe && !iSubmitted ? 'Closed before you submitted' : 'Result can be read'
  if (closed) return 'Closed'
  if (invitesMe) return iSubmitted ? 'You submitted; others are still grading' : 'Waits for your grades'
  return `${submitted} of ${invited} have submitted`
}

const exerciseShown = (one: ExerciseFound) => ({
  reference: one.reference,
  title: one.title,
  href: paths.exercise(one.reference),
  closesOn: longDate(one.closesOn),
  standing: standing(one),
})

async function caseToGrade(ctx: Context, one: PracticeCase) {
  const attempt = await attemptOf(ctx, one.practiceCaseId, null)
  const submitted = (attempt?.submittedAt ?? null) !== null
  if (one.published === null && !submitted) return []
  const begun = attempt === null ? 'Not begun' : 'Begun'
  return [
    {
      title: one.content.title,
      reference: one.reference,
      href: submitted ? paths.feedback(one.reference) : paths.grading(one.reference),
      standing: submitted ? 'Submitted: read the feedback' : begun,
    },
  ]
}

const decidedWords = ({ decided, published, version }: PracticeCase): string => {
  if (published === null) return decided === 'withdrawn' ? 'Withdrawn' : 'Not published yet'
  return published === version ? 'Published' : 'Published; a newer version waits'
}

const caseKept = (one: PracticeCase) => ({
  title: one.content.title,
  reference: one.reference,
  href: paths.practice(one.reference),
  standing: decidedWords(one),
})

const firstWords = (casesFirst: number): string | null =>
  casesFirst === 0
    ? null
    : `An auditor works through at least ${casesFirst} practice ${casesFirst === 1 ? 'case' : 'cases'} before a first audit.`

/** What those who keep practice cases see of them, with the ready-made ones that are not among theirs yet. */
function keptShown(all: readonly PracticeCase[]) {
  const taken = new Set(all.map(({ shipped }) => shipped))
  const ready = shippedCases.filter(({ key }) => !taken.has(key))
  return { kept: all.map(caseKept), shipped: ready.map(({ key, content }) => ({ key, title: content.title })) }
}

const waysOn = (runs: boolean, all: readonly PracticeCase[]) => ({
  shippedAction: paths.shipped,
  fresh: paths.freshCase,
  begin: runs && all.some(({ published }) => published !== null) ? paths.freshExercise : null,
  settings: runs ? paths.settings : null,
})

export async function homeView(ctx: Context) {
  const keeps = canEver(ctx.actor, 'practice-case.keep')
  const grades = canEver(ctx.actor, 'calibration.grade') && !keeps
  const all = await practiceCases(ctx)
  const toGrade = []
  if (grades) for (const one of all) toGrade.push(...(await caseToGrade(ctx, one)))
  return {
    exercises: (await exercisesOf(ctx)).map(exerciseShown),
    casesFirst: firstWords(await casesFirstNow(ctx)),
    ...{ grades, toGrade, keeps },
    ...(keeps ? keptShown(all) : { kept: [], shipped: [] }),
    ...waysOn(canEver(ctx.actor, 'calibration.run'), all),
  }
}
