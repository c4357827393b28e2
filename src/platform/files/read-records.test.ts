/** Records in JSON: read one by one however the file keeps them, and refused with a sentence where they are broken. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { Problem } from '#domain/problem.ts'
import { readRecords } from './read-records.ts'

const mebibyte = 1_048_576
const inside = new Set(['children'])

async function all(content: string | Uint8Array | AsyncIterable<Uint8Array>): Promise<readonly unknown[]> {
  const found: unknown[] = []
  const given = typeof content === 'string' ? Buffer.from(content) : content
  for await (const record of readRecords(given, inside, 'flow.json')) found.push(record)
  return found
}

const refused = async (content: Parameters<typeof all>[0], code: string, words = /./): Promise<void> => {
  await assert.rejects(all(content), (error: unknown) => {
    assert.ok(error instanceof Problem, String(error))
    assert.equal(error.code, code)
    assert.match(error.message, words)
    return true
  })
}

async function* repeated(head: string, text: string, times: number): AsyncGenerator<Uint8Array> {
  yield Buffer.from(head)
  const piece = Buffer.from(text)
  for (let time = 0; time < times; time += 1) yield piece
}

async function* cut(content: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let from = 0
  for (const size of sizes) yield content.subarray(from, (from += size))
  yield content.subarray(from)
}

const one = { id: 'A "1" \\', note: 'brackets ]}[{ and, commas', list: [{ deep: [1, [2]] }], children: 3 }
const two = { id: 2, children: 'text' }

describe('records', () => {
  const ways: readonly (readonly [string, string])[] = [
    ['a list', JSON.stringify([one, two])],
    ['a list on many lines, with the mark of UTF-8', `\uFEFF${JSON.stringify([one, two], null, 4)}\r\n`],
    ['one after the other', `${JSON.stringify(one)}\n${JSON.stringify(two)}\n`],
    ['a list under a name', JSON.stringify({ la_code: 123, Children: [one, two], more: [{ not: 'a record' }] })],
    ['two lists under a name', JSON.stringify({ children: [one], other: {}, CHILDREN: [two] })],
  ]
  for (const [how, text] of ways)
    test(`kept as ${how} are read, however the file is cut`, async () => {
      assert.deepEqual(await all(text), [one, two])
      const content = Buffer.from(text)
      await fc.assert(
        fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 20 }), async sizes => {
          assert.deepEqual(await all(cut(content, sizes)), [one, two])
        }),
        { numRuns: 100 },
      )
    })

  test('one alone is read, by itself or under a name', async () => {
    assert.deepEqual(await all(JSON.stringify(one)), [one])
    assert.deepEqual(await all(JSON.stringify({ la_code: 1, Children: two, after: { x: [1] } })), [two])
    assert.deepEqual(await all(Buffer.from(`\uFEFF${JSON.stringify(two)}`, 'utf16le')), [two])
  })

  test('no records are none', async () => {
    assert.deepEqual(await all('[]'), [])
    assert.deepEqual(await all('{"children": []}'), [])
    assert.deepEqual(await all('  \n'), [])
  })

  test('any list comes back as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue({ maxDepth: 4 }), { maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 30 }),
        async (values, sizes) => {
          const text = JSON.stringify(values)
          assert.deepEqual(await all(cut(Buffer.from(text), sizes)), JSON.parse(text))
        },
      ),
      { numRuns: 500 },
    )
  })

  test('a name such as __proto__ is a property like any other', async () => {
    const [record] = await all('[{"__proto__": {"purge": true}}]')
    assert.deepEqual(Object.keys(record as object), ['__proto__'])
    assert.equal((record as Record<string, unknown>)['purge'], undefined)
  })
})

describe('broken files', () => {
  test('are refused with the record at which nothing can be read', async () => {
    await refused('[{"a": 1}, {"a": 2', 'file.records-broken', /record 2/)
    await refused('[{"a": 1}, {"a": nope}]', 'file.records-broken', /record 2/)
    await refused('[{"a": 1]', 'file.records-broken')
    await refused('[{"a": 1}}', 'file.records-broken', /record 2/)
    await refused('[{"a": "no end]', 'file.records-broken')
    await refused('{"a": 1}]', 'file.records-broken')
    await refused('child,date\n1,2', 'file.records-broken', /record 1/)
    await refused('"text"', 'file.records-broken')
    await refused('', 'file.empty')
  })

  test('brackets without end, and a record without end, are refused before they fill memory', async () => {
    const before = process.memoryUsage().rss
    await refused('['.repeat(100_000), 'file.records-broken')
    await refused(repeated('[{"a": "', 'x'.repeat(mebibyte), 50), 'file.record-too-long', /record 1/)
    await refused(repeated('{"children', 'x'.repeat(mebibyte), 50), 'file.record-too-long')
    await refused(repeated('[1, ', '9'.repeat(mebibyte), 50), 'file.record-too-long', /record 2/)
    assert.ok(process.memoryUsage().rss - before < 150 * mebibyte)
  })

  test('a name without end beside the records holds nothing', async () => {
    async function* content(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('{"children": [{"a": 1}], "')
      for (let time = 0; time < 20; time += 1) yield Buffer.from('x'.repeat(mebibyte))
      yield Buffer.from('": 1}')
    }
    assert.deepEqual(await all(content()), [{ a: 1 }])
  })

  test('a good file changed anywhere is read or refused, and never a fault of ours', async () => {
    const good = Buffer.from(JSON.stringify({ code: 1, children: [one, two] }))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        async changes => {
          const changed = Buffer.from(good)
          for (const [at, byte] of changes) changed[at] = byte
          await all(changed).catch((error: unknown) => {
            assert.ok(error instanceof Problem, String(error))
          })
        },
      ),
      { numRuns: 500 },
    )
  })
})
