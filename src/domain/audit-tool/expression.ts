/**
 * The language of conditions and ratings: a part of the Common Expression Language, parsed by a library and given its meaning here.
 * What is not known stays unknown (null) until one side decides, so that nothing unanswered is ever taken for yes, no or 0. How it is
 * written: docs/guides/writing-an-audit-tool.md. Why a library stands on this floor: docs/adr/0018-expressions-of-audit-tools.md.
 */
import { parse, type ASTNode } from '@marcbachmann/cel-js'
import { callOf } from './expression-functions.ts'
import {
  ExpressionFault,
  factTypes,
  typeWords,
  wants,
  type Compiling,
  type Expression,
  type FactName,
  type Outcome,
  type Part,
  type Reading,
  type Vocabulary,
} from './expression-parts.ts'

/** Of one expression: longer ones are refused, so that none is nested deeper than can be read and run. */
export const mostCharactersOfExpression = 2000

/** Throws `ExpressionFault` where the text is no expression of this tool, or gives another type than `wanted`. */
export function readExpression(text: string, vocabulary: Vocabulary, wanted: 'truth' | 'number'): Expression {
  const compiling: Compiling = { vocabulary, names: new Set(), facts: new Set(), numbers: new Set(), reckons: false }
  const { type, run } = partOf(parsed(text), compiling)
  if (type !== wanted) throw new ExpressionFault(`It gives ${typeWords[type]}, and should give ${typeWords[wanted]}.`)
  const { names, facts, numbers, reckons } = compiling
  return { text, type, run, names: [...names], facts: [...facts], numbers: [...numbers], reckons }
}

function parsed(text: string): ASTNode {
  if (text.length > mostCharactersOfExpression)
    throw new ExpressionFault(`It is too long: an expression has at most ${mostCharactersOfExpression} characters.`)
  try {
    return parse(text).ast
  } catch (error) {
    const { summary } = error as { readonly summary?: string }
    throw new ExpressionFault(`It cannot be read: ${summary ?? String(error)}.`)
  }
}

type ReadNode = (node: ASTNode, compiling: Compiling) => Part

const withTwo =
  (make: (op: string, parts: readonly [Part, Part], compiling: Compiling) => Part): ReadNode =>
  (node, compiling) =>
    make(node.op, pair(node.args as readonly [ASTNode, ASTNode], compiling), compiling)

const each = (nodes: unknown, compiling: Compiling): readonly Part[] =>
  (nodes as readonly ASTNode[]).map(one => partOf(one, compiling))

/** What the language has; everything else that the parser knows is refused. */
const readers: Partial<Readonly<Record<ASTNode['op'], ReadNode>>> = {
  value: (node, compiling) => writtenPart(node.args, compiling),
  id: (node, compiling) => factPart(node.args as string, compiling),
  call: ({ args }, compiling) => {
    const [name, given] = args as readonly [string, readonly ASTNode[]]
    return callOf(name, each(given, compiling), compiling)
  },
  list: (node, compiling) => listPart(each(node.args, compiling)),
  '!_': (node, compiling) => notPart(partOf(node.args as ASTNode, compiling)),
  '-_': (node, compiling) => minusPart(partOf(node.args as ASTNode, compiling), compiling),
  '?:': (node, compiling) => eitherPart(each(node.args, compiling)),
  '&&': withTwo((_op, parts) => togetherPart('&&', parts)),
  '||': withTwo((_op, parts) => togetherPart('||', parts)),
  '==': withTwo((_op, parts) => samePart('==', parts)),
  '!=': withTwo((_op, parts) => samePart('!=', parts)),
  in: withTwo((_op, parts) => inPart(parts)),
  '<': withTwo(numbersPart),
  '<=': withTwo(numbersPart),
  '>': withTwo(numbersPart),
  '>=': withTwo(numbersPart),
  '+': withTwo(numbersPart),
  '-': withTwo(numbersPart),
  '*': withTwo(numbersPart),
}

function partOf(node: ASTNode, compiling: Compiling): Part {
  const read = readers[node.op]
  if (!read) throw new ExpressionFault(`The language of audit tools has no “${node.op}”.`)
  return read(node, compiling)
}

const pair = (args: readonly [ASTNode, ASTNode], compiling: Compiling): readonly [Part, Part] => [
  partOf(args[0], compiling),
  partOf(args[1], compiling),
]

function writtenPart(value: unknown, compiling: Compiling): Part {
  if (typeof value === 'bigint' && value <= Number.MAX_SAFE_INTEGER) {
    const number = Number(value)
    compiling.numbers.add(number)
    return { type: 'number', run: () => number, written: number }
  }
  if (typeof value === 'string') return { type: 'text', run: () => value, written: value, codes: new Set([value]) }
  if (typeof value === 'boolean') return { type: 'truth', run: () => value, written: value }
  throw new ExpressionFault(`Write text in quotes, whole numbers, true or false: not “${String(value)}”.`)
}

function factPart(name: string, { facts }: Compiling): Part {
  if (!Object.hasOwn(factTypes, name))
    throw new ExpressionFault(`There is no “${name}”. Facts of the case are ${Object.keys(factTypes).join(', ')}.`)
  const fact = name as FactName
  facts.add(fact)
  return { type: factTypes[fact], run: reading => reading.facts[fact] }
}

function listPart(parts: readonly Part[]): Part {
  const texts = parts.map(({ written }) => {
    if (typeof written !== 'string') throw new ExpressionFault('A list holds texts that are written out.')
    return written
  })
  return { type: 'texts', run: () => texts, written: texts, codes: new Set(texts) }
}

function notPart(part: Part): Part {
  wants(part, 'truth', '“!”')
  const { run } = part
  return {
    type: 'truth',
    run: reading => {
      const value = run(reading)
      return value === null ? null : !value
    },
  }
}

function minusPart(part: Part, compiling: Compiling): Part {
  wants(part, 'number', '“-”')
  const { run, written } = part
  if (typeof written === 'number') compiling.numbers.add(-written)
  return {
    type: 'number',
    run: reading => {
      const value = run(reading)
      return value === null ? null : -(value as number)
    },
  }
}

/** Where the condition is not known, both values decide if they are the same. */
function eitherPart([condition, yes, no]: readonly Part[]): Part {
  if (!condition || !yes || !no) throw new ExpressionFault('“? :” takes a condition and two values.')
  wants(condition, 'truth', '“?”')
  if (yes.type !== no.type)
    throw new ExpressionFault(`“? :” gives ${typeWords[yes.type]} or ${typeWords[no.type]}: both must be of one type.`)
  const run = (reading: Reading): Outcome => {
    const value = condition.run(reading)
    if (value !== null) return value === true ? yes.run(reading) : no.run(reading)
    const first = yes.run(reading)
    return first === no.run(reading) ? first : null
  }
  const codes = yes.codes && no.codes ? { codes: new Set([...yes.codes, ...no.codes]) } : {}
  return { type: yes.type, run, ...codes }
}

function togetherPart(op: '&&' | '||', [left, right]: readonly [Part, Part]): Part {
  wants(left, 'truth', `“${op}”`)
  wants(right, 'truth', `“${op}”`)
  const decides = op === '||'
  const run = (reading: Reading): Outcome => {
    const first = left.run(reading)
    if (first === decides) return decides
    const second = right.run(reading)
    if (second === decides) return decides
    return first === null || second === null ? null : !decides
  }
  return { type: 'truth', run }
}

/** A text compared with a code that it can never be is a slip, not a condition. */
function checkCodes({ codes, written }: Part, against: Part): void {
  if (!codes || written !== undefined || against.written === undefined) return
  const strange = [against.written].flat().find(code => code !== '' && !codes.has(String(code)))
  if (strange !== undefined)
    throw new ExpressionFault(
      `“${String(strange)}” is compared with something that can only be ${[...codes].join(', ')}.`,
    )
}

function samePart(op: '==' | '!=', [left, right]: readonly [Part, Part]): Part {
  if (left.type !== right.type || left.type === 'texts')
    throw new ExpressionFault(`“${op}” compares ${typeWords[left.type]} with ${typeWords[right.type]}.`)
  checkCodes(left, right)
  checkCodes(right, left)
  const wanted = op === '=='
  const run = (reading: Reading): Outcome => {
    const first = left.run(reading)
    const second = right.run(reading)
    return first === null || second === null ? null : (first === second) === wanted
  }
  return { type: 'truth', run }
}

function inPart([left, right]: readonly [Part, Part]): Part {
  wants(left, 'text', '“in”, before it,')
  wants(right, 'texts', '“in”, after it,')
  checkCodes(left, right)
  const list = right.written as readonly string[]
  return {
    type: 'truth',
    run: reading => {
      const value = left.run(reading)
      return value === null ? null : list.includes(value as string)
    },
  }
}

const numberRules: Readonly<Record<string, (left: number, right: number) => number | boolean>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
}

function numbersPart(op: string, [left, right]: readonly [Part, Part], compiling: Compiling): Part {
  wants(left, 'number', `“${op}”`)
  wants(right, 'number', `“${op}”`)
  const rule = numberRules[op] as (left: number, right: number) => number | boolean
  const reckons = ['+', '-', '*'].includes(op)
  compiling.reckons ||= reckons
  const run = (reading: Reading): Outcome => {
    const first = left.run(reading)
    const second = right.run(reading)
    return first === null || second === null ? null : rule(first as number, second as number)
  }
  return { type: reckons ? 'number' : 'truth', run }
}
