/**
 * Which question carries on from which, so that a trend over several versions stays one trend. Said by the person who changed the
 * tool (`carriesOn`); where nothing was said, the question with the same key.
 */
import type { Question, ToolContent } from './tool.ts'
import type { ToolFault } from './validate.ts'

const questionsOf = (tool: ToolContent): readonly Question[] => tool.sections.flatMap(section => section.questions)

/** The key of the question of `before` that this one carries on from; null where it begins anew. */
function carriesOnFrom(question: Question, before: ReadonlySet<string>): string | null {
  const from = question.carriesOn === undefined ? question.key : question.carriesOn
  return from !== null && before.has(from) ? from : null
}

/**
 * For each question of the last version, the key of the question of the first that its trend began with; null where it began in
 * between. `versions` follow each other without a gap, the earliest first.
 */
export function trendKeys(versions: readonly ToolContent[]): ReadonlyMap<string, string | null> {
  const [first, ...later] = versions
  if (!first) return new Map()
  const own = new Map<string, string | null>(questionsOf(first).map(({ key }) => [key, key]))
  return later.reduce((links, version) => {
    const before = new Set(links.keys())
    return new Map(
      questionsOf(version).map((question): [string, string | null] => {
        const from = carriesOnFrom(question, before)
        return [question.key, from === null ? null : (links.get(from) ?? null)]
      }),
    )
  }, own)
}

/** What a version says of the version before and that is not so. `before`: null for the first version of a tool. */
export function* carryOnFaults(before: ToolContent | null, tool: ToolContent): Generator<ToolFault> {
  const known = new Set(before === null ? [] : questionsOf(before).map(question => question.key))
  const taken = new Map<string, string>()
  for (const section of tool.sections) {
    for (const question of section.questions)
      yield* questionFaults(`${section.key}/${question.key}`, question, known, taken)
  }
}

function* questionFaults(
  where: string,
  question: Question,
  known: ReadonlySet<string>,
  taken: Map<string, string>,
): Generator<ToolFault> {
  const { carriesOn } = question
  if (typeof carriesOn === 'string' && !known.has(carriesOn))
    yield fault('carries-on-unknown', where, `The version before has no question ${carriesOn} to carry on from.`)
  const from = carriesOnFrom(question, known)
  if (from === null) return
  const other = taken.get(from)
  if (other === undefined) taken.set(from, question.key)
  else
    yield fault(
      'carries-on-twice',
      where,
      `“${other}” and this question both carry on from ${from}: a trend goes on in one.`,
    )
}

const fault = (code: string, where: string, sentence: string): ToolFault => ({ code, where, sentence })
