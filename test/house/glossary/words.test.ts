/**
 * One concept, one word. Names in code, tables, addresses and pages use the field's words (docs/glossary.md); the words below
 * stand for something that already has a name here. Kept small: only words that would mislead.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeOf, productSources, readSources } from '../sources.ts'

/** A word that is not used in names, and what it is called here. Whole words within a name: `teamUser`, `user_id`, `Users`. */
const notInNames = new Map(
  Object.entries({
    user: 'staff member, practitioner, auditor or actor',
    score: 'grade (nobody is scored)',
    ticket: 'action',
    todo: 'action',
    campaign: 'programme',
    followup: 're-audit',
    retest: 're-audit',
    reviewer: 'moderator',
    questionnaire: 'audit tool',
    survey: 'audit tool',
    assignment: 'allocation',
    kpi: 'outcome indicator',
    rag: 'grade',
    util: 'the name of what it does',
    utils: 'the name of what it does',
    helper: 'the name of what it does',
    helpers: 'the name of what it does',
  }),
)

/** Names that are not ours: of PostgreSQL, of the systems under us, of libraries. */
const theirs = /\b(?:ownerUser|userInfo|current_user|userId\b.*pg|user)\b/
/** Files that speak to PostgreSQL and to the machine in their own words (its users are accounts of a system). */
const speaksToMachines = (path: string): boolean =>
  path.startsWith('src/platform/database/') ||
  path === 'src/opening.ts' ||
  path === 'src/platform/jobs/queue.ts' ||
  path === 'src/platform/mail/smtp.ts' ||
  path.startsWith('src/testing/')

/** Files that list the fields of a published format, or of a published method, by the names that it gives them. */
const fieldsOfFormats: Readonly<Record<string, readonly string[]>> = {
  'src/domain/journey/dfe-data-flow/properties.ts': ['score'],
  'src/domain/statistics/trend.ts': ['scores'],
}

const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)

const singular = (word: string): string => (word.length > 4 && word.endsWith('s') ? word.slice(0, -1) : word)

function misnamed(names: Iterable<string>): readonly string[] {
  const wrong = [...new Set(names)].flatMap(name =>
    wordsOf(name).flatMap(word => {
      const ours = notInNames.get(word) ?? notInNames.get(singular(word))
      return ours === undefined ? [] : [`${name}: say ${ours}`]
    }),
  )
  return [...new Set(wrong)]
}

const identifiers = (text: string): readonly string[] => codeOf(text).match(/[A-Za-z_$][\w$]*/g) ?? []

test('names in the product’s code use the field’s words', () => {
  for (const { path, text } of productSources()) {
    const given = fieldsOfFormats[path] ?? []
    const names = identifiers(text).filter(
      name => !given.includes(name) && !(speaksToMachines(path) && theirs.test(name)),
    )
    assert.deepEqual(misnamed(names), [], path)
  }
})

test('files, folders and addresses use the field’s words', () => {
  const paths = productSources().map(({ path }) => path)
  const addresses = productSources()
    .filter(({ path }) => /routes|paths/.test(path))
    .flatMap(({ text }) => text.match(/'\/[\w/:.-]*'/g) ?? [])
  assert.deepEqual(misnamed([...paths, ...addresses]), [])
})

test('tables and columns use the field’s words', () => {
  const columns = readSources('migrations/*.sql').flatMap(({ text }) =>
    (text.replace(/--[^\n]*/g, '').match(/(?:create (?:table|view) \w+|^ {2}\w+ )/gm) ?? []).map(found =>
      found.replace(/create (?:table|view) /, '').trim(),
    ),
  )
  assert.deepEqual(misnamed(columns), [])
})

/** “Audit” is an auditor's look at a child's case, never the system's own record. */
const wrongPhrases = /\baudit[ -_]?(?:log|trail|event)s?\b/i

test('the word audit never means a system log, in code, pages or tables', () => {
  const texts = [...productSources(), ...readSources('src/**/*.njk'), ...readSources('migrations/*.sql')]
  const wrong = texts.filter(({ text }) => wrongPhrases.test(text))
  assert.deepEqual(
    wrong.map(({ path, text }) => `${path}: ${wrongPhrases.exec(text)?.[0] ?? ''}`),
    [],
  )
})

test('the reading itself bites: planted names are found in camel case, snake case and plural', () => {
  assert.equal(misnamed(['userName', 'risk_score', 'Tickets', 'assignments']).length, 4)
  assert.deepEqual(misnamed(['overall', 'fragment', 'storage', 'auditor', 'encourage', 'reuse']), [])
})
