/**
 * The functions of the language of conditions, as a table: what each takes and gives, and what it makes of what is unknown. Keys are
 * written out, so that one that the tool does not have is found before it is published.
 */
import { daysBetween, isLocalDate } from '../calendar/dates.ts'
import { allOf, anyOf, countApplicable, countOf, hasOf, keysIn, manyOf, sumOf, wantedOf } from './expression-lists.ts'
import { anyNamed, keyOf, named, questionOf } from './expression-names.ts'
import {
  ExpressionFault,
  wants,
  type Compiling,
  type Name,
  type Outcome,
  type Part,
  type Reading,
  type ValueType,
} from './expression-parts.ts'

interface FunctionRule {
  /** How it is written, for whoever wrote it wrongly. */
  readonly written: string
  readonly takes: number
  readonly gives: ValueType
  readonly make: (
    parts: readonly Part[],
    compiling: Compiling,
  ) => { readonly run: Part['run']; readonly codes?: ReadonlySet<string> }
}

type Run = Part['run']

const valueAt =
  ({ slot }: Name): Run =>
  reading =>
    reading.values[slot] ?? null
const numberAt =
  ({ slot }: Name): Run =>
  reading => {
    const value = reading.values[slot] ?? null
    return value === null || value === '' ? null : Number(value)
  }

function daysOf(from: Name, to: Name, reading: Reading): Outcome {
  const first = String(reading.values[from.slot] ?? '')
  const last = String(reading.values[to.slot] ?? '')
  return isLocalDate(first) && isLocalDate(last) ? daysBetween(first, last) : null
}

const functionRules: Readonly<Record<string, FunctionRule>> = {
  answer: {
    written: "answer('key')",
    takes: 1,
    gives: 'text',
    make: ([key], compiling) => {
      const name = questionOf(
        key,
        compiling,
        ['code', 'date', 'text'],
        'use number() for numbers and chose() for several choices',
      )
      return name.codes ? { run: valueAt(name), codes: name.codes } : { run: valueAt(name) }
    },
  },
  number: {
    written: "number('key')",
    takes: 1,
    gives: 'number',
    make: ([key], compiling) => ({
      run: numberAt(questionOf(key, compiling, ['number'], 'number() reads scales and counts')),
    }),
  },
  chose: {
    written: "chose('key', 'code')",
    takes: 2,
    gives: 'truth',
    make: ([key, code], compiling) => {
      const name = questionOf(key, compiling, ['code', 'codes'], 'chose() reads choices')
      const has = hasOf(name, wantedOf(code, [name]))
      return {
        run: reading => {
          const one = has(reading)
          return one === undefined ? false : one
        },
      }
    },
  },
  answered: {
    written: "answered('key')",
    takes: 1,
    gives: 'truth',
    make: ([key], compiling) => {
      const { slot } = named('questions', keyOf(key), compiling)
      return { run: reading => reading.answered[slot] ?? null }
    },
  },
  asked: {
    written: "asked('key')",
    takes: 1,
    gives: 'truth',
    make: ([key], compiling) => {
      const { slot } = anyNamed(keyOf(key), compiling)
      return { run: reading => reading.asked[slot] ?? null }
    },
  },
  days: {
    written: "days('from', 'to')",
    takes: 2,
    gives: 'number',
    make: ([first, last], compiling) => {
      const [from, to] = [first, last].map(part => questionOf(part, compiling, ['date'], 'days() reads dates')) as [
        Name,
        Name,
      ]
      compiling.reckons = true
      return { run: reading => daysOf(from, to, reading) }
    },
  },
  grade: {
    written: "grade('section')",
    takes: 1,
    gives: 'text',
    make: ([key], compiling) => {
      const name = named('sections', keyOf(key), compiling)
      if (!name.codes) throw new ExpressionFault(`The section “${name.key}” is not graded.`)
      return { run: valueAt(name), codes: name.codes }
    },
  },
  overall: {
    written: 'overall()',
    takes: 0,
    gives: 'text',
    make: (_parts, { vocabulary, names }) => {
      if (!vocabulary.overall?.codes)
        throw new ExpressionFault(
          'overall() can be read in rules on what does not fit alone, in a tool with an overall grade.',
        )
      names.add(vocabulary.overall)
      return { run: valueAt(vocabulary.overall), codes: vocabulary.overall.codes }
    },
  },
  rating: {
    written: "rating('key')",
    takes: 1,
    gives: 'text',
    make: ([key], compiling) => {
      const name = named('ratings', keyOf(key), compiling)
      return { run: valueAt(name), codes: name.codes ?? new Set() }
    },
  },
  total: {
    written: "total('key')",
    takes: 1,
    gives: 'number',
    make: ([key], compiling) => {
      compiling.reckons = true
      return { run: numberAt(named('totals', keyOf(key), compiling)) }
    },
  },
  any_of: {
    written: "any_of(['key', 'other'], 'code')",
    takes: 2,
    gives: 'truth',
    make: (parts, compiling) => {
      const all = manyOf(parts, compiling)
      return { run: reading => anyOf(all, reading) }
    },
  },
  all_of: {
    written: "all_of(['key', 'other'], 'code')",
    takes: 2,
    gives: 'truth',
    make: (parts, compiling) => {
      const all = manyOf(parts, compiling)
      return { run: reading => allOf(all, reading) }
    },
  },
  count_of: {
    written: "count_of(['key', 'other'], 'code')",
    takes: 2,
    gives: 'number',
    make: (parts, compiling) => {
      const all = manyOf(parts, compiling)
      return { run: reading => countOf(all, reading) }
    },
  },
  count_applicable: {
    written: "count_applicable(['key', 'other'])",
    takes: 1,
    gives: 'number',
    make: ([list], compiling) => {
      const names = keysIn(list).map(key => anyNamed(key, compiling))
      return { run: reading => countApplicable(names, reading) }
    },
  },
  sum_of: {
    written: "sum_of(['key', 'other'])",
    takes: 1,
    gives: 'number',
    make: ([list], compiling) => {
      compiling.reckons = true
      const names = keysIn(list).map(key =>
        questionOf(
          { type: 'text', run: () => key, written: key },
          compiling,
          ['number'],
          'sum_of() adds scales and counts',
        ),
      )
      return { run: reading => sumOf(names, reading) }
    },
  },
}

/** A call of one of the functions. Throws `ExpressionFault` where there is no such function, or it is given something else. */
export function callOf(name: string, parts: readonly Part[], compiling: Compiling): Part {
  const rule = Object.hasOwn(functionRules, name) ? functionRules[name] : undefined
  if (!rule)
    throw new ExpressionFault(`There is no function “${name}”. There are ${Object.keys(functionRules).join(', ')}.`)
  if (parts.length !== rule.takes) throw new ExpressionFault(`It is written ${rule.written}.`)
  if (rule.takes === 1 && !rule.written.includes('[')) wants(parts[0] as Part, 'text', `${name}()`)
  return { type: rule.gives, ...rule.make(parts, compiling) }
}
