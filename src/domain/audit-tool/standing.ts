/** How an audit stands by its tool: what is asked of this case, the ratings and totals worked out, and what does not fit. */
import { gradeKey, overallKey, ratingKey } from './answer-keys.ts'
import type { CaseAsked } from './applies.ts'
import { instrumentOf, type Instrument } from './instrument.ts'
import { run, type Given, type Ran, type RatingWorkedOut } from './run.ts'
import type { Rating, Section, ToolConsistencyRule, ToolContent, Total } from './tool.ts'

export interface RatingStanding extends RatingWorkedOut {
  readonly rating: Rating
}

export interface Standing {
  /** The sections asked, each with the questions asked. */
  readonly sections: readonly Section[]
  readonly ratings: readonly RatingStanding[]
  /** Null while it is not known. */
  readonly totals: readonly { readonly total: Total; readonly value: number | null }[]
  /** The tool's own rules on what does not fit that hold now. */
  readonly unfitting: readonly ToolConsistencyRule[]
}

/** The answers by key: `value` is a code or text, '' where there is none. */
export type AnswersByKey = ReadonlyMap<string, { readonly value: string }>

/** A tool never changes once it is read, so it is made ready once. */
const ready = new WeakMap<ToolContent, Instrument>()

export function instrumentFor(tool: ToolContent): Instrument {
  const known = ready.get(tool)
  if (known) return known
  const made = instrumentOf(tool)
  ready.set(tool, made)
  return made
}

/** The key of the answer that each slot reads. */
const answerKeys = new WeakMap<Instrument, readonly string[]>()

function answerKeysOf(instrument: Instrument): readonly string[] {
  const known = answerKeys.get(instrument)
  if (known) return known
  const keys = new Array<string>(instrument.slots).fill('')
  for (const node of instrument.nodes) {
    if (node.is === 'question') keys[node.slot] = node.question.key
    if (node.is === 'section') keys[node.slot] = gradeKey(node.section.key)
  }
  keys[instrument.overallSlot] = overallKey
  answerKeys.set(instrument, keys)
  return keys
}

export function ranOn(instrument: Instrument, facts: CaseAsked, answers: AnswersByKey): Ran {
  const keys = answerKeysOf(instrument)
  const given: Given = {
    facts,
    answer: slot => answers.get(keys[slot] ?? '')?.value ?? '',
    override: key => answers.get(ratingKey(key))?.value ?? '',
    tryingOut: false,
  }
  return run(instrument, given)
}

export function standingOf(tool: ToolContent, facts: CaseAsked, answers: AnswersByKey): Standing {
  const instrument = instrumentFor(tool)
  const ran = ranOn(instrument, facts, answers)
  return {
    sections: sectionsAsked(instrument, ran),
    ratings: ratingsOf(instrument, ran),
    totals: instrument.nodes.flatMap(node =>
      node.is === 'total' && ran.asked[node.slot] === true
        ? [{ total: node.total, value: ran.values[node.slot] as number | null }]
        : [],
    ),
    unfitting: instrument.consistency.flatMap(({ rule, when }) => (when?.run(ran) === true ? [rule] : [])),
  }
}

const ratingsOf = ({ nodes }: Instrument, ran: Ran): readonly RatingStanding[] =>
  nodes.flatMap(node => {
    const worked = node.is === 'rating' && ran.asked[node.sectionSlot] === true ? ran.ratings.get(node.slot) : undefined
    return worked && node.is === 'rating' ? [{ ...worked, rating: node.rating }] : []
  })

interface SectionLaidOut {
  readonly section: Section
  readonly slot: number
  readonly slots: readonly number[]
}

/** Each section with the slots of its questions. */
const layouts = new WeakMap<Instrument, readonly SectionLaidOut[]>()

function layoutOf(instrument: Instrument): readonly SectionLaidOut[] {
  const known = layouts.get(instrument)
  if (known) return known
  const { questions, sections } = instrument.vocabulary
  const made = instrument.tool.sections.map(section => ({
    section,
    slot: sections.get(section.key)?.slot ?? -1,
    slots: section.questions.map(({ key }) => questions.get(key)?.slot ?? -1),
  }))
  layouts.set(instrument, made)
  return made
}

const sectionsAsked = (instrument: Instrument, { asked }: Ran): readonly Section[] =>
  layoutOf(instrument)
    .filter(({ slot }) => asked[slot] === true)
    .map(({ section, slots }) =>
      slots.every(slot => asked[slot] === true)
        ? section
        : { ...section, questions: section.questions.filter((_question, place) => asked[slots[place] ?? -1] === true) },
    )
