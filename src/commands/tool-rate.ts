/**
 * `tool rate`: works out what a tool asks, rates and counts for sets of answers given as data, so that an instrument written down here can
 * be compared with the one it was taken from, case by case. Needs no database.
 */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { answerFault, ratingFault } from '#domain/audit/answers.ts'
import { gradeKey, overallKey, ratingKey } from '#domain/audit-tool/answer-keys.ts'
import type { CaseAsked } from '#domain/audit-tool/applies.ts'
import { standingOf, type Standing } from '#domain/audit-tool/standing.ts'
import type { ToolContent } from '#domain/audit-tool/tool.ts'
import { toolFaults } from '#domain/audit-tool/validate.ts'
import { isGrade } from '#domain/grades/grade.ts'
import { CommandFailed, exitCodes, say, tell } from './outcome.ts'
import { toolIn } from './tool-check.ts'

const answersSchema = z.strictObject({
  id: z.string(),
  case: z
    .strictObject({
      status: z.string().optional(),
      age: z.number().int().optional(),
      placement: z.string().optional(),
      theme: z.string().optional(),
    })
    .optional(),
  /** A code or text; a number for scales and counts; a list of codes where several can be chosen. */
  answers: z.record(z.string(), z.union([z.string(), z.number().int(), z.array(z.string())])),
  grades: z.record(z.string(), z.string()).optional(),
  overall: z.string().optional(),
  overrides: z.record(z.string(), z.string()).optional(),
})
type AnswersGiven = z.infer<typeof answersSchema>

export async function toolRateCommand(toolFile: string, answersFile: string): Promise<void> {
  const tool = toolIn(toolFile, await readFile(toolFile, 'utf8'))
  const [fault] = toolFaults(tool)
  if (fault) throw new CommandFailed(`${toolFile} has faults: see tool check.`, exitCodes.data)
  let refused = 0
  for (const [index, line] of (await readFile(answersFile, 'utf8')).split('\n').entries()) {
    if (line.trim() === '') continue
    const given = answersIn(line, index + 1)
    const faults = misfits(tool, given)
    refused += faults.length
    for (const text of faults) say(`${given.id}: ${text}`)
    tell(JSON.stringify({ id: given.id, ...rated(tool, given) }))
  }
  if (refused > 0) throw new CommandFailed(`${refused} answers do not fit the tool.`, exitCodes.data)
}

function answersIn(line: string, number: number): AnswersGiven {
  try {
    return answersSchema.parse(JSON.parse(line))
  } catch (error) {
    const why =
      error instanceof z.ZodError
        ? error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
        : [String(error)]
    throw new CommandFailed(`Line ${number} is not a set of answers: ${why.join('; ')}`, exitCodes.data)
  }
}

/** Answers to nothing that the tool asks, and those that the question does not take. */
function misfits(
  tool: ToolContent,
  { answers, grades = {}, overall, overrides = {} }: AnswersGiven,
): readonly string[] {
  const questions = new Map(tool.sections.flatMap(({ questions: all }) => all.map(one => [one.key, one])))
  const ratings = new Map((tool.ratings ?? []).map(one => [one.key, one]))
  const answered = Object.entries(answers).map(([key, value]) => {
    const question = questions.get(key)
    return [
      key,
      question ? answerFault(question, { value: String(value), evidence: '' })?.text : 'there is no such question',
    ]
  })
  const overridden = Object.entries(overrides).map(([key, value]) => {
    const rating = ratings.get(key)
    return [key, rating ? ratingFault(tool, rating, { value, evidence: '' })?.text : 'there is no such rating']
  })
  const graded = [...Object.entries(grades), ...(overall === undefined ? [] : [['overall', overall] as const])].map(
    ([key, value]) => [key, isGrade(value) ? undefined : 'it is none of the four grades'],
  )
  return [...answered, ...overridden, ...graded].flatMap(([key, text]) => (text ? [`${key ?? ''}: ${text}`] : []))
}

const factsIn = ({ status = '', age, placement, theme }: NonNullable<AnswersGiven['case']>): CaseAsked => ({
  caseStatus: status,
  ageYears: age ?? null,
  placement: placement ?? null,
  theme: theme ?? null,
})

function rated(
  tool: ToolContent,
  { case: facts = {}, answers, grades = {}, overall = '', overrides = {} }: AnswersGiven,
) {
  const held = new Map<string, { readonly value: string }>([
    ...Object.entries(answers).map(([key, value]) => [key, { value: String(value) }] as const),
    ...Object.entries(grades).map(([key, value]) => [gradeKey(key), { value }] as const),
    ...Object.entries(overrides).map(([key, value]) => [ratingKey(key), { value }] as const),
    [overallKey, { value: overall }],
  ])
  return standingRead(standingOf(tool, factsIn(facts), held))
}

const standingRead = ({ sections, ratings, totals, unfitting }: Standing) => ({
  asked: sections.flatMap(section => section.questions.map(({ key }) => key)),
  ratings: Object.fromEntries(
    ratings.map(({ rating, calculated, stands, because }) => [rating.key, { calculated, stands, because }]),
  ),
  totals: Object.fromEntries(totals.map(({ total, value }) => [total.key, value])),
  unfitting: unfitting.map(({ code }) => code),
})
