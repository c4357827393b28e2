/** The list of people: tolerant of spaces and order, exact about what is wrong and in which row. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPeopleList } from './people-list.ts'

const headings = 'Name,Email,Job title,Team,Locality,Line manager email,Roles'

test('people are read with their roles, and an empty cell is nobody and nothing', () => {
  const [person] = readPeopleList(`\uFEFF${headings}\nRuth Adeyemi,Ruth@Example.org,Auditor,,,,"Auditor; QA lead"\n`)
  assert.deepEqual(person, {
    name: 'Ruth Adeyemi',
    email: 'ruth@example.org',
    jobTitle: 'Auditor',
    team: null,
    locality: null,
    lineManagerEmail: null,
    roles: ['auditor', 'qa-lead'],
  })
})

test('a missing heading is named', () => {
  assert.throws(
    () => readPeopleList('Name,Email\nA,a@b\n'),
    /missing: Job title, Team, Locality, Line manager email, Roles/,
  )
})

test('faults are named by row: no name, no e-mail, a role that is not known, the same person twice', () => {
  const list = `${headings}\n,a@b.example,Worker,,,,\nBen,nowhere,Worker,,,,\nCarys,c@d.example,Worker,,,,wizard\nCarys,C@d.example,Worker,,,,\n`
  assert.throws(
    () => readPeopleList(list),
    /Row 2 has no name.*Row 3 needs an e-mail.*Row 4 has a role that is not known: wizard.*Rows 4 and 5 have the same/s,
  )
})

test('a file that is not a list of people is refused in words', () => {
  assert.throws(() => readPeopleList(''), /It has no rows/)
  assert.throws(() => readPeopleList('Name,Email\n"unclosed,x\n'), /not a CSV file/)
})
