/** Cells as councils write them, and what is read from each. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { addDays, daysBetween, localDate } from '../calendar/dates.ts'
import type { CellValue } from './cells.ts'
import { codeOf, type CodeName } from './codes.ts'
import { ageOn } from './read-date.ts'
import { readAge, readCode, readDate, readInteger, readReference, readText, type ValueRead } from './read-value.ts'

const value = (read: ValueRead<string | number>): string | number | null =>
  'value' in read ? read.value : 'fault' in read ? `fault: ${read.fault}` : null

describe('dates', () => {
  const cases: readonly (readonly [CellValue, string | null])[] = [
    [43234, '2018-05-14'],
    [43234.73, '2018-05-14'],
    ['43234', '2018-05-14'],
    ['14/05/2018', '2018-05-14'],
    ['14/5/2018 00:00:00', '2018-05-14'],
    ['2018-05-14', '2018-05-14'],
    ['2018-05-14T09:30:00', '2018-05-14'],
    ['14-May-2018', '2018-05-14'],
    ['14th May 2018', '2018-05-14'],
    [' 14.05.2018 ', '2018-05-14'],
    ['', null],
    ['  ', null],
    [null, null],
    ['N/A', null],
    ['early spring', 'fault: not-a-date'],
    ['to be confirmed', 'fault: not-a-date'],
    ['31/02/2018', 'fault: not-in-the-calendar'],
    ['05/31/2018', 'fault: not-in-the-calendar'],
    ['14/05/18', 'fault: year-of-two-digits'],
    [0, 'fault: year-not-believable'],
    [-5, 'fault: year-not-believable'],
    [60, 'fault: not-in-the-calendar'],
    [9_999_999, 'fault: year-not-believable'],
    ['01/01/0201', 'fault: year-not-believable'],
    ['#N/A', 'fault: spreadsheet-error'],
    [true, 'fault: not-a-date'],
  ]
  for (const [cell, expected] of cases)
    test(`${JSON.stringify(cell)} is read as ${expected ?? 'blank'}`, () => {
      assert.equal(value(readDate(cell, false)), expected)
    })

  test('a workbook that counts from 1904 gives the same day for its own number', () => {
    assert.equal(value(readDate(43234 - 1462, true)), '2018-05-14')
  })

  const anyDay = fc.integer({ min: 0, max: 60_000 }).map(days => addDays(localDate('1920-01-01'), days))
  test('any day comes back whole from every way of writing it', () => {
    fc.assert(
      fc.property(anyDay, day => {
        const british = `${Number(day.slice(8))}/${Number(day.slice(5, 7))}/${day.slice(0, 4)}`
        assert.equal(value(readDate(day, false)), day)
        assert.equal(value(readDate(british, false)), day)
        assert.equal(value(readDate(daysBetween(localDate('1899-12-30'), day), false)), day)
        assert.equal(value(readDate(daysBetween(localDate('1904-01-01'), day), true)), day)
      }),
    )
  })
  test('no text at all makes the reading of a date fail, and what is read is a day of the calendar', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.stringMatching(/^[\d/\-. T:]{0,20}$/)),
        cell => {
          const read = value(readDate(cell, false))
          assert.ok(read === null || /^fault: |^\d{4}-\d{2}-\d{2}$/.test(String(read)))
        },
      ),
    )
  })
})

describe('ages, numbers, references and words', () => {
  const ages: readonly (readonly [CellValue, unknown])[] = [
    [7, 7],
    ['7', 7],
    [6.99, 6],
    ['12.030116', 12],
    [-1, -1],
    ['-0.3', -1],
    ['Unborn', -1],
    ['', null],
    [150, 'fault: age-not-believable'],
    ['seven', 'fault: age-not-believable'],
  ]
  for (const [cell, expected] of ages)
    test(`an age of ${JSON.stringify(cell)} is read as ${JSON.stringify(expected)}`, () => {
      assert.equal(value(readAge(cell)), expected)
    })

  const references: readonly (readonly [CellValue, string])[] = [
    [9212044, '9212044'],
    ['0012345', '0012345'],
    [' AB-12\u00a034 ', 'AB-12 34'],
    ['12345.0', '12345'],
    [null, 'fault: no-reference'],
    ['', 'fault: no-reference'],
    ['1.2E+11', 'fault: damaged-reference'],
    [1.5, 'fault: damaged-reference'],
    [123456789012345680000, 'fault: damaged-reference'],
    ['Lily Carter', 'fault: reference-without-digits'],
    ['Total', 'fault: reference-without-digits'],
    ['#N/A', 'fault: spreadsheet-error'],
  ]
  for (const [cell, expected] of references)
    test(`a reference of ${JSON.stringify(cell)} is read as ${expected}`, () => {
      assert.equal(value(readReference(cell)), expected)
    })

  test('a whole number is read, and half a child or a word is refused', () => {
    assert.equal(value(readInteger('3')), 3)
    assert.equal(value(readInteger(3)), 3)
    assert.equal(value(readInteger('2.5')), 'fault: not-a-whole-number')
    assert.equal(value(readInteger('two')), 'fault: not-a-whole-number')
  })
  test('text loses no-break spaces, control characters and broken halves of characters', () => {
    assert.equal(value(readText('North\u00a0 Duty\u0000 Team\ud800')), 'North Duty Team\ufffd')
  })
})

describe('codes, with the letter, the words, both or neither', () => {
  const cases: readonly (readonly [string, CodeName, string | null])[] = [
    ['b) Female', 'gender', 'female'],
    ['Female', 'gender', 'female'],
    ['F', 'gender', 'female'],
    ['b)', 'gender', 'female'],
    ['c) Not stated/recorded (or unborn)', 'gender', 'not-stated'],
    ['a) WBRI', 'ethnicity', 'WBRI'],
    ['WBRI', 'ethnicity', 'WBRI'],
    ['u) UNKNOWN', 'ethnicity', 'NOBT'],
    ['purple', 'ethnicity', null],
    ['a) Yes', 'yesNo', 'yes'],
    ['Y', 'yesNo', 'yes'],
    ['FALSE', 'yesNo', 'no'],
    ['b', 'yesNo', 'no'],
    ['CS Assessment Updated', 'yesNo', null],
    ['N1 - Abuse or neglect', 'need', 'N1'],
    ['n1', 'need', 'N1'],
    ['PSRMEM - Support with memory', 'need', null],
    ['RC7 - Services ceased', 'closure', 'RC7'],
    ['C2: FCO', 'legalStatus', 'C2'],
    ['f) U6: Foster placement - not FFA', 'placementType', 'U6'],
    ['zz) T4: Other', 'placementType', 'T4'],
    ['e) PR4 - Private provision', 'provider', 'PR4'],
    ['q) 6: Police', 'source', '6'],
    ['u) 10: Unknown', 'source', '10'],
    ['p1) 5D: LA services', 'source', '5D'],
    ['d) Emotional abuse', 'abuse', 'emotional'],
    ['U: Independent living', 'accommodation', 'U'],
    ['b) Former relevant child', 'eligibility', 'former-relevant'],
    ['F1: Full time in higher education', 'activity', 'F1'],
    ['d) Refu', 'inTouch', 'refused'],
  ]
  for (const [cell, codes, expected] of cases)
    test(`“${cell}” is read as ${expected ?? 'not known'}`, () => {
      assert.equal(codeOf(cell, codes), expected)
    })
  test('a true or false of the spreadsheet answers yes or no', () => {
    assert.equal(value(readCode(true, 'yesNo')), 'yes')
  })
})

test('an age is counted by birthdays, and a child not yet born is -1', () => {
  const day = localDate('2018-05-14')
  assert.deepEqual(
    ['2008-05-14', '2008-05-15', '2018-05-14', '2018-06-01'].map(born => ageOn(localDate(born), day)),
    [10, 9, 0, -1],
  )
})
