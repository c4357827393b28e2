/** Files that are not what they say, or that mean harm: each is refused with a sentence, quickly and in little memory. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { Problem } from '#domain/problem.ts'
import { archiveOf, workbookOf } from '#testing/workbook.ts'
import { readTables } from './read-tables.ts'
import type { Row } from './sheet.ts'

const mebibyte = 1_048_576

async function rowsOf(content: Buffer | string, name = 'lists.xlsx'): Promise<readonly (Row & { sheet: string })[]> {
  const rows = []
  for await (const sheet of readTables({ name, content: Buffer.from(content) }))
    for await (const row of sheet.rows) rows.push({ ...row, sheet: sheet.name })
  return rows
}

const refused = async (content: Buffer | string, code: string): Promise<void> => {
  await assert.rejects(rowsOf(content), (error: unknown) => {
    assert.ok(error instanceof Problem, String(error))
    assert.equal(error.code, code)
    return true
  })
}

const sheet = (xml: string): Promise<Buffer> =>
  workbookOf([{ name: 'One', rows: [] }], { otherParts: [['xl/worksheets/sheet1.xml', xml]] })
const plain = () => workbookOf([{ name: 'One', rows: [['Heading'], ['value']] }])

/** Changes the size that the directory gives for a part. */
function withDirectorySize(archive: Buffer, part: string, size: number): Buffer {
  const lied = Buffer.from(archive)
  for (
    let at = lied.indexOf('PK\u0001\u0002', 0, 'latin1');
    at !== -1;
    at = lied.indexOf('PK\u0001\u0002', at + 4, 'latin1')
  ) {
    const name = lied.toString('utf8', at + 46, at + 46 + lied.readUInt16LE(at + 28))
    if (name === part) lied.writeUInt32LE(size, at + 24)
  }
  return lied
}

describe('archives', () => {
  const bombSheet = `<worksheet><sheetData>${'<row><c><v>1</v></c></row>'.repeat(1_000_000)}</sheetData></worksheet>`
  test('a bomb with an honest directory is refused before anything is unpacked', async () => {
    const bomb = await sheet(bombSheet + ' '.repeat(60 * mebibyte))
    const before = process.memoryUsage().rss
    await refused(bomb, 'file.unpacks-too-much')
    assert.ok(process.memoryUsage().rss - before < 100 * mebibyte)
  })
  test('a bomb whose directory says that it is small is refused while it is unpacked', async () => {
    await refused(
      withDirectorySize(await sheet(bombSheet + ' '.repeat(60 * mebibyte)), 'xl/worksheets/sheet1.xml', 1000),
      'file.damaged',
    )
  })
  test('10,000 parts are refused', async () => {
    await refused(
      await archiveOf(
        Array.from({ length: 10_000 }, (_, number) => [`part${number}.xml`, 'x'] as const),
        false,
      ),
      'file.too-many-parts',
    )
  })
  test('parts that lie over one another are refused', async () => {
    const archive = Buffer.from(
      await archiveOf(
        [
          ['xl/workbook.xml', 'a'.repeat(500)],
          ['xl/other.xml', 'b'.repeat(500)],
        ],
        false,
      ),
    )
    const second = archive.indexOf('PK\u0001\u0002', archive.indexOf('PK\u0001\u0002', 0, 'latin1') + 4, 'latin1')
    archive.writeUInt32LE(0, second + 42)
    await refused(archive, 'file.damaged')
  })
  test('an archive inside the workbook is refused', async () => {
    await refused(await workbookOf([], { otherParts: [['xl/embeddings/inner.zip', 'PK']] }), 'file.nested')
  })
  test('a name that climbs out of the archive is refused', async () => {
    const archive = await archiveOf([
      ['xl/aa/bb.xml', 'a'],
      ['xl/workbook.xml', '<workbook/>'],
    ])
    await refused(
      Buffer.from(archive.toString('latin1').replaceAll('xl/aa/bb.xml', '../../bb.xml'), 'latin1'),
      'file.damaged',
    )
  })
  test('a workbook cut short is refused', async () => {
    const whole = await plain()
    await refused(whole.subarray(0, whole.length - 40), 'file.damaged')
  })
  test('a Word document, a web page, a PDF, a picture and an empty file are told what they are not', async () => {
    await refused(await archiveOf([['word/document.xml', '<document/>']]), 'file.not-tabular')
    await refused('<!DOCTYPE html><table></table>', 'file.not-tabular')
    await refused('%PDF-1.7', 'file.not-tabular')
    await refused(Buffer.from('89504E470D0A1A0A0000000D49484452', 'hex'), 'file.not-tabular')
    await refused('', 'file.empty')
  })
  test('encrypted, old and binary workbooks are told apart, each with what to do', async () => {
    const ole = Buffer.from('D0CF11E0A1B11AE1', 'hex')
    await refused(Buffer.concat([ole, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]), 'file.encrypted')
    await refused(Buffer.concat([ole, Buffer.alloc(600)]), 'file.old-workbook')
    await refused(await archiveOf([['xl/workbook.bin', 'x']]), 'file.binary-workbook')
  })
})

describe('XML', () => {
  const declared: readonly (readonly [string, string])[] = [
    [
      'an outside file',
      '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&x;</t></is></c></row></sheetData></worksheet>',
    ],
    ['a parameter entity', '<!DOCTYPE w [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]><worksheet/>'],
    [
      'entities within entities',
      '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]><worksheet>&c;</worksheet>',
    ],
    ['nothing but its name', '<?xml version="1.0"?><!DOCTYPE worksheet><worksheet/>'],
  ]
  for (const [what, xml] of declared)
    test(`a document type that declares ${what} ends the reading`, async () => {
      await refused(await sheet(xml), 'file.declares-entities')
    })

  test('an entity that nobody declared is a fault of the file', async () => {
    await refused(await sheet('<worksheet>&x;</worksheet>'), 'file.damaged')
  })
  test('a flood of numeric references is refused', async () => {
    // Varied, so that it is the length that is refused and not how tightly it packs.
    const noise = Array.from(
      { length: 300_000 },
      (_, number) => `&#x4${createHash('sha256').update(String(number)).digest('hex').slice(0, 3)};`,
    ).join('')
    await refused(
      await sheet(`<worksheet><sheetData><row><c t="str"><v>${noise}</v></c></row></sheetData></worksheet>`),
      'file.cell-too-long',
    )
  })
  test('tags within tags without end are refused', async () => {
    await refused(await sheet('<a>'.repeat(5000)), 'file.damaged')
  })
  test('XML that is broken or cut short is refused', async () => {
    await refused(await sheet('<worksheet><sheetData><row></sheetData></worksheet>'), 'file.damaged')
    await refused(await sheet('<worksheet><sheetData><row>'), 'file.damaged')
  })
  test('rows that go backwards and cells beyond the last column neither clash nor fill memory', async () => {
    const rows = await rowsOf(
      await sheet(
        '<worksheet><sheetData><row r="9"><c r="B9"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c><c r="ZZZZ2"><v>3</v></c></row><row r="1e99"><c r="7"><v>4</v></c></row></sheetData></worksheet>',
      ),
    )
    assert.deepEqual(
      rows.map(row => [row.number, row.cells]),
      [
        [9, [null, 1]],
        [10, [2]],
        [11, []],
      ],
    )
  })
})

test('what is left of a good workbook after any change of bytes is read or refused, and never a fault of ours', async () => {
  const good = await workbookOf([
    {
      name: 'One',
      rows: [
        ['Child Unique ID', 'Case Status'],
        [1234, 'c) Child in need plan'],
        [5678, { formula: 'A1', value: 'x' }],
      ],
    },
  ])
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
      async changes => {
        const changed = Buffer.from(good)
        for (const [at, byte] of changes) changed[at] = byte
        await rowsOf(changed).catch((error: unknown) => {
          assert.ok(error instanceof Problem, String(error))
        })
      },
    ),
    { numRuns: 400 },
  )
})

test('any bytes at all are read as a CSV or refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async bytes => {
      await rowsOf(Buffer.from(bytes)).catch((error: unknown) => {
        assert.ok(error instanceof Problem, String(error))
      })
    }),
    { numRuns: 400 },
  )
})
