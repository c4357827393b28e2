/**
 * A tool made ready to run: every condition, rating and total read once, its names found, and all of them put in an order in which
 * each comes after what it reads. `standing.ts` runs it on an audit's answers; `reach.ts` tries whether everything can be reached.
 */
import { statusesNamed } from './applies.ts'
import { gradeCodes } from '../grades/grade.ts'
import { readExpression } from './expression.ts'
import { ExpressionFault, type Expression, type Name, type Vocabulary } from './expression-parts.ts'
import type { Question, Rating, Section, ToolContent, ToolConsistencyRule, Total } from './tool.ts'

/** A fault of an expression, at its place: `section/question`, or the key of a rating, total or rule. */
export interface PlacedFault {
  readonly where: string
  readonly text: string
  readonly sentence: string
}

interface Common {
  readonly slot: number
  readonly where: string
  /** The slots that must be worked out before this one. */
  readonly after: readonly number[]
}
export interface SectionNode extends Common {
  readonly is: 'section'
  readonly section: Section
  readonly askedWhen: Expression | null
}
export interface QuestionNode extends Common {
  readonly is: 'question'
  readonly question: Question
  readonly sectionSlot: number
  readonly askedWhen: Expression | null
}
export interface RatingNode extends Common {
  readonly is: 'rating'
  readonly rating: Rating
  readonly sectionSlot: number
  readonly appliesWhen: Expression | null
  readonly rules: readonly { readonly when: Expression | null; readonly gives: string; readonly because: string }[]
  readonly values: ReadonlySet<string>
}
export interface TotalNode extends Common {
  readonly is: 'total'
  readonly total: Total
  readonly sectionSlot: number
  readonly value: Expression | null
}
export type Node = SectionNode | QuestionNode | RatingNode | TotalNode

export interface Instrument {
  readonly tool: ToolContent
  readonly vocabulary: Vocabulary
  readonly slots: number
  readonly overallSlot: number
  /** In the order of the tool. */
  readonly nodes: readonly Node[]
  /** Each after what it reads. Whatever goes round in a circle is left out. */
  readonly order: readonly Node[]
  /** Nodes that wait for each other, the first again at the end; empty where nothing goes round. */
  readonly circle: readonly Node[]
  readonly consistency: readonly { readonly rule: ToolConsistencyRule; readonly when: Expression | null }[]
  readonly faults: readonly PlacedFault[]
  /** Statuses that the tool names anywhere: a case of another one is asked everything. */
  readonly statuses: ReadonlySet<string>
}

const yesPartlyNoCodes = ['yes', 'partly', 'no', 'not-applicable']
const codesOf = (question: Question): ReadonlySet<string> | null => {
  if (question.answerKind === 'yes-partly-no') return new Set(yesPartlyNoCodes)
  if (question.answerKind === 'grade') return new Set(gradeCodes)
  return question.choices ? new Set(question.choices.map(({ code }) => code)) : null
}

const typeOf: Readonly<Record<Question['answerKind'], Name['type']>> = {
  'yes-partly-no': 'code',
  grade: 'code',
  progress: 'code',
  choice: 'code',
  choices: 'codes',
  scale: 'number',
  count: 'number',
  date: 'date',
  'short-text': 'text',
  'long-text': 'text',
  reflection: 'text',
  evidence: 'text',
}

/** Every name of the tool with a slot of its own: questions, sections, ratings, totals, and the overall grade last. */
function vocabularyOf(tool: ToolContent): Vocabulary & { readonly overall: Name } {
  let slot = 0
  const name = (is: Name['is'], key: string, codes: Name['codes'], type: Name['type']): readonly [string, Name] => [
    key,
    { slot: slot++, is, key, codes, type },
  ]
  const ratingCodes = ({ scale }: Rating) =>
    new Set([...(tool.scales?.find(one => one.key === scale)?.values ?? []).map(({ code }) => code), 'not-applicable'])
  const questions = tool.sections.flatMap(section => section.questions)
  return {
    questions: new Map(questions.map(one => name('question', one.key, codesOf(one), typeOf[one.answerKind]))),
    sections: new Map(
      tool.sections.map(one => name('section', one.key, one.graded ? new Set(gradeCodes) : null, 'code')),
    ),
    ratings: new Map((tool.ratings ?? []).map(one => name('rating', one.key, ratingCodes(one), 'code'))),
    totals: new Map((tool.totals ?? []).map(one => name('total', one.key, null, 'number'))),
    overall: name('overall', 'overall', new Set(gradeCodes), 'code')[1],
  }
}

/** Reads the whole tool. Never throws: what cannot be read is among the faults, and is taken as never known. */
export function instrumentOf(tool: ToolContent): Instrument {
  const { overall, ...names } = vocabularyOf(tool)
  const vocabulary: Vocabulary = { ...names, overall: null }
  const faults: PlacedFault[] = []
  const read = (
    text: string | undefined,
    where: string,
    wanted: 'truth' | 'number',
    with_: Vocabulary = vocabulary,
  ) => {
    if (text === undefined) return null
    try {
      return readExpression(text, with_, wanted)
    } catch (error) {
      if (!(error instanceof ExpressionFault)) throw error
      faults.push({ where, text, sentence: error.message })
      return null
    }
  }
  const nodes = nodesOf(tool, vocabulary, read)
  const { order, circle } = sorted(nodes)
  return {
    tool,
    vocabulary,
    slots: overall.slot + 1,
    overallSlot: overall.slot,
    nodes,
    order,
    circle,
    consistency: (tool.consistency ?? []).map(rule => ({
      rule,
      when: read(rule.when, rule.code, 'truth', { ...vocabulary, overall: tool.grading === 'none' ? null : overall }),
    })),
    faults,
    statuses: statusesNamed(tool),
  }
}

type Read = (text: string | undefined, where: string, wanted: 'truth' | 'number') => Expression | null

const slotsOf = (expressions: readonly (Expression | null)[]): readonly number[] =>
  expressions.flatMap(one => one?.names.map(({ slot }) => slot) ?? [])

function nodesOf(tool: ToolContent, vocabulary: Vocabulary, read: Read): readonly Node[] {
  const slotIn = (map: ReadonlyMap<string, Name>, key: string): number => map.get(key)?.slot ?? -1
  const sectionSlot = (key: string) => slotIn(vocabulary.sections, key)
  const sections = tool.sections.flatMap((section): readonly Node[] => {
    const askedWhen = read(section.askedWhen, section.key, 'truth')
    const own = sectionSlot(section.key)
    return [
      { is: 'section', section, slot: own, where: section.key, askedWhen, after: slotsOf([askedWhen]) },
      ...section.questions.map(question => questionNode(question, section, { own, vocabulary, read })),
    ]
  })
  const ratings = (tool.ratings ?? []).map((rating): RatingNode => {
    const appliesWhen = read(rating.appliesWhen, rating.key, 'truth')
    const rules = rating.rules.map(rule => ({
      when: read(rule.when, rating.key, 'truth'),
      gives: rule.gives,
      because: rule.because ?? '',
    }))
    const after = [sectionSlot(rating.section), ...slotsOf([appliesWhen, ...rules.map(({ when }) => when)])]
    const { slot = -1, codes } = vocabulary.ratings.get(rating.key) ?? {}
    const values = codes ?? new Set<string>()
    return {
      is: 'rating',
      rating,
      slot,
      where: rating.key,
      sectionSlot: sectionSlot(rating.section),
      appliesWhen,
      rules,
      values,
      after,
    }
  })
  const totals = (tool.totals ?? []).map((total): TotalNode => {
    const value = read(total.value, total.key, 'number')
    const section = sectionSlot(total.section)
    const after = [section, ...slotsOf([value])]
    return {
      is: 'total',
      total,
      slot: slotIn(vocabulary.totals, total.key),
      where: total.key,
      sectionSlot: section,
      value,
      after,
    }
  })
  return [...sections, ...ratings, ...totals]
}

interface InSection {
  readonly own: number
  readonly vocabulary: Vocabulary
  readonly read: Read
}

function questionNode(question: Question, section: Section, { own, vocabulary, read }: InSection): QuestionNode {
  const where = `${section.key}/${question.key}`
  const askedWhen = read(question.askedWhen, where, 'truth')
  const slot = vocabulary.questions.get(question.key)?.slot ?? -1
  return { is: 'question', question, slot, where, sectionSlot: own, askedWhen, after: [own, ...slotsOf([askedWhen])] }
}

/** Depth first, so that each node comes after what it reads; the first circle that is met is told. */
function sorted(nodes: readonly Node[]): { readonly order: readonly Node[]; readonly circle: readonly Node[] } {
  const bySlot = new Map(nodes.map(node => [node.slot, node]))
  const done = new Set<Node>()
  const path: Node[] = []
  const order: Node[] = []
  let circle: readonly Node[] = []
  const visit = (node: Node): void => {
    if (done.has(node)) return
    if (path.includes(node)) {
      if (circle.length === 0) circle = [...path.slice(path.indexOf(node)), node]
      return
    }
    path.push(node)
    for (const slot of node.after) {
      const before = bySlot.get(slot)
      if (before) visit(before)
    }
    path.pop()
    done.add(node)
    order.push(node)
  }
  for (const node of nodes) visit(node)
  return { order, circle }
}
