/**
 * Documents that cannot lie about where things are: every path and every link that they name exists, decisions are numbered
 * without a gap with the same headings, and each direct dependency has its line. What sentences promise is not checked here.
 */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { test } from 'node:test'
import { readSources, root } from './sources.ts'

const documents = readSources('{*.md,docs/**/*.md,src/**/README.md}').filter(
  ({ path }) => !path.startsWith('docs/generated/'),
)
const read = (path: string): string =>
  documents.find(document => document.path === path)?.text ?? assert.fail(`${path} is missing`)

test('every path between backticks in ARCHITECTURE.md exists', () => {
  const named = [...read('ARCHITECTURE.md').matchAll(/`((?:[\w.@-]+\/)+[\w.*@-]*)`/g)].map(found => found[1]!)
  const paths = named.filter(path => !path.includes('*'))
  assert.ok(paths.length > 30, `only ${paths.length} paths are named`)
  const there = (path: string): boolean => [path, `src/${path}`].some(candidate => existsSync(join(root, candidate)))
  assert.deepEqual(
    paths.filter(path => !there(path)),
    [],
  )
})

test('every relative link in every document leads to a file', () => {
  const broken = documents.flatMap(({ path, text }) =>
    [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)/g)]
      .filter(found => !existsSync(join(root, normalize(join(dirname(path), found[1]!)))))
      .map(found => `${path} → ${found[1]!}`),
  )
  assert.deepEqual(broken, [])
})

test('ARCHITECTURE.md and CONTRIBUTING.md stay short enough to be read', () => {
  for (const path of ['ARCHITECTURE.md', 'CONTRIBUTING.md'])
    assert.ok(read(path).split('\n').length <= 151, `${path} is too long`)
})

const headings = ['Context', 'Decision', 'Consequences', 'What would make us change our mind']

test('decisions are numbered without a gap, each dated, with a status and the same headings', () => {
  const decisions = documents.filter(({ path }) => path.startsWith('docs/adr/0'))
  assert.deepEqual(
    decisions.map(({ path }) => Number(/(\d{4})-/.exec(path)?.[1])),
    decisions.map((_one, index) => index + 1),
  )
  for (const { path, text } of decisions) {
    assert.match(text, /^# \d{4} /, path)
    assert.match(text, /^Date: \d{4}-\d{2}-\d{2}$/m, path)
    assert.match(text, /^Status: (?:accepted|superseded by \d{4}|taken back)$/m, path)
    assert.deepEqual(
      [...text.matchAll(/^## (.+)$/gm)].map(found => found[1]),
      headings,
      path,
    )
  }
})

test('every direct dependency has a line that says what it is for, and no line speaks of one that has gone', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string> | undefined
  >
  const direct = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap(kind =>
    Object.keys(manifest[kind] ?? {}),
  )
  const told = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)`(?:, `([^`]+)`)*/gm)].flatMap(found =>
    [...found[0].matchAll(/`([^`]+)`/g)].map(name => name[1]!),
  )
  assert.deepEqual(
    { missing: direct.filter(name => !told.includes(name)), gone: told.filter(name => !direct.includes(name)) },
    { missing: [], gone: [] },
  )
})

test('every setting that a guide names is a setting that the product reads', async () => {
  const { settingsSchema } = await import('#platform/settings.ts')
  const known = [...Object.keys(settingsSchema.shape), 'LFA_PASSWORD']
  const named = documents.flatMap(({ path, text }) =>
    [...text.matchAll(/\b(?:LFA|DATABASE)_[A-Z_]+\b/g)].map(found => ({ path, name: found[0] })),
  )
  assert.deepEqual(
    named.filter(({ name }) => !known.includes(name)),
    [],
  )
})
