/**
 * Runs an instrument over answers: what is asked, what each rating and total comes to. The same for an audit, where every answer that is
 * not there is unanswered, and for trying out a tool, where it may still be anything.
 */
import { appliesTo, type CaseAsked } from './applies.ts'
import type { Expression, Reading } from './expression-parts.ts'
import type { Instrument, QuestionNode, RatingNode, SectionNode, TotalNode } from './instrument.ts'

/** The answers to run over. */
export interface Given {
  readonly facts: CaseAsked
  /** The code or text answered: '' where there is none; undefined, when trying out, where it may still be anything. */
  readonly answer: (slot: number) => string | undefined
  /** The value that an auditor put beside a rating; '' where none was. */
  readonly override: (key: string) => string
  /** A fact of the case that is not known leaves nothing out. When trying out, it may still be anything. */
  readonly tryingOut: boolean
}

export interface RatingWorkedOut {
  /** What the rules give; null while it is not known. */
  readonly calculated: string | null
  /** The same, or the auditor's own. */
  readonly stands: string | null
  readonly overridden: boolean
  /** Why the rule that held says so; empty where none did. */
  readonly because: string
}

export interface Ran extends Reading {
  /** By slot. */
  readonly ratings: ReadonlyMap<number, RatingWorkedOut>
}

interface Running extends Ran {
  readonly ratings: Map<number, RatingWorkedOut>
}

const factsRead = ({ caseStatus, ageYears, placement, theme }: CaseAsked): Reading['facts'] => ({
  case_status: caseStatus === '' ? null : caseStatus,
  age: ageYears,
  placement,
  theme,
})

export function run(instrument: Instrument, given: Given): Ran {
  const running: Running = {
    values: new Array<string | number | null>(instrument.slots).fill(null),
    asked: new Array<boolean | null>(instrument.slots).fill(null),
    answered: new Array<boolean | null>(instrument.slots).fill(null),
    facts: factsRead(given.facts),
    ratings: new Map(),
  }
  running.values[instrument.overallSlot] = given.answer(instrument.overallSlot) || null
  for (const node of instrument.order) {
    if (node.is === 'question') runQuestion(instrument, node, given, running)
    else if (node.is === 'section') runSection(instrument, node, given, running)
    else if (node.is === 'rating') runRating(node, given, running)
    else runTotal(node, running)
  }
  return running
}

/** Whether a condition holds. Not known because an answer is: not yet. Not known because a fact of the case is: it is asked. */
function holds(condition: Expression | null, given: Given, running: Running): boolean | null {
  if (condition === null) return true
  const value = condition.run(running) as boolean | null
  if (value !== null || given.tryingOut || condition.facts.length === 0) return value
  return condition.names.some(({ slot }) => running.values[slot] === null) ? null : true
}

function runSection({ statuses }: Instrument, node: SectionNode, given: Given, running: Running): void {
  const { slot, section } = node
  const asked = appliesTo(section, given.facts, statuses) && holds(node.askedWhen, given, running)
  running.asked[slot] = asked
  running.values[slot] = asked === false ? '' : asked === null ? null : given.answer(slot) || null
}

function runQuestion({ statuses }: Instrument, node: QuestionNode, given: Given, running: Running): void {
  const { slot, question, sectionSlot } = node
  const asked = both(
    running.asked[sectionSlot] ?? null,
    appliesTo(question, given.facts, statuses) && holds(node.askedWhen, given, running),
  )
  running.asked[slot] = asked
  const answer = asked === true ? given.answer(slot) : undefined
  running.values[slot] = asked === false ? '' : answer || null
  running.answered[slot] = isAnswered(asked, answer, given)
}

/** When trying out, what may still be asked may still be answered. */
function isAnswered(asked: boolean | null, answer: string | undefined, { tryingOut }: Given): boolean | null {
  if (answer !== undefined) return answer !== ''
  return tryingOut && asked !== false ? null : false
}

const both = (first: boolean | null, second: boolean | null): boolean | null =>
  first === false || second === false ? false : first === null || second === null ? null : true

function runRating(node: RatingNode, given: Given, running: Running): void {
  const { slot, rating } = node
  const { value, because } = workedOut(node, given, running)
  const own = rating.mayOverride && value !== null ? given.override(rating.key) : ''
  const overridden = own !== '' && own !== value && node.values.has(own)
  const stands = overridden ? own : value
  running.ratings.set(slot, { calculated: value, stands, overridden, because })
  running.values[slot] = stands
  running.asked[slot] = stands === null ? null : stands !== 'not-applicable'
}

/** The gate first, then the first rule that holds; a rule that is not known stops the way to those after it. */
function workedOut(
  { rating, rules, appliesWhen, sectionSlot }: RatingNode,
  given: Given,
  running: Running,
): { readonly value: string | null; readonly because: string } {
  const applies = both(running.asked[sectionSlot] ?? null, holds(appliesWhen, given, running))
  if (applies !== true) return { value: applies === null ? null : 'not-applicable', because: '' }
  for (const { when, gives, because } of rules) {
    const value = when === null ? null : when.run(running)
    if (value === null) return { value: null, because: '' }
    if (value === true) return { value: gives, because }
  }
  return { value: rating.otherwise, because: '' }
}

function runTotal({ slot, sectionSlot, value }: TotalNode, running: Running): void {
  const asked = running.asked[sectionSlot] ?? null
  running.asked[slot] = asked
  running.values[slot] = asked === false ? '' : ((value?.run(running) ?? null) as number | null)
}
