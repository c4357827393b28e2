/** Workbooks and CSV files as they come, and the rows that are read from them. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Problem } from '#domain/problem.ts'
import { archiveOf, workbookOf } from '#testing/workbook.ts'
import { readTables } from './read-tables.ts'
import { placeOf } from './sheet-rows.ts'

async function read(content: Buffer | string, name = 'lists.csv') {
  const sheets = []
  for await (const sheet of readTables({ name, content: Buffer.from(content) })) {
    const rows = []
    for await (const row of sheet.rows) rows.push(row)
    sheets.push({ name: sheet.name, hidden: sheet.hidden, from1904: sheet.from1904, rows })
  }
  return sheets
}
const cellsOf = async (content: Buffer | string) => (await read(content))[0]?.rows.map(row => row.cells)

describe('a workbook', () => {
  test('gives its sheets in order, with text, numbers, answers, errors and blanks in their places', async () => {
    const sheets = await read(
      await workbookOf([
        { name: 'Fish & chips', rows: [['a', null, 3.5, true, { error: '#N/A' }], [], ['a <b>']] },
        { name: 'Old', hidden: true, rows: [[1]] },
      ]),
    )
    assert.deepEqual(
      sheets.map(sheet => [sheet.name, sheet.hidden]),
      [
        ['Fish & chips', false],
        ['Old', true],
      ],
    )
    assert.deepEqual(
      sheets[0]?.rows.map(row => [row.number, row.cells]),
      [
        [1, ['a', null, 3.5, true, '#N/A']],
        [2, []],
        [3, ['a <b>']],
      ],
    )
  })
  test('gives the value that a formula last had, and says that it is a formula', async () => {
    const [sheet] = await read(
      await workbookOf([
        {
          name: 'One',
          rows: [
            [
              { formula: 'B1+10', value: 43234 },
              { formula: 'HYPERLINK("x")', value: 'text' },
              { formula: 'A1', value: null },
            ],
          ],
        },
      ]),
    )
    assert.deepEqual(sheet?.rows[0]?.cells, [43234, 'text', null])
    assert.deepEqual(sheet?.rows[0].formulas, [0, 1, 2])
  })
  test('says when it counts its days from 1904', async () => {
    assert.equal((await read(await workbookOf([{ name: 'One', rows: [] }], { from1904: true })))[0]?.from1904, true)
  })
  test('may have text inside its cells, in several runs, with prefixes on every tag', async () => {
    const xml =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:r><x:t>one </x:t></x:r><x:r><x:t>two</x:t></x:r><x:rPh><x:t>not this</x:t></x:rPh></x:is></x:c><x:c t="d"><x:v>2018-05-14</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    assert.deepEqual(
      await cellsOf(await workbookOf([{ name: 'One', rows: [] }], { otherParts: [['xl/worksheets/sheet1.xml', xml]] })),
      [['one two', '2018-05-14']],
    )
  })
  test('is never followed out of the file', async () => {
    const links =
      '<Relationships><Relationship Id="rId1" Type="x/worksheet" TargetMode="External" Target="http://127.0.0.1:9/sheet.xml"/></Relationships>'
    const content = await archiveOf([
      ['xl/workbook.xml', '<workbook xmlns:r="r"><sheets><sheet name="One" r:id="rId1"/></sheets></workbook>'],
      ['xl/_rels/workbook.xml.rels', links],
    ])
    assert.deepEqual(await read(content), [])
  })
})

test('a cell’s reference gives its place', () => {
  assert.deepEqual(['A1', 'Z9', 'AA1', 'AH33', '7'].map(placeOf), [0, 25, 26, 33, -1])
})

describe('a CSV', () => {
  const expected = [
    ['Name', 'Café'],
    ['1', null],
  ]
  const files: readonly (readonly [string, Buffer])[] = [
    ['with commas', Buffer.from('Name,Café\n1,\n')],
    ['with a mark of UTF-8 and line ends of Windows', Buffer.from('\uFEFFName,Café\r\n1,\r\n')],
    ['with semicolons', Buffer.from('Name;Café\n1;\n')],
    ['with tabs, quoted', Buffer.from('"Name"\t"Café"\n1\t\n')],
    ['in Windows’ Western letters', Buffer.from('Name,Caf\u00e9\n1,\n', 'latin1')],
    ['in UTF-16 with its mark', Buffer.from('\uFEFFName\tCafé\r\n1\t\r\n', 'utf16le')],
    ['in UTF-16 without its mark', Buffer.from('Name,Café\n1,\n', 'utf16le')],
    ['in UTF-16, the other way round', Buffer.from('\uFEFFName,Café\n1,\n', 'utf16le').swap16()],
  ]
  for (const [how, content] of files)
    test(`${how} gives the same cells`, async () => {
      assert.deepEqual(await cellsOf(content), expected)
    })

  test('numbers its rows as a spreadsheet would, blank rows and line ends inside cells included', async () => {
    const [sheet] = await read('a,b\n\n"two\nlines",x\nlast,y\n', 'list_6 children.csv')
    assert.equal(sheet?.name, 'list_6 children')
    assert.deepEqual(
      sheet.rows.map(row => [row.number, row.cells[0]]),
      [
        [1, 'a'],
        [2, null],
        [3, 'two\nlines'],
        [4, 'last'],
      ],
    )
  })
  test('may have rows longer and shorter than its headings', async () => {
    assert.deepEqual(await cellsOf('a,b\n1\n1,2,3\n'), [['a', 'b'], ['1'], ['1', '2', '3']])
  })
  test('with a quotation mark that is never closed is refused at its line', async () => {
    await assert.rejects(
      read('a,b\n1,2\n"3,4\n5,6\n'),
      (error: unknown) => error instanceof Problem && error.code === 'file.csv-broken',
    )
  })
})
