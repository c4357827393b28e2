/** Made-up caseloads are the same for the same seed, hold together, and are as busy and as late as real ones are. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isLocalDate, localDate } from '../calendar/dates.ts'
import type { EventFact, JourneyEvent } from '../journey/journey.ts'
import { isEventKind, kindTold, type FactType } from '../journey/kinds.ts'
import type { CaseloadChild } from './caseload.ts'
import { makeCaseload, makeChildren } from './make-caseload.ts'

const reportDate = localDate('2026-03-31')
const plan = { children: 500, reportDate, seed: 20_260_331 }
const children = [...makeChildren(plan)]

const everyEvent = (check: (event: JourneyEvent, child: CaseloadChild) => void): void => {
  for (const child of children) for (const event of child.events) check(event, child)
}

const isOfType = (fact: EventFact, type: FactType | undefined): boolean => {
  if (type === 'yes-no') return typeof fact === 'boolean'
  if (type === 'number') return typeof fact === 'number' && Number.isInteger(fact) && fact >= 0
  if (type === 'date') return typeof fact === 'string' && isLocalDate(fact)
  return type !== undefined && typeof fact === 'string' && fact !== ''
}

test('the same seed makes the same children, another seed others', () => {
  assert.deepEqual([...makeChildren({ ...plan, children: 20 })], children.slice(0, 20))
  const others = [...makeChildren({ ...plan, children: 20, seed: 1 })]
  assert.notDeepEqual(others, children.slice(0, 20))
})

test('children come one at a time, and a child is the same however many there are', () => {
  const [first] = makeChildren({ ...plan, children: 1e9 })
  assert.deepEqual(first, children[0])
})

test('references given are used first, and no reference comes twice', () => {
  const references = ['C100003', 'C100004', 'C100005']
  const made = makeCaseload({ ...plan, children: 40, references }).children.map(child => child.caseReference)
  assert.equal(new Set(made).size, 40)
  for (const reference of references) assert.ok(made.includes(reference), reference)
  assert.deepEqual(made, [...made].sort())
  for (const child of children) assert.match(child.caseReference, /^C\d{6}$/)
})

test('teams and workers are those given, or invented ones', () => {
  const teams = [
    { team: 'Harbour', workers: ['W1', 'W2'] },
    { team: 'Empty', workers: [] },
  ]
  for (const child of makeChildren({ ...plan, children: 60, teams }))
    for (const { kind, facts } of child.events)
      if (kind === 'allocation') {
        assert.equal(facts['team'], 'Harbour')
        assert.match(String(facts['worker']), /^W[12]$/)
      }
  assert.equal([...makeChildren({ ...plan, children: 3, teams: [] })].length, 3)
})

test('kinds and facts are those of the table, each of its type', () => {
  everyEvent(({ kind, facts, until, on, at }) => {
    assert.ok(isEventKind(kind), kind)
    const told = kindTold(kind)
    for (const [name, fact] of Object.entries(facts))
      assert.ok(isOfType(fact, told.facts[name]), `${kind} ${name} ${String(fact)}`)
    if (told.ends === null) assert.equal(until, null, kind)
    assert.ok(on !== null && isLocalDate(on), kind)
    assert.deepEqual(at, { file: 0, row: 0 })
  })
})

test('keys are unique within the child and kind', () => {
  for (const { events, caseReference } of children) {
    const keys = events.map(({ kind, key }) => `${kind} ${key}`)
    assert.equal(new Set(keys).size, keys.length, caseReference)
  }
})

test('every event is of one that the child has, as the kinds say, and not before it', () => {
  for (const { events, caseReference } of children) {
    const days = new Map(events.map(({ kind, key, on }) => [`${kind} ${key}`, on]))
    for (const { kind, of, on } of events) {
      const { partOf } = kindTold(kind)
      assert.equal(of === null, partOf === null, `${caseReference} ${kind}`)
      if (of === null) continue
      const parent = days.get(`${partOf} ${of}`)
      assert.ok(parent !== undefined && parent! <= on!, `${caseReference} ${kind} ${on} of ${of} ${parent}`)
    }
  }
})

test('what belongs to a plan or a period of care ends with it', () => {
  const within =
    /^(protection-(review|visit)|core-group|in-need-review|placement|legal-status|looked-after-(review|visit))$/
  everyEvent(({ kind, of, on, until }, { events, caseReference }) => {
    if (!within.test(kind)) return
    const parent = events.find(event => event.kind === kindTold(kind).partOf && event.key === of)!
    assert.ok(parent.until === null || (until ?? on!) <= parent.until, `${caseReference} ${kind} ${on}`)
  })
})

test('nothing comes after the report date, ends before it begins, or stands out of order', () => {
  for (const { events, caseReference } of children)
    events.forEach(({ kind, on, until, facts }, index) => {
      const where = `${caseReference} ${kind} ${on} ${until}`
      assert.ok(on! <= reportDate, where)
      assert.ok(until === null || (until >= on! && until <= reportDate), where)
      assert.ok(index === 0 || events[index - 1]!.on! <= on!, where)
      for (const day of [facts['decidedOn'], facts['recordedOn']])
        assert.ok(day === undefined || (String(day) >= on! && String(day) <= reportDate), where)
    })
})

test('nobody is visited before birth, referred before the first contact, or of an age that does not fit', () => {
  for (const { born, events, unaccompanied } of children) {
    if (born > reportDate) assert.ok(!events.some(({ kind }) => kind.endsWith('visit')))
    else for (const { on, kind } of events) assert.ok(on! >= born, kind)
    const entered = events.find(({ kind }) => kind === 'contact' || kind === 'referral')
    assert.equal(entered?.kind, 'contact')
    const oldest = `${Number(born.slice(0, 4)) + 18}${born.slice(4)}`
    for (const { kind, on } of events)
      if (['referral', 'looked-after', 'protection-plan', 'looked-after-visit'].includes(kind)) assert.ok(on! <= oldest)
    if (unaccompanied) assert.ok(Number(events[0]!.on!.slice(0, 4)) - Number(born.slice(0, 4)) >= 13)
  }
})

test('names, postcodes and backgrounds are plainly invented, and well formed', () => {
  for (const { forename, surname, postcode, ethnicity } of children) {
    assert.match(`${forename} ${surname}`, /^[A-Z][a-z]+ [A-Z][a-z]+$/)
    assert.match(postcode, /^ZZ\d{1,2} \d[A-Z]{2}$/)
    assert.match(ethnicity, /^[A-Z]{4}$/)
  }
})

test('any report date will do: after a long holiday, on a leap day, far ahead', () => {
  for (const day of ['2025-12-28', '2024-02-29', '2100-01-01', '1999-04-05']) {
    const made = [...makeChildren({ ...plan, children: 100, reportDate: localDate(day) })]
    assert.equal(made.length, 100)
    for (const { events } of made) {
      assert.ok(events.length > 0)
      for (const { on, until } of events) assert.ok(on! <= day && (until === null || until <= day), day)
    }
  }
})
