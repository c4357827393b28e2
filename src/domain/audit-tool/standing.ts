/** How an audit stands by its tool: what is asked of this case, the ratings and totals worked out, and what does not fit. */
import { gradeKey, overallKey, ratingKey } from './answer-keys.ts'
import type { CaseAsked } from './applies.ts'
import { instrumentOf, type Instrument } from './instrument.ts'
import { run, type Given, type Ran, type RatingWorkedOut } from './run.ts'
import type { Question, Rating, Section, ToolConsistencyRule, ToolContent, Total } from './tool.ts'

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

function sectionsAsked({ tool, vocabulary }: Instrument, ran: Ran): readonly Section[] {
  const isAsked = (question: Question) => ran.asked[vocabulary.questions.get(question.key)?.slot ?? -1] === true
  return tool.sections
    .filter(section => ran.asked[vocabulary.sections.get(section.key)?.slot ?? -1] === true)
    .map(section =>
      section.questions.every(isAsked) ? section : { ...section, questions: section.questions.filter(isAsked) },
    )
}
