/** Audits for tests, filled as an auditor fills them: every question of every section answered, graded and explained. */
import { gradeKey, type Answer } from '#domain/audit/answers.ts'
import type { Question } from '#domain/audit-tool/tool.ts'
import { addDays } from '#domain/calendar/dates.ts'
import type { Grade } from '#domain/grades/grade.ts'
import {
  answerSection,
  auditByReference,
  auditStanding,
  gradeOverall,
  recordLearning,
  submitAudit,
} from '#features/audits/door.ts'
import type { PersonRow } from '#features/people/door.ts'
import {
  allocateAuditors,
  drawSample,
  replyToAllocation,
  roundByReference,
  sampledCasesOf,
} from '#features/rounds/door.ts'
import type { Context } from '#platform/context.ts'
import { anOpenedRound, usualDraw } from './rounds.ts'

/** A round under way whose cases all went to one auditor, but for the last, which went to another. `ctx` is the lead's. */
export async function aRoundOf(ctx: Context, auditor: PersonRow, other: PersonRow): Promise<readonly string[]> {
  const round = await anOpenedRound(ctx)
  await drawSample(ctx, round, usualDraw)
  const [mine, theirs] = await Promise.all([auditor, other].map(person => staffIdIn(ctx, person)))
  const drawn = await sampledCasesOf(ctx, (await roundByReference(ctx, round)).roundId)
  const cases = drawn.filter(one => !one.reserve)
  const pairs = cases.map(({ caseReference }, index) => ({
    caseReference,
    auditorId: (index === cases.length - 1 ? theirs : mine) ?? '',
  }))
  await allocateAuditors(ctx, round, pairs)
  const rows = await ctx.db.selectFrom('audit').select('reference').orderBy('reference').execute()
  return rows.map(row => row.reference)
}

const staffIdIn = async (ctx: Context, { email }: PersonRow): Promise<string> =>
  (await ctx.db.selectFrom('staffMember').select('staffId').where('email', '=', email).executeTakeFirstOrThrow())
    .staffId

/** A favourable answer of the question's own kind. */
export function anAnswerTo(question: Question): Answer {
  const value = {
    'yes-partly-no': 'yes',
    date: '2018-05-02',
    count: '2',
    'short-text': 'Seen',
    'long-text': 'Seen on the record.',
    reflection: 'Time to think was what helped.',
    evidence: 'Case note of 2 May 2018',
    grade: 'good',
    scale: '7',
  }
  return { value: question.choices?.[0]?.code ?? value[question.answerKind as keyof typeof value], evidence: 'Seen.' }
}

const why = 'The record bears it out.'

/** Fills an audit as its auditor, ready to be submitted with this grade throughout. `ctx` is the auditor's. */
export async function fillAudit(ctx: Context, reference: string, grade: Grade = 'good'): Promise<void> {
  await replyToAllocation(ctx, reference, { accepted: true })
  await fillAnswers(ctx, reference, grade)
}

/** The same without having accepted it. */
export async function fillAnswers(ctx: Context, reference: string, grade: Grade = 'good'): Promise<void> {
  const { sections } = await auditStanding(ctx, reference)
  for (const section of sections) {
    const answers = Object.fromEntries(section.questions.map(question => [question.key, anAnswerTo(question)]))
    const graded = section.graded ? { [gradeKey(section.key)]: { value: grade, evidence: why } } : {}
    await answerSection(ctx, reference, section.key, { given: { ...answers, ...graded } })
  }
  await answerWhatFollows(ctx, reference)
  await recordLearning(ctx, reference, {
    strengths: [{ theme: 'visits', text: 'Seen alone each time.' }],
    areas: [{ theme: 'chronologies', text: 'The chronology stops in March.' }],
    actions: [
      {
        text: 'Bring it up to date.',
        ownerRole: 'practitioner',
        dueOn: addDays(ctx.today, 20),
        successMeasure: 'It is used.',
      },
    ],
  })
  await gradeOverall(ctx, reference, { value: grade, evidence: why })
}

/** Questions that the answers given so far ask besides. */
async function answerWhatFollows(ctx: Context, reference: string): Promise<void> {
  const { auditId } = await auditByReference(ctx, reference)
  const answered = new Set(
    (await ctx.db.selectFrom('answer').select('questionKey').where('auditId', '=', auditId).execute()).map(
      row => row.questionKey,
    ),
  )
  for (const { key, questions } of (await auditStanding(ctx, reference)).sections) {
    const open = questions.filter(question => !answered.has(question.key))
    const given = Object.fromEntries(open.map(question => [question.key, anAnswerTo(question)]))
    if (open.length > 0) await answerSection(ctx, reference, key, { given })
  }
}

export async function aSubmittedAudit(ctx: Context, reference: string, grade: Grade = 'good'): Promise<void> {
  await fillAudit(ctx, reference, grade)
  await submitAudit(ctx, reference)
}
