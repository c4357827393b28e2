/** Tool files spoilt at random, for tests of what reads them: parts left out, doubled, exchanged, or put as something else. */
import fc from 'fast-check'

const expressionFields = new Set(['askedWhen', 'appliesWhen', 'when', 'value'])
const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('answer', 'number', 'grade', 'rating', 'asked', 'count_of', 'days') },
  { weight: 3, arbitrary: fc.constantFrom('(', ')', '[', ']', ',', '==', '!=', '&&', '||', '!', '-', '<', '*', 'in') },
  { weight: 2, arbitrary: fc.constantFrom("'yes'", "'a'", '0', '9007199254740991', '1e400', 'true', 'age', 'theme') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('constructor', 'toString()', '__proto__', 'hasOwnProperty("a")', 'x.y', '{', '\u0000'),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
)
/** What somebody might put for an expression, some of it in the language's own pieces. */
export const rubbish = fc.array(piece, { minLength: 1, maxLength: 12 }).map(all => all.join(' '))
const anything = fc.oneof(
  fc.constantFrom<unknown>('', null, 0, -1, 2 ** 53, 0.5, true, [], {}, ['__proto__'], 'constructor', 'yes'),
  rubbish,
  fc.jsonValue({ maxDepth: 2 }),
)

/** Every property and element of a tool: what holds it, and its name there. */
interface Place {
  readonly holder: Record<string, unknown>
  readonly name: string
}
function placesIn(value: unknown): readonly Place[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Record<string, unknown>
  return Object.keys(holder).flatMap(name => [{ holder, name }, ...placesIn(holder[name])])
}

const deeds = ['drop', 'double', 'exchange', 'exchange-alike', 'retype', 'express'] as const
const mutation = fc.record({
  deed: fc.constantFrom(...deeds),
  place: fc.nat(),
  other: fc.nat(),
  value: anything,
  text: rubbish,
})
type Mutation = typeof mutation extends fc.Arbitrary<infer One> ? One : never

const at = <Thing>(all: readonly Thing[], place: number): Thing | undefined => all[place % all.length]

function exchange(one: Place, other: Place): void {
  const kept = structuredClone(one.holder[one.name])
  one.holder[one.name] = structuredClone(other.holder[other.name])
  other.holder[other.name] = kept
}

function drop({ holder, name }: Place): void {
  if (Array.isArray(holder)) holder.splice(Number(name), 1)
  else Reflect.deleteProperty(holder, name)
}

function double({ holder, name }: Place, other: Place): void {
  if (Array.isArray(holder)) holder.splice(Number(name), 0, structuredClone(holder[name as unknown as number]))
  else other.holder[other.name] = structuredClone(holder[name])
}

/** An expression is put wherever one may stand, also where there was none: rubbish, or one that reads another question. */
function express(places: readonly Place[], { place, other, text }: Pick<Mutation, 'place' | 'other' | 'text'>): void {
  const written = at(
    places.filter(({ name }) => expressionFields.has(name)),
    place,
  )
  const questions = places.filter(({ name }) => name === 'answerKind').map(({ holder }) => holder)
  const reads = `answer('${String(at(questions, other)?.['key'])}') == 'yes'`
  const put = other % 3 === 0 ? text : reads
  const asked = at(questions, place)
  if (written && other % 2 === 0) written.holder[written.name] = put
  else if (asked) asked['askedWhen'] = put
}

/** Changes the tool where it stands. */
function mutate(tool: unknown, { deed, place, other, value, text }: Mutation): void {
  const places = placesIn(tool)
  const one = at(places, place)
  if (!one) return
  const alike = at(
    places.filter(({ name }) => name === one.name),
    other,
  )
  const changes: Readonly<Record<Mutation['deed'], () => void>> = {
    drop: () => drop(one),
    double: () => double(one, at(places, other) ?? one),
    exchange: () => exchange(one, at(places, other) ?? one),
    'exchange-alike': () => exchange(one, alike ?? one),
    retype: () => {
      one.holder[one.name] = value
    },
    express: () => express(places, { place, other, text }),
  }
  changes[deed]()
}

/** One of these tool files with some of it changed, at most `most` times: the text, as somebody would hand it in. */
export const mutatedTool = (files: readonly string[], most: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...files), fc.array(mutation, { minLength: 1, maxLength: most }))
    .map(([text, mutations]) => {
      const tool = JSON.parse(text) as unknown
      for (const one of mutations) mutate(tool, one)
      return JSON.stringify(tool)
    })
