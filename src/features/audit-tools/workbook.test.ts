/** A tool as a workbook: there and back through real files, and harmful ones are refused with a sentence. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { tidyTool } from '#domain/audit-tool/draft.ts'
import { layouts } from '#domain/audit-tool/tables.ts'
import { readTables } from '#platform/files/read-tables.ts'
import { anyTool } from '#testing/any-tool.ts'
import { workbookOf } from '#testing/workbook.ts'
import { readTool, toolFromJson } from './read-workbook.ts'
import { shippedTools } from './shipped-tools.ts'
import { guarded, unguarded } from './workbook-texts.ts'
import { toolWorkbook } from './write-workbook.ts'

const monthly = async () => (await shippedTools()).find(tool => tool.key === 'monthly-case-audit')
const file = (content: Buffer, name = 'tool.xlsx') => ({ name, content })

test('every text comes back as it was, and none goes out that a spreadsheet would run', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('=', '+', '-', '@', "'", ' ', 'a', '＝') }), text => {
      assert.equal(unguarded(guarded(text)), text)
      assert.doesNotMatch(guarded(text), /^\s*[=+\-@]/)
    }),
  )
})

test('words that every object knows come back too', async () => {
  const tool = await monthly()
  const odd = { ...tool!, name: 'toString', purpose: '__proto__' }
  assert.deepEqual((await readTool(file(await toolWorkbook(odd)))).tool, odd)
})

test('every shipped tool comes back from its workbook as it went in', async () => {
  for (const tool of await shippedTools()) {
    const read = await readTool(file(await toolWorkbook(tool)))
    assert.deepEqual(read.faults, [])
    assert.deepEqual(read.tool, tidyTool(tool))
  }
})

test('any tool comes back from its workbook as it went in', async () => {
  await fc.assert(
    fc.asyncProperty(anyTool, async tool => {
      const read = await readTool(file(await toolWorkbook(tool)))
      assert.deepEqual(read.faults, [])
      assert.deepEqual(read.tool, tidyTool(tool))
    }),
    { numRuns: 10, endOnFailure: true },
  )
})

test('the workbook has a sheet for each kind of thing, with headings that stay, and no formula', async () => {
  const tool = await monthly()
  const content = await toolWorkbook({ ...tool!, name: '=HYPERLINK("http://x")' })
  const sheets: string[] = []
  for await (const { name, rows } of readTables(file(content))) {
    sheets.push(name)
    for await (const row of rows) assert.deepEqual(row.formulas, [])
  }
  assert.deepEqual(sheets, Object.values(layouts).map(layout => layout.sheet))
})

test('a cell that cannot be read is named by sheet, row and column', async () => {
  const tool = await monthly()
  const sheets: { name: string; rows: (string | number | boolean | null)[][] }[] = []
  for await (const { name, rows } of readTables(file(await toolWorkbook(tool!)))) {
    const cells: (string | number | boolean | null)[][] = []
    for await (const row of rows) cells.push([...row.cells])
    sheets.push({ name, rows: cells })
  }
  sheets.find(({ name }) => name === 'Questions')!.rows[3]![3] = 'Qualty'
  const read = await readTool(file(await workbookOf(sheets)))
  assert.deepEqual(read.faults, [
    'Questions, row 4, Kind: The cell is “Qualty”, which is none of: compliance, quality, outcome.',
  ])
})

test('what is no workbook, or no tool, is refused with a sentence', async () => {
  const refused = async (content: Buffer) => (await readTool(file(content))).faults.join()
  assert.match(await refused(Buffer.from('%PDF-1.7')), /neither an Excel workbook/)
  assert.match(await refused(Buffer.from('PK\u0003\u0004 broken')), /damaged/)
  assert.match(await refused(Buffer.from('a,b\n1,2\n')), /The workbook has no sheet of this name/)
  assert.match(await refused(Buffer.from('{"key": ')), /It is not JSON/)
  assert.match(await refused(Buffer.from('{"key": "x"}')), /name: /)
  assert.match(await refused(await workbookOf([{ name: 'Tool', rows: [['Key'], ['x']] }])), /Sections: The workbook has no sheet/)
})

test('JSON is cleaned of what no database takes, and keys that name two things are refused', async () => {
  const tool = await monthly()
  const nul = String.fromCharCode(0)
  assert.equal(toolFromJson(JSON.stringify({ ...tool, purpose: `a${nul}b\ud800` })).tool?.purpose, 'ab\ufffd')
  const twice = { ...tool!, sections: [...tool!.sections, tool!.sections[0]!] }
  assert.match(toolFromJson(JSON.stringify(twice)).faults.join(), /Two sections have the key /)
  const large = { ...tool!, indicators: Array.from({ length: 300 }, () => ({ number: 1, name: 'x'.repeat(2000) })) }
  assert.match(toolFromJson(JSON.stringify(large)).faults.join(), /far larger/)
})
