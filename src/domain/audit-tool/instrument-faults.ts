/** Faults of a tool's conditions, ratings, totals and rules on what does not fit: each found before publishing, at its place. */
import { consistencyCodes } from '../grades/consistency.ts'
import type { Expression, Outcome } from './expression-parts.ts'
import { instrumentOf, type Instrument, type Node } from './instrument.ts'
import { canBe, type Goal } from './reach.ts'
import type { Ran } from './run.ts'
import type { Rating, RatingScale, ToolContent, Total } from './tool.ts'
import { fault, keyShape, twice, type ToolFault } from './tool-fault.ts'

export function* instrumentFaults(tool: ToolContent): Generator<ToolFault> {
  const instrument = instrumentOf(tool)
  const first = [...shapeFaults(tool), ...readingFaults(instrument)]
  yield* first
  // What cannot be read, has no place, or goes round in a circle, cannot be tried out either.
  if (first.length === 0) yield* triedFaults(instrument)
}

function* readingFaults({ faults, circle }: Instrument): Generator<ToolFault> {
  for (const { where, text, sentence } of faults) yield fault('expression', where, `“${text}”: ${sentence}`)
  const path = circle.map(({ where }) => where).join(' → ')
  if (circle[0])
    yield fault('circle', circle[0].where, `These wait for each other, so that none can ever be decided: ${path}.`)
}

function* triedFaults(instrument: Instrument): Generator<ToolFault> {
  for (const node of instrument.nodes) yield* neverFaults(instrument, node)
  for (const node of instrument.nodes) yield* stuckFaults(instrument, node)
  for (const { rule, when } of instrument.consistency)
    if (when && canBe(instrument, goalOf(when), true) === false)
      yield fault('never-holds', rule.code, `“${rule.when}” can never hold: nothing could ever be found not to fit.`)
}

function* shapeFaults(tool: ToolContent): Generator<ToolFault> {
  const { scales, ratings, totals, consistency } = { scales: [], ratings: [], totals: [], consistency: [], ...tool }
  yield* keyFaults(tool, [...ratings, ...totals])
  for (const { key } of [...scales, ...ratings, ...totals])
    if (!keyShape.test(key)) yield fault('key-shape', key, 'A key has small letters, digits and hyphens.')
  yield* scalesTwice(scales)
  for (const { key, values } of scales)
    yield* scaleFaults(
      key,
      values.map(({ code }) => code),
    )
  for (const rating of ratings) yield* ratingFaults(tool, rating)
  for (const code of twice([...consistencyCodes, ...consistency.map(one => one.code)]))
    yield fault('rule-twice', code, `There is already a rule ${code} on what does not fit.`)
}

function* scalesTwice(scales: readonly RatingScale[]): Generator<ToolFault> {
  for (const key of new Set(twice(scales.map(one => one.key))))
    yield fault('scale-twice', key, `Two scales have the key ${key}.`)
}

/** Keys that two have, fields that two would have on one page, and sections that there are not. */
function* keyFaults({ sections }: ToolContent, workedOut: readonly (Rating | Total)[]): Generator<ToolFault> {
  const questions = sections.flatMap(section => section.questions.map(({ key }) => key))
  const once = [...new Set(questions), ...workedOut.map(({ key }) => key)]
  for (const key of new Set(twice(once)))
    yield fault('key-twice', key, `Two questions, ratings or totals have the key ${key}.`)
  for (const key of questions.filter(one => workedOut.some(other => one === `rating-${other.key}`)))
    yield fault('field-twice', key, `The question ${key} would have the same field as a rating.`)
  for (const { key, section } of workedOut)
    if (!sections.some(one => one.key === section))
      yield fault('no-section', key, `It is shown in the section ${section}, which the tool does not have.`)
}

function* scaleFaults(key: string, codes: readonly string[]): Generator<ToolFault> {
  if (codes.length < 2) yield fault('too-few-values', key, `The scale ${key} needs at least two values.`)
  if (codes.includes('not-applicable'))
    yield fault('value-kept', key, 'Every rating can be not-applicable: leave it out of the scale.')
  for (const code of new Set(twice(codes)))
    yield fault('value-twice', key, `The scale ${key} has the value ${code} twice.`)
}

function* ratingFaults({ scales = [] }: ToolContent, rating: Rating): Generator<ToolFault> {
  const scale = scales.find(one => one.key === rating.scale)
  if (!scale) {
    yield fault('no-scale', rating.key, `It is on the scale ${rating.scale}, which the tool does not have.`)
    return
  }
  const values = [...scale.values.map(({ code }) => code), 'not-applicable']
  for (const given of [...rating.rules.map(({ gives }) => gives), rating.otherwise])
    if (!values.includes(given))
      yield fault('unknown-value', rating.key, `It gives ${given}, which the scale ${scale.key} does not have.`)
}

const goalOf = (when: Expression): Goal => ({
  slots: when.names.map(({ slot }) => slot),
  facts: when.facts,
  value: when.run,
})

/** Conditions and rules that no answers could ever make true. */
function* neverFaults(instrument: Instrument, node: Node): Generator<ToolFault> {
  if (node.is === 'rating') {
    for (const [index, { when }] of node.rules.entries())
      if (when && canBe(instrument, goalOf(when), true) === false)
        yield fault('rule-never-holds', node.where, `Rule ${index + 1}, “${when.text}”, can never hold.`)
  }
  if (node.is === 'total' || !isConditional(node)) return
  const value = (ran: Ran): Outcome => ran.asked[node.slot] ?? null
  if (canBe(instrument, { slots: [node.slot], facts: [], value }, true) === false)
    yield fault('unreachable', node.where, 'No answers could ever lead here: it would never be asked.')
}

const isConditional = (node: Exclude<Node, { is: 'total' }>): boolean => {
  if (node.is === 'rating') return node.appliesWhen !== null
  const { statuses, ages, placements, themes } = node.is === 'question' ? node.question : node.section
  return node.askedWhen !== null || [statuses, ages, placements, themes].some(one => one !== undefined)
}

/** What stays unknown although everything required was answered: an auditor could get stuck there. */
function* stuckFaults(instrument: Instrument, node: Node): Generator<ToolFault> {
  const value =
    node.is === 'rating' || node.is === 'total'
      ? (ran: Ran): Outcome => ran.values[node.slot] ?? null
      : node.askedWhen
        ? (ran: Ran): Outcome => ran.asked[node.slot] ?? null
        : null
  if (value === null) return
  if (canBe(instrument, { slots: [node.slot], facts: [], value }, 'unknown') === true)
    yield fault(
      'stuck',
      node.where,
      `${stuckWords[node.is]} although everything required was answered. Use answered('…') && or asked('…') && before what may not be there.`,
    )
}

const stuckWords: Readonly<Record<Node['is'], string>> = {
  section: 'Whether it is asked can stay unknown',
  question: 'Whether it is asked can stay unknown',
  rating: 'It can stay unknown',
  total: 'It can stay unknown',
}
