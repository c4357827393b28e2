/** An attacker who knows the rule and every number shown tries all tables that fit, and must not learn a small number. */
import { test } from 'node:test'
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { isShown, isSmall, percentOf, suppressCount, type Cell } from './cell.ts'
import { suppressTable, type CountTable, type SuppressedTable } from './suppress-table.ts'

const table = (counts: readonly (readonly number[])[], grandTotal: CountTable['grandTotal'] = 'shown'): CountTable => ({
  counts,
  rowTotals: 'shown',
  columnTotals: 'shown',
  grandTotal,
})

const oneRow = (...counts: number[]): CountTable => ({
  counts: [counts],
  rowTotals: 'known',
  columnTotals: 'absent',
  grandTotal: 'absent',
})

const text = (cells: readonly Cell[]): string => cells.map(cell => (isShown(cell) ? cell.shown : 'c')).join(' ')
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

interface Range {
  least: number
  most: number
}

/** Does what was seen so far already protect every number that the rule protects? Then no more tables need be tried. */
const enough = (found: readonly Range[], counts: readonly number[]): boolean =>
  found.every((range, index) => !isSmall(counts[index] ?? 0) || (range.most > 5 && range.most - range.least >= 3))

/** The least and most of each inner cell over whole-number tables that fit what is shown, tried one by one. */
function attack(shown: SuppressedTable, counts: readonly number[]): readonly Range[] {
  const columns = shown.cells[0]?.length ?? 0
  const cells = shown.cells.flatMap(row => row.map(cell => ({ cell, floor: row.some(isShown) ? 1 : 0 })))
  const found = cells.map((): Range => ({ least: Infinity, most: -Infinity }))
  const lines = (position: number) => [
    {
      total: shown.rowTotals[Math.floor(position / columns)],
      member: (other: number) => Math.floor(other / columns) === Math.floor(position / columns),
    },
    {
      total: shown.columnTotals[position % columns],
      member: (other: number) => other % columns === position % columns,
    },
    { total: shown.grandTotal, member: () => true },
  ]
  const trial: number[] = []
  const spent = (member: (other: number) => boolean) => sum(trial.filter((_, index) => member(index)))
  const left = (position: number): number =>
    Math.min(
      20,
      ...lines(position).map(({ total, member }) => (total && isShown(total) ? total.shown - spent(member) : 20)),
    )
  const closes = (position: number): boolean =>
    lines(position).every(
      ({ total, member }) =>
        !total ||
        !isShown(total) ||
        cells.some((_, other) => other > position && member(other)) ||
        spent(member) === total.shown,
    )
  const visit = (position: number): boolean => {
    const here = cells[position]
    if (!here) {
      trial.forEach((value, index) => {
        const range = found[index]
        if (range) Object.assign(range, { least: Math.min(range.least, value), most: Math.max(range.most, value) })
      })
      return enough(found, counts)
    }
    const limit = left(position)
    const from = isShown(here.cell) ? here.cell.shown : here.floor
    const to = Math.min(limit, isShown(here.cell) ? here.cell.shown : limit)
    for (let value = from; value <= to; value++) {
      trial.push(value)
      const stop = closes(position) && visit(position + 1)
      trial.pop()
      if (stop) return true
    }
    return false
  }
  visit(0)
  return found
}

test('a table of large numbers and zeros is shown as it is', () => {
  const shown = suppressTable(
    table([
      [40, 0],
      [20, 30],
    ]),
    'dfe-cin',
  )
  assert.equal(shown.cells.map(text).join(' | '), '40 0 | 20 30')
})

test('inside the service nothing is hidden, because its readers may read every case counted', () => {
  const shown = suppressTable(
    table([
      [1, 2],
      [3, 4],
    ]),
    'internal',
  )
  assert.equal(shown.cells.map(text).join(' | '), '1 2 | 3 4')
})

test('a single small number in a row with a known total takes another with it, so that it cannot be subtracted', () => {
  const shown = suppressTable(oneRow(2, 10, 8, 0), 'dfe-cin')
  assert.equal(text(shown.cells[0] ?? []), 'c 10 c 0')
})

test('a single small number in a two-way table takes a rectangle with it', () => {
  const shown = suppressTable(
    table(
      [
        [2, 20, 30],
        [15, 25, 40],
        [22, 35, 50],
      ],
      'known',
    ),
    'dfe-cin',
  )
  assert.equal(shown.cells.map(text).join(' | '), 'c c 30 | c c 40 | 22 35 50')
})

test('a group of five or fewer is hidden whole, its zeros too, because “none of them” says something of each', () => {
  const shown = suppressTable(
    table(
      [
        [0, 4],
        [20, 30],
        [25, 35],
      ],
      'known',
    ),
    'dfe-cin',
  )
  assert.equal(text(shown.cells[0] ?? []), 'c c')
  assert.equal(isShown(shown.rowTotals[0] ?? { shown: 0 }), false)
})

test('a group of ten or fewer that all gave one answer is hidden, because no second person has released it', () => {
  const shown = suppressTable(
    table(
      [
        [8, 0],
        [20, 30],
        [25, 35],
      ],
      'known',
    ),
    'dfe-cin',
  )
  assert.equal(text(shown.cells[0] ?? []), 'c c')
})

test('a percentage is hidden where the part, the rest or the whole is small, and not told of fewer than ten', () => {
  const percent = (part: number, whole: number) => percentOf({ shown: part }, { shown: whole }, 'dfe-cin')
  assert.equal(percent(12, 20), 60)
  assert.equal(percent(18, 20), null)
  assert.equal(percent(0, 20), 0)
  assert.equal(percent(7, 9), null)
  assert.equal(percentOf({ shown: 3 }, { shown: 20 }, 'internal'), 15)
})

test('a number that stands alone is hidden from 1 to 5, and zero stays', () => {
  assert.deepEqual(
    [0, 1, 5, 6].map(count => suppressCount(count, 'dfe-cin')),
    [{ shown: 0 }, { hidden: 'c' }, { hidden: 'c' }, { shown: 6 }],
  )
})

const small = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 5 }) }, fc.integer({ min: 6, max: 9 }))

test('an attacker with all totals never pins a hidden small number: it may be more than 5, and the range is at least 3 wide', () => {
  const tables = fc.oneof(
    fc.array(fc.array(small, { minLength: 2, maxLength: 2 }), { minLength: 2, maxLength: 2 }),
    fc.array(fc.array(small, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 1 }),
    fc.array(fc.array(small, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 2 }),
  )
  fc.assert(
    fc.property(tables, counts => {
      fc.pre(sum(counts.flat()) > 5)
      const shown = suppressTable(table(counts, 'known'), 'dfe-cin')
      const ranges = attack(shown, counts.flat())
      counts.flat().forEach((count, index) => {
        const cell = shown.cells.flat()[index]
        const range = ranges[index]
        assert.ok(cell && range)
        if (!isSmall(count)) return
        assert.equal(isShown(cell), false, 'a small number is shown')
        assert.ok(range.most > 5 && range.most - range.least >= 3, `${count} lies from ${range.least} to ${range.most}`)
      })
    }),
    { numRuns: 300 },
  )
})

const wide = fc.array(fc.array(fc.oneof(small, fc.integer({ min: 6, max: 80 })), { minLength: 4, maxLength: 4 }), {
  minLength: 2,
  maxLength: 5,
})

test('the same table is hidden alike each time it is drawn, and every number shown is true', () => {
  fc.assert(
    fc.property(wide, counts => {
      const once = suppressTable(table(counts), 'dfe-cin')
      assert.deepEqual(suppressTable(table(counts), 'dfe-cin'), once)
      once.cells.forEach((row, i) =>
        row.forEach((cell, j) => {
          if (isShown(cell)) assert.equal(cell.shown, counts[i]?.[j])
        }),
      )
    }),
  )
})

test('a true zero stays, unless its whole row or the whole table is hidden', () => {
  fc.assert(
    fc.property(wide, counts => {
      const shown = suppressTable(table(counts), 'dfe-cin')
      counts.forEach((row, i) =>
        row.forEach((count, j) => {
          if (count === 0 && !isShown(shown.cells[i]?.[j] ?? { shown: 0 }))
            assert.ok(shown.cells[i]?.every(cell => !isShown(cell)))
        }),
      )
    }),
  )
})
