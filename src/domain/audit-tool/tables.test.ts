/** A whole tool goes into tables and comes back with nothing lost; what cannot be read is told by sheet, row and column. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { tidyTool } from './draft.ts'
import type { TableRead } from './read-tables.ts'
import { layouts, type TableCell } from './tables.ts'
import { anyTool } from '#testing/any-tool.ts'
import type { Question, Section, ToolContent } from './tool.ts'
import { toolFromTables } from './tool-from-tables.ts'
import { tablesOf } from './write-tables.ts'

const folder = new URL('../../../audit-tools/', import.meta.url)
const shipped = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.json'))
  .map(name => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as ToolContent)

/** As a spreadsheet would have them: the headings first, rows counted from 1. */
const written = (tool: ToolContent): readonly TableRead[] =>
  tablesOf(tool).map(({ sheet, columns, rows }) => ({
    sheet,
    rows: [columns.map(column => column.heading as TableCell), ...rows].map((cells, place) => ({
      number: place + 1,
      cells,
    })),
  }))

const monthly = shipped.find(tool => tool.key === 'monthly-case-audit')
assert.ok(monthly)

/** The tables of the shipped tool with one cell of one sheet changed, in row 2. */
function withCell(sheet: string, heading: string, cell: TableCell): readonly TableRead[] {
  return written(monthly!).map(table => {
    if (table.sheet !== sheet) return table
    const place = table.rows[0]!.cells.indexOf(heading)
    return {
      ...table,
      rows: table.rows.map(row => (row.number === 2 ? { ...row, cells: row.cells.with(place, cell) } : row)),
    }
  })
}

test('every shipped tool comes back from its tables as it went in', () => {
  for (const tool of shipped) {
    const read = toolFromTables(written(tool))
    assert.deepEqual(read.faults, [])
    assert.deepEqual(read.tool, tidyTool(tool))
  }
})

test('any tool comes back from its tables as it went in, whatever its texts begin with', () => {
  fc.assert(
    fc.property(anyTool, tool => {
      const read = toolFromTables(written(tool))
      assert.deepEqual(read.faults, [])
      assert.deepEqual(read.tool, tidyTool(tool))
    }),
    { numRuns: 200 },
  )
})

test('sheets in another order, columns in another order, notes and empty rows beside them change nothing', () => {
  const noted = written(monthly).map(table => ({
    sheet: ` ${table.sheet.toUpperCase()} `,
    rows: [
      ...table.rows.map(row => ({ ...row, cells: ['a note', ...row.cells.toReversed()] })),
      { number: 999, cells: [null, ' '] },
    ],
  }))
  const read = toolFromTables([...noted.toReversed(), { sheet: 'My notes', rows: [{ number: 1, cells: ['x'] }] }])
  assert.deepEqual(read.faults, [])
  assert.deepEqual(read.tool, monthly)
})

const faulty: readonly (readonly [string, string, TableCell, RegExp])[] = [
  ['Questions', 'Kind', 'Qualty', /is “Qualty”, which is none of: compliance, quality, outcome/],
  ['Questions', 'Key', null, /is empty/],
  ['Questions', 'Key', 'Two Words', /is no key/],
  ['Questions', 'Key', 'record-family', /Another row has the key record-family/],
  ['Questions', 'Section', 'nowhere', /The sheet Sections has no nowhere/],
  ['Questions', 'Must be answered', 'perhaps', /write yes or no/],
  ['Questions', 'Indicators', '1; two', /write whole numbers/],
  ['Questions', 'Question', 'x'.repeat(2001), /has 2001 characters: 2,000 at most/],
  ['Sections', 'Minutes', 'long', /is no number/],
  ['Sections', 'Minutes', 0, /is no number above 0/],
  ['Tool', 'Months to read', 1.5, /is no whole number/],
  ['Questions', 'Least', -1, /is no number/],
  ['Descriptors', 'Of', 'section', /The workbook has no section/],
  ['Sections', 'Case statuses', 'x'.repeat(61), /longer than 60 characters/],
  ['Choices', 'Question', 'gone', /The sheet Questions has no gone/],
]
for (const [sheet, column, cell, sentence] of faulty)
  test(`${sheet}, ${column}: a cell that says ${String(cell).slice(0, 20)} is told at its place`, () => {
    const { tool, faults } = toolFromTables(withCell(sheet, column, cell))
    assert.equal(tool, null)
    const fault = faults.find(one => one.sheet === sheet && sentence.test(one.sentence))
    assert.match(fault?.sentence ?? '', sentence)
    assert.ok(fault?.row === 2 || /Another/.test(fault?.sentence ?? ''), String(fault?.row))
  })

test('what people write in a spreadsheet is understood: numbers as text, other words for yes, codes in capitals', () => {
  const read = (sheet: string, heading: string, cell: TableCell): Section =>
    toolFromTables(withCell(sheet, heading, cell)).tool!.sections[0]!
  const question = (heading: string, cell: TableCell): Question => read('Questions', heading, cell).questions[0]!
  assert.equal(read('Sections', 'Minutes', ' 9 ').estimatedMinutes, 9)
  assert.equal(question('Must be answered', 'N').required, false)
  assert.equal(question('Must be answered', true).required, true)
  assert.equal(question('Kind', 'Outcome').kind, 'outcome')
  assert.deepEqual(question('Indicators', 7).indicators, [7])
  assert.equal(question('Question', 12).text, '12')
  assert.equal(question('Carries on from', 'New beginning').carriesOn, null)
  assert.deepEqual(read('Sections', 'Case statuses', 'closed, early-help').statuses, ['closed', 'early-help'])
})

test('a sheet or a column that must be there is asked for by name', () => {
  const without = written(monthly).filter(table => table.sheet !== 'Sections')
  assert.deepEqual(toolFromTables(without).faults[0], {
    sheet: 'Sections',
    row: null,
    column: null,
    sentence: 'The workbook has no sheet of this name.',
  })
  const unnamed = toolFromTables(
    written(monthly).map(table =>
      table.sheet === layouts.questions.sheet
        ? {
            ...table,
            rows: table.rows.map(row => (row.number === 1 ? { ...row, cells: row.cells.with(1, 'Code') } : row)),
          }
        : table,
    ),
  )
  assert.ok(unnamed.faults.some(one => one.sheet === 'Questions' && one.column === 'Key' && one.row === null))
  assert.equal(toolFromTables([]).tool, null)
  const second = written(monthly).map(table =>
    table.sheet === 'Tool' ? { ...table, rows: [...table.rows, { number: 3, cells: table.rows[1]!.cells }] } : table,
  )
  assert.match(toolFromTables(second).faults[0]?.sentence ?? '', /a workbook holds one tool/)
})
