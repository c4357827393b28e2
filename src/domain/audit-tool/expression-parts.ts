/** What an expression of an audit tool is made of: what it reads, what its parts give, and the words for one that makes no sense. */

export type Value = string | number | boolean | readonly string[]

/** Null is unknown. */
export type Outcome = Value | null

export type ValueType = 'text' | 'number' | 'truth' | 'texts'

/** What an expression reads, by the slot of each name. */
export interface Reading {
  /** The answer, grade, rating or total: '' where it is not asked, null while it is not known. */
  readonly values: (string | number | null)[]
  readonly asked: (boolean | null)[]
  readonly answered: (boolean | null)[]
  readonly facts: Readonly<Record<FactName, string | number | null>>
}

export const factTypes = { case_status: 'text', age: 'number', placement: 'text', theme: 'text' } as const
export type FactName = keyof typeof factTypes

/** Something in the tool that an expression can name. */
export interface Name {
  readonly slot: number
  readonly is: 'question' | 'section' | 'rating' | 'total' | 'overall'
  readonly key: string
  /** What it can be, where that is a list; null for text and numbers. */
  readonly codes: ReadonlySet<string> | null
  readonly type: 'code' | 'codes' | 'number' | 'date' | 'text'
}

export interface Vocabulary {
  readonly questions: ReadonlyMap<string, Name>
  readonly sections: ReadonlyMap<string, Name>
  readonly ratings: ReadonlyMap<string, Name>
  readonly totals: ReadonlyMap<string, Name>
  /** Null where the overall grade may not be read. */
  readonly overall: Name | null
}

/** A part of an expression, ready to run. */
export interface Part {
  readonly type: ValueType
  readonly run: (reading: Reading) => Outcome
  /** What a text can be, where that is known. */
  readonly codes?: ReadonlySet<string>
  /** The value itself, where it is written out. */
  readonly written?: Value
}

/** An expression ready to run, and what it reads. */
export interface Expression {
  readonly text: string
  readonly type: ValueType
  readonly run: (reading: Reading) => Outcome
  readonly names: readonly Name[]
  readonly facts: readonly FactName[]
  /** The whole numbers written in it. */
  readonly numbers: readonly number[]
  /** Whether numbers are worked out in it, not only compared. */
  readonly reckons: boolean
}

/** Why a text is not an expression of this tool, in words for whoever wrote it. */
export class ExpressionFault extends Error {}

/** What is met on the way through an expression. */
export interface Compiling {
  readonly vocabulary: Vocabulary
  readonly names: Set<Name>
  readonly facts: Set<FactName>
  readonly numbers: Set<number>
  reckons: boolean
}

export const typeWords: Readonly<Record<ValueType, string>> = {
  text: 'text',
  number: 'a number',
  truth: 'yes or no (true or false)',
  texts: 'a list of texts',
}

export function wants(part: Part, type: ValueType, where: string): void {
  if (part.type !== type)
    throw new ExpressionFault(`${where} takes ${typeWords[type]}, and was given ${typeWords[part.type]}.`)
}
