/** Returns in XML: read child by child, and refused with a sentence where they are broken or mean harm. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { Problem } from '#domain/problem.ts'
import { readElements, type ElementRead } from './read-elements.ts'

const mebibyte = 1_048_576
const wanted = new Set(['Header', 'Child'])

async function all(content: string | Uint8Array | AsyncIterable<Uint8Array>): Promise<readonly ElementRead[]> {
  const given = typeof content === 'string' ? Buffer.from(content) : content
  const found: ElementRead[] = []
  for await (const element of readElements(given, wanted, 'census.xml')) found.push(element)
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

describe('elements', () => {
  test('come with their children, text and attributes, without prefix, and what stands elsewhere does not', async () => {
    const found = await all(
      '\uFEFF<?xml version="1.0"?><c:Message xmlns:c="urn:x"><Other>no</Other><c:Header Year="2026"><Year> 2026 </Year></c:Header>' +
        '<Children>stray<Child><Id>7<!-- a comment -->1</Id>stray<Plans><Plan/></Plans></Child><Child/></Children></c:Message>',
    )
    assert.deepEqual(
      found.map(element => JSON.parse(JSON.stringify(element)) as unknown),
      [
        {
          name: 'Header',
          attributes: { Year: '2026' },
          text: '',
          children: [{ name: 'Year', attributes: {}, text: '2026', children: [] }],
        },
        {
          name: 'Child',
          attributes: {},
          text: 'stray',
          children: [
            { name: 'Id', attributes: {}, text: '71', children: [] },
            {
              name: 'Plans',
              attributes: {},
              text: '',
              children: [{ name: 'Plan', attributes: {}, text: '', children: [] }],
            },
          ],
        },
        { name: 'Child', attributes: {}, text: '', children: [] },
      ],
    )
  })

  test('are the same however the file is cut into pieces, in UTF-8 and UTF-16', async () => {
    const text = '<M><Child><Name>Zoë &amp; Åsa 😀</Name></Child><Child><A>1</A></Child></M>'
    const whole = await all(text)
    assert.equal(whole[0]?.children[0]?.text, 'Zoë & Åsa 😀')
    const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le')
    for (const content of [Buffer.from(text), utf16])
      await fc.assert(
        fc.asyncProperty(fc.array(fc.integer({ min: 2, max: 40 }), { minLength: 1, maxLength: 20 }), async sizes => {
          async function* pieces(): AsyncGenerator<Uint8Array> {
            let from = 0
            for (const size of sizes) yield content.subarray(from, (from += size))
            yield content.subarray(from)
          }
          assert.deepEqual(await all(pieces()), whole)
        }),
        { numRuns: 40 },
      )
  })

  test('are given as they come: the first is there before the last is read', async () => {
    let asked = 0
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('<M>')
      while (true) {
        asked += 1
        yield Buffer.from('<Child><A>1</A></Child>')
      }
    }
    for await (const element of readElements(endless(), wanted, 'census.xml')) {
      assert.equal(element.name, 'Child')
      break
    }
    assert.equal(asked, 1)
  })

  test('named __proto__ and constructor are elements like any other', async () => {
    const [child] = await all(
      '<M><Child><__proto__ __proto__="1">x</__proto__><constructor>y</constructor></Child></M>',
    )
    assert.deepEqual(
      child?.children.map(({ name, text }) => [name, text]),
      [
        ['__proto__', 'x'],
        ['constructor', 'y'],
      ],
    )
    assert.equal(({} as Record<string, unknown>)['text'], undefined)
  })
})

describe('broken files', () => {
  test('tags that are not closed, or closed by another, are told with the record after which nothing can be read', async () => {
    await refused('<M><Child><A>1</A></Child><Child><A>2</Child></M>', 'file.records-broken', /record 2/)
    await refused('<M><Child><A>1</A></Child><Child><A>2</A>', 'file.records-broken', /record 2/)
    await refused('<M><Child></M></Child>', 'file.records-broken')
    await refused('no tags at all', 'file.records-broken')
    await refused('<M><Child>&undeclared;</Child></M>', 'file.records-broken')
    await refused('', 'file.empty')
    await refused('<M><Child a="1" a="2"/></M>', 'file.records-broken')
  })

  test('what came before the break has been given', async () => {
    const given: string[] = []
    await assert.rejects(async () => {
      for await (const { text } of readElements(Buffer.from('<M><Child>1</Child><Child>2</M>'), wanted, 'c.xml'))
        given.push(text)
    })
    assert.ok(given.length <= 1)
  })

  test('a document type declaration ends the reading, whatever it declares', async () => {
    const entities = Array.from({ length: 12 }, (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`)
    await refused(
      `<!DOCTYPE M [<!ENTITY e0 "ha">${entities.join('')}]><M><Child>&e12;</Child></M>`,
      'file.declares-entities',
    )
    await refused('<!DOCTYPE M SYSTEM "file:///etc/hostname"><M><Child>1</Child></M>', 'file.declares-entities')
  })

  test('50 MiB of text, of comment or of quoted text without end are refused long before they are read', async () => {
    const before = process.memoryUsage().rss
    await refused(repeated('<M><Child><A>', 'x'.repeat(mebibyte), 50), 'file.cell-too-long')
    await refused(repeated('<M><Child><A>', `${'x'.repeat(1000)}<!-- -->`, 50_000), 'file.record-too-long', /record 1/)
    await refused(repeated('<M><!-- ', '< x '.repeat(100_000), 125), 'file.cell-too-long')
    await refused(repeated('<M><Child><![CDATA[', '<<<<'.repeat(100_000), 125), 'file.cell-too-long')
    await refused(repeated('<M><Child a="', 'x'.repeat(mebibyte), 50), 'file.cell-too-long')
    assert.ok(process.memoryUsage().rss - before < 150 * mebibyte)
  })

  test('a child of endless small elements, and elements within elements without end, are refused', async () => {
    await refused(repeated('<M><Child>', '<A/>'.repeat(10_000), 1_000), 'file.record-too-long')
    await refused('<a>'.repeat(5_000), 'file.records-broken')
  })

  test('a good file changed anywhere is read or refused, and never a fault of ours', async () => {
    const good = Buffer.from('<M><Header><Y>2026</Y></Header><Child><A b="1">x</A><![CDATA[<]]></Child><Child/></M>')
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
