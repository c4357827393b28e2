/** The return on children looked after, as tables of one year and of several: what is made of its rows, and what is told. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { localDate } from '../../calendar/dates.ts'
import type { CellValue } from '../../cases/cells.ts'
import type { JourneyEvent, JourneyPart } from '../journey.ts'
import type { EventKind } from '../kinds.ts'
import type { ReadingFault } from '../reading.ts'
import { ssda903 } from './ssda903.ts'
import { careYearEnd, latestDayReader } from './report-date.ts'

const reportDate = localDate('2021-03-31')
const episodes = 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN'
const reviews = 'CHILD,DOB,REVIEW,REVIEW_CODE'

const cellsOf = (line: string): CellValue[] => line.split(',').map(cell => (cell === '' ? null : cell))

interface Extract {
  readonly parts: readonly JourneyPart[]
  readonly faults: readonly ReadingFault[]
  readonly covers: object
}

/** Files of lines, each with its headings first. */
function extract(...files: readonly (readonly string[])[]): Extract {
  const reading = ssda903.read(reportDate)
  const faults: ReadingFault[] = []
  for (const [number, [headings = '', ...lines]] of files.entries()) {
    const recognised = ssda903.recognise(cellsOf(headings))
    assert.ok(recognised, headings)
    const read = reading.table(recognised, number + 1)
    for (const [row, line] of lines.entries())
      faults.push(...read({ number: row + 2, cells: cellsOf(line), formulas: [] }).faults)
  }
  return { parts: reading.finish(), faults, covers: reading.covers() }
}

const eventsIn = ({ parts }: Extract, kind: EventKind): readonly JourneyEvent[] =>
  parts.flatMap(({ events }) => events.filter(event => event.kind === kind))
const days = (read: Extract, kind: EventKind): readonly string[] =>
  eventsIn(read, kind).map(({ on, until }) => `${on ?? '?'} to ${until ?? 'now'}`)
const stay = (...lines: readonly string[]): Extract => extract([episodes, ...lines])

describe('periods of care', () => {
  test('a chain from S to an end other than X1 is one period, with its placements and legal statuses', () => {
    const read = stay(
      '7,01/05/2019,S,C1,N1,U6,PR1,01/07/2019,X1,CARPL,A1 1AA,B1 1BB,1',
      '7,01/07/2019,P,C1,N1,U4,PR1,01/09/2019,X1,,,,',
      '7,01/09/2019,L,C2,N1,U4,PR1,05/10/2020,E4A,,,,',
    )
    assert.deepEqual(days(read, 'looked-after'), ['2019-05-01 to 2020-10-05'])
    assert.deepEqual(days(read, 'placement'), ['2019-05-01 to 2019-07-01', '2019-07-01 to 2020-10-05'])
    assert.deepEqual(days(read, 'legal-status'), ['2019-05-01 to 2019-09-01', '2019-09-01 to 2020-10-05'])
    assert.deepEqual(eventsIn(read, 'looked-after')[0]?.facts, { categoryOfNeed: 'N1', reasonCeased: 'E4A' })
    assert.deepEqual(
      eventsIn(read, 'placement').map(({ facts, of }) => ({ ...facts, of })),
      [
        {
          placementType: 'U6',
          provider: 'PR1',
          longTerm: false,
          withParents: false,
          reasonChanged: 'CARPL',
          of: '2019-05-01',
        },
        {
          placementType: 'U4',
          provider: 'PR1',
          longTerm: true,
          withParents: false,
          sameCarer: false,
          of: '2019-05-01',
        },
      ],
    )
  })

  test('an episode without an end lasts, and one that ended with X1 goes on though the next is not in the file', () => {
    assert.deepEqual(days(stay('7,01/05/2019,S,C1,N1,P1,PR0,,,,,,'), 'looked-after'), ['2019-05-01 to now'])
    const gone = stay('7,01/05/2019,S,C1,N1,P1,PR0,01/06/2019,X1,,,,')
    assert.deepEqual(days(gone, 'looked-after'), ['2019-05-01 to now'])
    assert.deepEqual(days(gone, 'placement'), ['2019-05-01 to 2019-06-01'])
    assert.equal(eventsIn(gone, 'placement')[0]?.facts['withParents'], true)
  })

  test('an end with a reason and then S is two periods; an end that no file tells was the day before S at the latest', () => {
    const two = stay('7,01/05/2019,S,V2,N1,U6,PR1,03/06/2019,E4A,,,,', '7,09/09/2020,S,V2,N1,U6,PR1,,,,,,')
    assert.deepEqual(days(two, 'looked-after'), ['2019-05-01 to 2019-06-03', '2020-09-09 to now'])
    const untold = stay('7,01/05/2019,S,V2,N1,U6,PR1,,,,,,', '7,09/09/2020,S,V2,N1,U6,PR1,,,,,,')
    assert.deepEqual(days(untold, 'looked-after'), ['2019-05-01 to 2020-09-08', '2020-09-09 to now'])
    assert.equal('reasonCeased' in (eventsIn(untold, 'looked-after')[0]?.facts ?? {}), false)
    const contradicts = stay('7,01/05/2019,S,V2,N1,U6,PR1,03/06/2019,X1,,,,', '7,09/09/2020,S,V2,N1,U6,PR1,,,,,,')
    assert.deepEqual(days(contradicts, 'looked-after'), ['2019-05-01 to 2019-06-03', '2020-09-09 to now'])
  })

  test('a child looked after before the first episode of the file has a period whose first day is unknown', () => {
    const moved = stay('7,01/05/2019,P,C2,N1,U6,PR1,,,,,,')
    assert.deepEqual(days(moved, 'looked-after'), ['? to now'])
    assert.deepEqual(days(moved, 'placement'), ['2019-05-01 to now'])
    assert.deepEqual(days(moved, 'legal-status'), ['? to now'])
    const ordered = stay('7,01/05/2019,L,E1,N1,U6,PR1,,,,,,')
    assert.deepEqual(days(ordered, 'placement'), ['? to now'])
    assert.deepEqual(days(ordered, 'placement-order'), ['2019-05-01 to now'])
  })

  test('series of short breaks are left out, in the midst of a stay too', () => {
    assert.deepEqual(days(stay('7,01/05/2019,S,V4,N2,K2,PR1,05/05/2019,E4A,,,,'), 'looked-after'), [])
    assert.deepEqual(eventsIn(stay('7,01/05/2019,S,V3,N2,K2,PR1,,,,,,'), 'placement'), [])
    const both = stay('7,01/05/2019,S,C2,N2,K2,PR1,,,,,,', '7,04/06/2019,S,V4,N2,K2,PR1,06/06/2019,E4A,,,,')
    assert.deepEqual(days(both, 'looked-after'), ['2019-05-01 to now'])
  })

  test('a change of placement with the same carer is told from a move', () => {
    const read = stay('7,01/05/2019,S,C2,N1,U6,PR1,01/06/2020,X1,,,,', '7,01/06/2020,T,C2,N1,U4,PR1,,,,,,')
    assert.deepEqual(
      eventsIn(read, 'placement').map(({ facts }) => facts['sameCarer']),
      [undefined, true],
    )
  })
})

describe('several years', () => {
  const first = [episodes, '7,01/05/2019,S,C1,N1,U6,PR1,,,,,,']
  const second = [episodes, '7,01/05/2019,S,C1,N1,U6,PR1,01/06/2020,X1,CARPL,,,', '7,01/06/2020,P,C1,N1,K2,PR4,,,,,,']
  test('an episode in two files is one, with the end that the later file knows, in whichever order they come', () => {
    for (const read of [extract(first, second), extract(second, first)]) {
      assert.deepEqual(days(read, 'looked-after'), ['2019-05-01 to now'])
      assert.deepEqual(days(read, 'placement'), ['2019-05-01 to 2020-06-01', '2020-06-01 to now'])
    }
  })
  test('an end that a merging tool made up is no end where the child stayed, and no reason where it left', () => {
    const stayed = stay('7,01/05/2019,S,C1,N1,U6,PR1,31/03/2020,E99,,,,', '7,01/06/2020,P,C1,N1,K2,PR4,,,LIIAF,,,')
    assert.deepEqual(days(stayed, 'looked-after'), ['2019-05-01 to now'])
    assert.equal('reasonChanged' in (eventsIn(stayed, 'placement')[1]?.facts ?? {}), false)
    const left = stay('7,01/05/2019,S,C1,N1,U6,PR1,31/03/2020,E99,,,,')
    assert.deepEqual(days(left, 'looked-after'), ['2019-05-01 to 2020-03-31'])
    assert.equal('reasonCeased' in (eventsIn(left, 'looked-after')[0]?.facts ?? {}), false)
  })
  test('a review in two files is one, in the period in which it fell', () => {
    const year = [reviews, '7,01/05/2010,20/05/2019,PN3', '7,01/05/2010,20/05/2018,']
    const read = extract(second, year, [reviews, '7,01/05/2010,20/05/2019,PN3'])
    assert.deepEqual(
      eventsIn(read, 'looked-after-review').map(({ on, of, facts }) => [on, of, facts]),
      [
        ['2019-05-20', '2019-05-01', { participation: 'PN3' }],
        ['2018-05-20', null, {}],
      ],
    )
  })
  test('the year ends on the 31 March on or after the last day on which something began', () => {
    assert.equal(careYearEnd(localDate('2021-03-31')), '2021-03-31')
    assert.equal(careYearEnd(localDate('2021-04-01')), '2022-03-31')
    const recognised = ssda903.recognise(cellsOf(episodes))
    assert.ok(recognised)
    const row = { number: 2, cells: cellsOf('7,01/05/2019,S,C1,N1,U6,PR1,01/06/2030,X1'), formulas: [] }
    assert.equal(latestDayReader(recognised)(row), '2019-05-01')
  })
})

describe('the other tables', () => {
  test('adoption: the decision and its reversal, the match, the placement and the order', () => {
    const read = extract(
      [episodes, '7,01/05/2019,S,C1,N1,U6,PR1,01/02/2020,X1,,,,', '7,01/02/2020,B,E1,N1,A5,PR1,05/05/2020,E12,,,,'],
      [
        'CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR',
        '7,01/01/2019,01/10/2019,15/01/2020,0,2,MF,L11',
      ],
      [
        'CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED',
        '7,01/01/2019,01/10/2019,,',
        '8,,02/10/2019,03/10/2020,RD1',
      ],
    )
    assert.deepEqual(days(read, 'adoption-decision'), ['2019-10-01 to now', '2019-10-02 to now'])
    assert.deepEqual(eventsIn(read, 'adoption-decision')[1]?.facts, { reversedOn: '2020-10-03' })
    assert.deepEqual(days(read, 'adoption-match'), ['2020-01-15 to now'])
    assert.deepEqual(days(read, 'adoption-placement'), ['2020-02-01 to 2020-05-05'])
    assert.deepEqual(days(read, 'placement-order'), ['2020-02-01 to now'])
    assert.deepEqual(read.covers, {
      'looked-after': 'all',
      placement: 'all',
      'legal-status': 'all',
      'placement-order': 'all',
      'adoption-placement': 'all',
      'adoption-decision': 'all',
      'adoption-match': 'latest',
    })
  })

  test('care leavers, absences, workers and children who came alone', () => {
    const read = extract(
      [episodes, '7,01/05/2019,S,C1,N1,U6,PR1,,,,,,'],
      ['CHILD,DOB,IN_TOUCH,ACTIV,ACCOM', '7,01/05/2002,NREQ,G6,V2', '8,01/05/2002,YES,0,0'],
      ['CHILD,DOB,MISSING,MIS_START,MIS_END', '7,01/05/2002,A,01/06/2019,03/06/2019', '7,,M,05/06/2019,'],
      ['CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON', '7,01/05/2002,SW12,01/05/2019,,MANAGE'],
      ['CHILD,SEX,DOB,DUC', '7,1,01/05/2002,01/05/2020'],
      ['CHILD,DOB,HEALTH_ASSESSMENT,TEETH_CHECK', '7,01/05/2002,1,1'],
    )
    assert.deepEqual(
      eventsIn(read, 'leaving-care').map(({ on, facts }) => [on, facts]),
      [
        [null, { inTouch: 'not-required', activity: 'G6', accommodation: 'V', suitable: false }],
        [null, { inTouch: 'yes' }],
      ],
    )
    assert.deepEqual(
      eventsIn(read, 'missing').map(({ on, until, facts }) => [on, until, facts]),
      [
        ['2019-06-01', '2019-06-03', { absent: true }],
        ['2019-06-05', null, { absent: false }],
      ],
    )
    assert.deepEqual(eventsIn(read, 'allocation')[0]?.facts, { worker: 'SW12', reason: 'MANAGE' })
    assert.equal(eventsIn(read, 'looked-after')[0]?.facts['unaccompanied'], true)
  })

  test('the age is worked out and the birthday, the number of the pupil and the postcodes are forgotten', () => {
    const read = extract(
      ['CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB', '7,1,15/06/2005,WBRI,Z053273524673,,'],
      [episodes, '7,01/05/2019,S,C1,N1,U6,PR1,,,,I11 4XK,Q7 9TL,9839837'],
    )
    assert.deepEqual(read.parts[0]?.child, { ageYears: 15, unborn: false, sixteenIn: '2021-06', bornIn: null })
    assert.doesNotMatch(JSON.stringify(read), /2005|Z0532|4XK|9TL|WBRI/)
  })
})

describe('what is wrong', () => {
  test('impossible days and unknown codes are told at their place, and the rest is kept', () => {
    const read = stay(
      '7,31/02/2019,S,C1,N1,U6,PR1,,,,,,',
      '7,01/05/2019,S,Care,N1,U6,PR1,31/06/2020,X1,,,,',
      ',01/05/2019,S',
    )
    assert.deepEqual(
      read.faults.map(({ kind, row, column, heading, value }) => [kind, row, column, heading, value]),
      [
        ['not-in-the-calendar', 2, 'B', 'DECOM', '31/02/2019'],
        ['value-not-known', 3, 'D', 'LS', null],
        ['not-in-the-calendar', 3, 'H', 'DEC', '31/06/2020'],
        ['no-reference', 4, 'A', 'CHILD', null],
      ],
    )
    assert.deepEqual(days(read, 'placement'), ['2019-05-01 to now'])
  })

  test('a row without its day is not read; one whose other cells are wrong is', () => {
    const recognised = ssda903.recognise(cellsOf(episodes))
    assert.ok(recognised)
    const read = ssda903.read(reportDate).table(recognised, 1)
    const whether = (line: string): boolean => read({ number: 2, cells: cellsOf(line), formulas: [] }).read
    assert.deepEqual(['7,31/02/2019,S,C1', '7,01/02/2019,?,?', ',01/02/2019,S,C1', ',,'].map(whether), [
      false,
      true,
      false,
      true,
    ])
  })

  test('an end before its beginning is left out and told', () => {
    const read = stay('7,01/05/2019,S,C1,N1,U6,PR1,01/05/2018,E4A,,,,')
    assert.deepEqual(
      read.faults.map(({ heading, value }) => [heading, value]),
      [['DEC', '01/05/2018']],
    )
    assert.deepEqual(days(read, 'looked-after'), ['2019-05-01 to now'])
  })

  test('a file with other columns is no table of the return; one with more is, and says which it did not understand', () => {
    assert.equal(ssda903.recognise(cellsOf('Child Unique ID,Gender,Date of Contact')), null)
    assert.equal(ssda903.recognise([]), null)
    const found = ssda903.recognise(cellsOf(`${episodes},TEST_COLUMN`.toLowerCase()))
    assert.equal(found?.table, 'Episodes')
    assert.deepEqual(found.notUnderstood, [{ letter: 'N', heading: 'test_column' }])
  })

  test('no cells whatever throw, and events that are given have days that exist', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '7',
        '__proto__1',
        'S',
        'P',
        'X1',
        'E99',
        'V4',
        'C2',
        'U4',
        '01/05/2019',
        '02/05/2019',
        '31/02/2019',
        '#N/A',
        '=1+1',
        '\u0000',
      ),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
    )
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 15 }), { maxLength: 12 }), rows => {
        const reading = ssda903.read(reportDate)
        const recognised = ssda903.recognise(cellsOf(episodes))
        assert.ok(recognised)
        const read = reading.table(recognised, 1)
        for (const [at, cells] of rows.entries()) read({ number: at + 2, cells, formulas: [] })
        for (const { events } of reading.finish())
          for (const { on, until } of events) assert.ok(on === null || until === null || until >= on)
      }),
    )
  })

  test('the order of the rows does not matter', () => {
    const day = fc.integer({ min: 1, max: 28 }).map(one => `${String(one).padStart(2, '0')}/05/2019`)
    const line = fc
      .tuple(
        day,
        fc.constantFrom('S', 'P', 'L'),
        fc.constantFrom('C1', 'C2', 'V4'),
        fc.oneof(day, fc.constant('')),
        fc.constantFrom('X1', 'E4A', 'E99', ''),
      )
      .map(([decom, rne, ls, dec, rec]) => `7,${decom},${rne},${ls},N1,U6,PR1,${dec},${rec},,,,`)
    fc.assert(
      fc.property(fc.uniqueArray(line, { selector: one => one.split(',')[1], maxLength: 8 }), lines => {
        const told = (some: readonly string[]): readonly string[] => days(stay(...some), 'looked-after')
        assert.deepEqual(told(lines), told(lines.toReversed()))
      }),
    )
  })
})

test('a hundred thousand episodes are read in a second or so', () => {
  const reading = ssda903.read(reportDate)
  const recognised = ssda903.recognise(cellsOf(episodes))
  assert.ok(recognised)
  const read = reading.table(recognised, 1)
  const cells = cellsOf('0,01/05/2019,S,C1,N1,U6,PR1,01/07/2019,X1,CARPL,A1 1AA,B1 1BB,1')
  const began = performance.now()
  for (let at = 0; at < 100_000; at += 1)
    read({ number: at, cells: [String(at >> 2), ...cells.slice(1)], formulas: [] })
  assert.equal(reading.finish().length, 25_000)
  assert.ok(performance.now() - began < 5_000)
})
