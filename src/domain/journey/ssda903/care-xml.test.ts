/** The return as elements: the same events as from its tables. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { localDate } from '../../calendar/dates.ts'
import { careXmlReading, readCareChild, type CareElement } from './care-xml.ts'

const reportDate = localDate('2021-03-31')
const at = { file: 1, row: 1 }

const leaf = (name: string, text: string): CareElement => ({ name, attributes: {}, text, children: [] })
const holds = (name: string, ...children: readonly CareElement[]): CareElement => ({
  name,
  attributes: {},
  text: '',
  children,
})
const leaves = (values: Readonly<Record<string, string>>): readonly CareElement[] =>
  Object.entries(values).map(([name, text]) => leaf(name, text))

const header = (...more: readonly CareElement[]): CareElement =>
  holds(
    'HEADER',
    ...leaves({ CHILDID: '77', SEX: '1', DOB: '2005-06-15', ETHNIC: 'WBRI', UPN: 'Z1', UASC: '0' }),
    ...more,
  )
const episode = (values: Readonly<Record<string, string>>): CareElement =>
  holds('EPISODE', ...leaves({ RNE: 'S', LS: 'C2', CIN: 'N1', PL: 'U4', PLACE_PROVIDER: 'PR1', ...values }))

const child = holds(
  'CHILD',
  header(
    holds('AREVIEW', ...leaves({ REVIEW: '2019-05-20', REVIEW_CODE: 'PN3' })),
    holds('AREVIEW', ...leaves({ REVIEW: '2019-08-20', REVIEW_CODE: 'PN1' })),
    holds('AMISSING', ...leaves({ MISSING: 'M', MIS_START: '2019-06-01', MIS_END: '2019-06-02' })),
    holds('OC2', ...leaves({ HEALTH_CHECK: '1', TEETH_CHECK: '1' })),
  ),
  episode({ DECOM: '2019-05-01', DEC: '2019-07-01', REC: 'X1' }),
  episode({ DECOM: '2019-07-01', RNE: 'P', PL: 'K2' }),
)

test('a child’s header, reviews, absences and episodes become the same events as rows of the tables do', () => {
  const [part] = readCareChild(child, reportDate, at).parts
  assert.equal(part?.caseReference, '77')
  assert.equal(part.child?.ageYears, 15)
  assert.deepEqual(
    part.events.map(({ kind, on, until, of }) => [kind, on, until, of]),
    [
      ['looked-after', '2019-05-01', null, null],
      ['placement', '2019-05-01', '2019-07-01', '2019-05-01'],
      ['placement', '2019-07-01', null, '2019-05-01'],
      ['legal-status', '2019-05-01', null, '2019-05-01'],
      ['looked-after-review', '2019-05-20', null, '2019-05-01'],
      ['looked-after-review', '2019-08-20', null, '2019-05-01'],
      ['missing', '2019-06-01', '2019-06-02', null],
    ],
  )
  assert.doesNotMatch(JSON.stringify(part), /2005|WBRI|Z1/)
})

test('the same child in the files of two years is one, and what was met is counted', () => {
  const reading = careXmlReading(reportDate)
  const earlier = holds('CHILD', header(), episode({ DECOM: '2019-05-01' }), leaf('NEWTHING', 'x'))
  reading.child(earlier, at)
  reading.child(child, { file: 2, row: 1 })
  const parts = reading.finish()
  assert.equal(parts.length, 1)
  assert.equal(parts[0]?.events.filter(({ kind }) => kind === 'looked-after').length, 1)
  const met = new Map(reading.met().map(one => [one.heading, one]))
  assert.deepEqual(
    [met.get('PL')?.count, met.get('PL')?.understood, met.get('PL')?.meaning],
    [3, true, 'Placement type'],
  )
  assert.deepEqual([met.get('NEWTHING')?.count, met.get('NEWTHING')?.understood], [1, false])
  assert.equal(reading.covers()['looked-after'], 'all')
})

test('an unreadable day is told by its element; a child without a reference is not read', () => {
  const wrong = readCareChild(holds('CHILD', header(), episode({ DECOM: '2019-02-31' })), reportDate, {
    file: 1,
    row: 9,
  })
  assert.deepEqual(wrong.faults, [
    { kind: 'not-in-the-calendar', row: 9, column: 'DECOM', heading: 'DECOM', value: '2019-02-31' },
  ])
  assert.equal(wrong.read, true)
  assert.equal(readCareChild(holds('CHILD', episode({})), reportDate, at).read, false)
  assert.equal(readCareChild(holds('CHILD'), reportDate, at).faults[0]?.kind, 'no-reference')
})

test('no tree whatever throws', () => {
  const name = fc.constantFrom(
    'CHILDID',
    'HEADER',
    'EPISODE',
    'AREVIEW',
    'DOB',
    'UASC',
    'DUC',
    'DECOM',
    'IN_TOUCH',
    '__proto__',
    'constructor',
  )
  const text = fc.oneof(fc.string(), fc.constantFrom('7', '2019-05-01', 'S'))
  const named = fc.oneof(name, fc.string())
  const above = (children: fc.Arbitrary<readonly CareElement[]>): fc.Arbitrary<CareElement> =>
    fc.record({ name: named, attributes: fc.constant({}), text, children })
  const some = { maxLength: 5 }
  const lowest = fc.array(above(fc.constant([])), some)
  const tree = above(fc.array(above(fc.array(above(lowest), some)), some))
  fc.assert(
    fc.property(tree, one => {
      const read = readCareChild(one, reportDate, at)
      assert.equal(read.read, read.parts.length === 1)
    }),
  )
})
