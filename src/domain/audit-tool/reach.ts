/**
 * Tries a tool out before it is published: is there an audit in which this condition holds; is there one in which everything was answered
 * and it is still not known? Answers are given one at a time, and a way is left as soon as what is known decides it, so that tools of
 * hundreds of questions are tried in moments. Where the tries run out, nothing is claimed.
 */
import { addDays, localDate } from '../calendar/dates.ts'
import type { Outcome, FactName } from './expression-parts.ts'
import type { Instrument, Node } from './instrument.ts'
import { run, type Given, type Ran } from './run.ts'
import { rangeOf, type Question } from './tool.ts'

/** What is looked for: the value once it is known. */
export interface Goal {
  /** The nodes that it reads. */
  readonly slots: readonly number[]
  readonly facts: readonly FactName[]
  readonly value: (ran: Ran) => Outcome
}

const mostTries = 3000

interface Choice {
  readonly name: number | FactName
  readonly values: readonly (string | number)[]
}

/** Whether some audit makes the goal `wanted`; null where the tries ran out, or what it depends on cannot be listed. */
export function canBe(instrument: Instrument, goal: Goal, wanted: true | 'unknown'): boolean | null {
  const { nodes, reckons } = closureOf(instrument, goal)
  const part: Instrument = { ...instrument, order: instrument.order.filter(node => nodes.has(node)) }
  const choices = choicesFor(instrument, goal, nodes)
  const trying = new Map<number | FactName, string | number>()
  let tries = 0
  const search = (place: number): boolean | null => {
    tries += 1
    if (tries > mostTries) return null
    const value = goal.value(run(part, tryingOut(trying)))
    if (value !== null) return wanted === true && value === true
    const choice = choices[place]
    if (!choice) return wanted === 'unknown'
    let found: boolean | null = false
    for (const one of choice.values) {
      trying.set(choice.name, one)
      const below = search(place + 1)
      trying.delete(choice.name)
      if (below === true) return true
      if (below === null) found = null
    }
    return found
  }
  const found = search(0)
  return found === false && reckons && wanted === true ? null : found
}

function tryingOut(trying: ReadonlyMap<number | FactName, string | number>): Given {
  const fact = (name: FactName) => trying.get(name) ?? null
  return {
    facts: {
      caseStatus: String(fact('case_status') ?? ''),
      ageYears: fact('age') as number | null,
      placement: fact('placement') as string | null,
      theme: fact('theme') as string | null,
    },
    answer: slot => trying.get(slot) as string | undefined,
    override: () => '',
    tryingOut: true,
  }
}

/** Everything that the goal depends on, through whatever lies between. */
function closureOf(instrument: Instrument, goal: Goal) {
  const bySlot = new Map(instrument.nodes.map(node => [node.slot, node]))
  const nodes = new Set<Node>()
  const waiting = [...goal.slots]
  for (let slot = waiting.pop(); slot !== undefined; slot = waiting.pop()) {
    const node = bySlot.get(slot)
    if (!node || nodes.has(node)) continue
    nodes.add(node)
    waiting.push(...node.after)
  }
  return { nodes, reckons: [...nodes].flatMap(expressionsOf).some(one => one.reckons) }
}

export function expressionsOf(node: Node) {
  const all =
    node.is === 'rating'
      ? [node.appliesWhen, ...node.rules.map(({ when }) => when)]
      : [node.is === 'total' ? node.value : node.askedWhen]
  return all.flatMap(one => one ?? [])
}

/** What can be chosen on the way, what is nearest to the goal first. */
function choicesFor(instrument: Instrument, goal: Goal, nodes: ReadonlySet<Node>): readonly Choice[] {
  const expressions = [...nodes].flatMap(expressionsOf)
  const numbers = [...new Set(expressions.flatMap(one => one.numbers))]
  const texts = writtenTexts(expressions.map(one => one.text))
  const facts = new Set([...goal.facts, ...expressions.flatMap(one => one.facts), ...factsOf(nodes)])
  const answers = [...nodes].flatMap((node): readonly Choice[] => {
    if (node.is === 'question') return [{ name: node.slot, values: answersTo(node.question, numbers, texts) }]
    if (node.is === 'section' && node.section.graded) return [{ name: node.slot, values: gradesTried }]
    return []
  })
  const overall = goal.slots.includes(instrument.overallSlot)
    ? [{ name: instrument.overallSlot, values: gradesTried }]
    : []
  return [
    ...overall,
    ...answers,
    ...[...facts].map(name => ({ name, values: factValues(name, instrument, numbers, texts) })),
  ]
}

const gradesTried = ['outstanding', 'good', 'requires-improvement', 'inadequate']

/** Facts that lists of statuses, ages, placements and themes read. */
const factsOf = (nodes: ReadonlySet<Node>): readonly FactName[] =>
  [...nodes].flatMap(node => {
    const one = node.is === 'question' ? node.question : node.is === 'section' ? node.section : null
    const has = (list: unknown, name: FactName): readonly FactName[] => (list === undefined ? [] : [name])
    return one
      ? [
          ...has(one.statuses, 'case_status'),
          ...has(one.ages, 'age'),
          ...has(one.placements, 'placement'),
          ...has(one.themes, 'theme'),
        ]
      : []
  })

/** Texts that are written out in expressions: a text answer or a fact can matter only by being one of them, or none. */
const writtenTexts = (expressions: readonly string[]): readonly string[] => [
  ...new Set(
    expressions.flatMap(text => [...text.matchAll(/'([^']*)'|"([^"]*)"/g)].map(([, one, other]) => one ?? other ?? '')),
  ),
]

function factValues(
  name: FactName,
  instrument: Instrument,
  numbers: readonly number[],
  texts: readonly string[],
): readonly (string | number)[] {
  const listed = instrument.tool.sections.flatMap(section => [section, ...section.questions])
  if (name === 'age')
    return around(
      [...numbers, ...listed.flatMap(({ ages }) => [ages?.from, ages?.to].flatMap(age => age ?? []))],
      0,
      25,
    )
  const lists = listed.flatMap(
    one => (name === 'case_status' ? one.statuses : name === 'placement' ? one.placements : one.themes) ?? [],
  )
  return [...new Set([...lists, ...texts.filter(text => text !== ''), 'another'])]
}

/** Each number that something is compared with, the ones beside it, and both ends. */
const around = (numbers: readonly number[], least: number, most: number): readonly number[] =>
  [...new Set([least, most, ...numbers.flatMap(number => [number - 1, number, number + 1])])].filter(
    number => number >= least && number <= most,
  )

/** Answers that could make a difference, no answer first where none is needed. */
function answersTo(question: Question, numbers: readonly number[], texts: readonly string[]): readonly string[] {
  const values = answersGiven(question, numbers, texts)
  return question.required ? values : ['', ...values]
}

function answersGiven(question: Question, numbers: readonly number[], texts: readonly string[]): readonly string[] {
  const codes = question.choices?.map(({ code }) => code) ?? []
  const { least, most } = rangeOf(question)
  const counted = () => around(numbers, least, most).map(String)
  const written = () => [...texts.filter(text => text !== ''), 'some text']
  const listed: Readonly<Record<Question['answerKind'], () => readonly string[]>> = {
    'yes-partly-no': () => ['yes', 'partly', 'no', 'not-applicable'],
    grade: () => gradesTried,
    progress: () => codes,
    choice: () => codes,
    choices: () =>
      [...codes, codes.join(','), ...codes.map(out => codes.filter(code => code !== out).join(','))].filter(Boolean),
    scale: counted,
    count: counted,
    date: () => daysTried(numbers).map(days => addDays(anyDay, days)),
    'short-text': written,
    'long-text': written,
    reflection: written,
    evidence: written,
  }
  return listed[question.answerKind]()
}

const anyDay = localDate('2018-06-15')

/** Dates that a calendar has: a number of days beyond them is between no two answers. */
const mostDays = 700_000
const daysTried = (numbers: readonly number[]): readonly number[] =>
  [0, ...numbers.flatMap(number => [number - 1, number, number + 1])].filter(days => Math.abs(days) <= mostDays)
