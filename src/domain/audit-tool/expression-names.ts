/** How the functions of the language find what they name in the tool, and say what is wrong with a name. */
import { ExpressionFault, type Compiling, type Name, type Part } from './expression-parts.ts'

/** A key that is written out. */
export function keyOf(part: Part | undefined): string {
  if (typeof part?.written !== 'string') throw new ExpressionFault('Write the key out, in quotes.')
  return part.written
}

export function named(
  kind: 'questions' | 'sections' | 'ratings' | 'totals',
  key: string,
  { vocabulary, names }: Compiling,
): Name {
  const name = vocabulary[kind].get(key)
  if (name === undefined) throw new ExpressionFault(`The tool has no ${kind.slice(0, -1)} “${key}”.`)
  names.add(name)
  return name
}

/** A question, rating or graded section by its key, whichever there is first. */
export function anyNamed(key: string, { vocabulary, names }: Compiling): Name {
  const name = vocabulary.questions.get(key) ?? vocabulary.ratings.get(key) ?? vocabulary.sections.get(key)
  if (name === undefined) throw new ExpressionFault(`The tool has no question, rating or section “${key}”.`)
  names.add(name)
  return name
}

export function questionOf(
  part: Part | undefined,
  compiling: Compiling,
  types: readonly Name['type'][],
  other: string,
): Name {
  const name = named('questions', keyOf(part), compiling)
  if (!types.includes(name.type))
    throw new ExpressionFault(`“${name.key}” is answered with ${typeOfAnswer[name.type]}: ${other}.`)
  return name
}

const typeOfAnswer: Readonly<Record<Name['type'], string>> = {
  code: 'one choice',
  codes: 'several choices',
  number: 'a number',
  date: 'a date',
  text: 'text',
}
