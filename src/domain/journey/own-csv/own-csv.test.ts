/** A council's own table: a mapping is proposed, checked, and read by. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { CellValue } from '../../cases/cells.ts'
import { eventKinds } from '../kinds.ts'
import type { RowRead } from '../reading.ts'
import { columnsSeen } from './column-examples.ts'
import { guessMapping } from './guess-mapping.ts'
import { headingForm, headingsFingerprint } from './headings.ts'
import { mappingFaults, type OwnColumns, type OwnMapping } from './mapping.ts'
import { mappingFields, mappingFaultSentence } from './mapping-words.ts'
import { recogniseOwn } from './recognise-own.ts'
import { ownCovers, readOwnRows } from './read-own-rows.ts'

const none: OwnColumns = { caseReference: '', on: null, until: null, due: null, of: null, key: null, facts: {} }
const headings = ['Child ID', 'Held', 'Next due', 'Recorded', 'Plan id']
const coreGroups: OwnMapping = {
  kind: 'core-group',
  columns: { ...none, caseReference: 'Child ID', on: 'Held', due: 'Next due', of: 'Plan id' },
}
const read = (mapping: OwnMapping, cells: readonly CellValue[], under: readonly CellValue[] = headings): RowRead =>
  readOwnRows(mapping, under, { file: 3 })({ number: 5, cells, formulas: [] })

describe('reading', () => {
  test('a row becomes an event of the kind, part of the plan that it names', () => {
    assert.deepEqual(read(coreGroups, ['12', '14/05/2018', '2018-06-14', null, 'P7']), {
      parts: [
        {
          caseReference: '12',
          child: null,
          events: [
            {
              kind: 'core-group',
              key: '2018-05-14',
              on: '2018-05-14',
              until: null,
              due: '2018-06-14',
              of: 'P7',
              facts: {},
              at: { file: 3, row: 5 },
            },
          ],
        },
      ],
      faults: [],
      read: true,
    })
    assert.deepEqual(ownCovers(coreGroups), { 'core-group': 'all' })
  })

  test('facts are read as their type; unknown is left out, and what is none of the values is told', () => {
    const mapping: OwnMapping = {
      kind: 'missing',
      columns: {
        ...none,
        caseReference: 'A',
        on: 'B',
        until: 'C',
        facts: { offered: 'D', accepted: 'E', absent: 'F' },
      },
    }
    const found = read(
      mapping,
      ['7', '1/2/2020', '3/2/2020', 'Y', 'unknown', 'perhaps'],
      ['A', 'B', 'C', 'D', 'E', 'F'],
    )
    assert.deepEqual(found.parts[0]?.events[0]?.facts, { offered: true })
    assert.deepEqual(
      found.faults.map(({ kind, column, heading, value }) => [kind, column, heading, value]),
      [['value-not-known', 'F', 'F', null]],
    )
  })

  test('codes are those of the field where there is a table of them', () => {
    const mapping: OwnMapping = {
      kind: 'referral',
      columns: { ...none, caseReference: 'A', on: 'B', facts: { primaryNeed: 'C', source: 'D' } },
    }
    const found = read(mapping, ['7', '1/2/2020', 'n1 - abuse or neglect', '6: Police'], ['A', 'B', 'C', 'D'])
    assert.deepEqual(found.parts[0]?.events[0]?.facts, { primaryNeed: 'N1', source: '6' })
  })

  test('days with the month first are read so where the mapping says it; others as ever', () => {
    const american: OwnMapping = { ...coreGroups, dateOrder: 'month-first' }
    assert.equal(read(american, ['12', '05/31/2018']).parts[0]?.events[0]?.on, '2018-05-31')
    assert.equal(read(american, ['12', '2018-05-31']).parts[0]?.events[0]?.on, '2018-05-31')
    assert.equal(read(coreGroups, ['12', '05/31/2018']).faults[0]?.kind, 'not-in-the-calendar')
  })

  test('a row without a day is told and gives nothing; one that is only due is kept; one without a child is not read', () => {
    assert.deepEqual(
      read(coreGroups, ['12', '', null]).faults.map(({ kind }) => kind),
      ['blank'],
    )
    assert.deepEqual(
      read(coreGroups, ['12', 'soon', null]).faults.map(({ kind }) => kind),
      ['not-a-date'],
    )
    assert.equal(read(coreGroups, ['12', 'soon', null]).read, false)
    assert.equal(read(coreGroups, ['12', null, '01/06/2018']).parts[0]?.events[0]?.due, '2018-06-01')
    const lost = read(coreGroups, ['Jo Bloggs', '01/06/2018'])
    assert.deepEqual(
      [lost.read, lost.faults[0]?.kind, lost.faults[0]?.value],
      [false, 'reference-without-digits', null],
    )
    assert.deepEqual(read(coreGroups, [null, ' ']), { parts: [], faults: [], read: true })
  })

  test('an end before the beginning is left out and told', () => {
    const mapping: OwnMapping = {
      kind: 'private-fostering',
      columns: { ...none, caseReference: 'A', on: 'B', until: 'C' },
    }
    const found = read(mapping, ['7', '02/02/2020', '01/02/2020'], ['A', 'B', 'C'])
    assert.equal(found.parts[0]?.events[0]?.until, null)
    assert.deepEqual(
      found.faults.map(({ kind, column }) => [kind, column]),
      [['value-not-known', 'C']],
    )
  })

  test('no mapping without faults and no cells whatever throw', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.constantFrom(null, '7', '14/05/2018', '__proto__', '\u0000'),
    )
    const heading = fc.constantFrom(...headings, 'x', '__proto__')
    const mapping = fc.record({
      kind: fc.constantFrom(...(Object.keys(eventKinds) as (keyof typeof eventKinds)[])),
      columns: fc.record({
        caseReference: heading,
        on: fc.option(heading),
        until: fc.option(heading),
        due: fc.option(heading),
        of: fc.option(heading),
        key: fc.option(heading),
        facts: fc.dictionary(fc.constantFrom('seen', 'worker', 'source', '__proto__', 'constructor'), heading),
      }),
    })
    fc.assert(
      fc.property(mapping, fc.array(cell, { maxLength: 8 }), (one, cells) => {
        mappingFaults(one, headings)
        for (const { events } of read(one, cells).parts) assert.equal(events.length, 1)
      }),
    )
  })
})

describe('a mapping', () => {
  test('is found fault with where it leaves out what is needed, or asks for what there is not', () => {
    assert.deepEqual(mappingFaults(coreGroups, headings), [])
    const wrong = {
      kind: 'core-group',
      columns: { ...none, until: 'Held', due: 'Held', key: 'Nowhere', facts: { seen: 'Recorded' } },
    }
    assert.deepEqual(
      mappingFaults(wrong, headings).map(({ kind, field }) => `${field} ${kind}`),
      [
        'caseReference no-reference-column',
        'due column-used-twice',
        'key column-not-found',
        'until has-no-end',
        'facts.seen fact-not-known',
      ],
    )
    assert.deepEqual(
      mappingFaults({ kind: '__proto__', columns: none }, []).map(({ kind }) => kind),
      ['no-reference-column', 'no-day-column', 'kind-not-known'],
    )
    const part = { kind: 'supervision', columns: { ...coreGroups.columns } }
    assert.deepEqual(
      mappingFaults(part, headings).map(({ kind }) => kind),
      ['part-of-nothing'],
    )
  })

  test('is remembered by the headings, whatever their order, capitals and spaces', () => {
    assert.equal(headingsFingerprint(['A b', 'C', null, '']), headingsFingerprint([' c ', 'a  B', 'a b']))
    assert.notEqual(headingsFingerprint(['a', 'b']), headingsFingerprint(['a, b']))
  })
})

describe('a proposal', () => {
  const guesses: readonly (readonly [readonly string[], string, unknown])[] = [
    [
      ['Person ID', 'Child name', 'DOB', 'Supervision date', 'Next supervision due', 'Recorded date'],
      '',
      ['supervision', 'Person ID', 'Supervision date', null, 'Next supervision due', {}],
    ],
    [
      ['ChildUniqueID', 'Date'],
      'Core groups 2021 core group.csv',
      ['core-group', 'ChildUniqueID', 'Date', null, null, {}],
    ],
    [
      ['Case ref', 'CP visit date', 'Seen alone?', 'Child seen', 'Bedroom seen'],
      '',
      [
        'protection-visit',
        'Case ref',
        'CP visit date',
        null,
        null,
        { bedroomSeen: 'Bedroom seen', seenAlone: 'Seen alone?', seen: 'Child seen' },
      ],
    ],
    [['foo', 'bar'], '', [null, null, null, null, null, {}]],
  ]
  for (const [names, file, expected] of guesses)
    test(`of ${names.join(', ')}`, () => {
      const { kind, columns } = guessMapping(names, file)
      assert.deepEqual([kind, columns.caseReference, columns.on, columns.until, columns.due, columns.facts], expected)
    })

  test('never takes a column twice, and never throws', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('Child ID', 'Visit date', 'CP plan id', 'Seen'))),
        names => {
          const { facts, ...others } = guessMapping(
            names.filter((one, at) => names.findIndex(two => headingForm(two) === headingForm(one)) === at),
          ).columns
          const used = [...Object.values(facts), ...Object.values(others)].filter(one => one !== null)
          assert.equal(new Set(used).size, used.length)
        },
      ),
    )
  })
})

describe('example values', () => {
  const examples = (heading: string, ...cells: readonly CellValue[]) =>
    columnsSeen(
      [heading],
      cells.map(cell => [cell]),
    )[0]?.examples

  test('are days, numbers, codes, yes and no: three at most, none twice', () => {
    assert.deepEqual(examples('Held', '1/5/2018', null, '1/5/2018', '2018-05-02', '3 5 2018', '4/5/2018'), [
      '1/5/2018',
      '2018-05-02',
      '3 5 2018',
    ])
    assert.deepEqual(examples('Ref', 'S1001', 'LCS-77'), ['S1001', 'LCS-77'])
    assert.deepEqual(examples('Seen', 'Yes', 'N', true), ['Yes', 'N', 'true'])
  })

  test('are never of a column in which one value has words, a postcode or an address', () => {
    for (const value of ['Lily', 'LILY', 'Lily 2', 'WX1 9ZZ', 'WX19ZZ', 'a1@b.uk', '12 High St', '<b>1</b>'])
      assert.deepEqual(examples('Anything', 'S1001', value), [], value)
  })

  test('are never of a column whose heading is of who the child is', () => {
    for (const heading of ['Date of Birth', 'DOB', 'birthDate', 'NHS number', 'UPN', 'Child_Name', 'Mobile'])
      assert.deepEqual(examples(heading, '01/02/2010'), [], heading)
  })

  test('columns without a heading are left out, and of two with one heading the first is shown', () => {
    assert.deepEqual(columnsSeen(['A', null, ' a ', 'B'], [['1', '2', '3', '4']]), [
      { heading: 'A', examples: ['1'] },
      { heading: 'B', examples: ['4'] },
    ])
  })
})

describe('in words', () => {
  test('every field of every kind has a label of its own, and the kind that a person chose is guessed for', () => {
    for (const kind of Object.keys(eventKinds) as (keyof typeof eventKinds)[]) {
      const labels = mappingFields(kind).map(({ label }) => label)
      assert.equal(new Set(labels).size, labels.length, kind)
      assert.equal(guessMapping(headings, '', kind).kind, kind)
    }
    assert.deepEqual(
      mappingFields('core-group').map(({ label }) => label),
      [
        'Case reference',
        'Met: the day',
        'The day it was due',
        'Id of the child protection plan that it is part of',
        'Its own id',
      ],
    )
    assert.equal(
      mappingFaultSentence({ kind: 'column-used-twice', field: 'facts.seenAlone' }, 'protection-visit'),
      'The column chosen for “Seen alone” is chosen for another field too. Choose each column once',
    )
  })

  test('what each column is read as is told at its place, and what is not chosen is not understood', () => {
    const { columns, notUnderstood } = recogniseOwn(coreGroups, headings)
    assert.deepEqual(
      columns.map(({ letter, meaning }) => [letter, meaning]),
      [
        ['A', 'Case reference'],
        ['B', 'Met: the day'],
        ['C', 'The day it was due'],
        ['E', 'Id of the child protection plan that it is part of'],
      ],
    )
    assert.deepEqual(notUnderstood, [{ letter: 'D', heading: 'Recorded' }])
  })
})
