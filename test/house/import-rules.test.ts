/** The import rules bite: wrong imports planted in a house of paper are each refused by the rule that is meant to. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { readSources, root } from './sources.ts'

interface Planted {
  readonly rule: string
  readonly from: string
  readonly imports: string
  /** What the import must be able to find. */
  readonly to: string
}

const wrong: readonly Planted[] = [
  { rule: 'domain-is-pure', from: 'src/domain/grades/reads-files.ts', imports: 'node:fs', to: '' },
  {
    rule: 'domain-is-pure',
    from: 'src/domain/grades/asks-platform.ts',
    imports: '#platform/clock.ts',
    to: 'src/platform/clock.ts',
  },
  { rule: 'domain-is-pure', from: 'src/domain/grades/uses-library.ts', imports: 'zod', to: '' },
  { rule: 'expressions-know-their-parser', from: 'src/domain/audit-tool/expression.ts', imports: 'zod', to: '' },
  {
    rule: 'rooms-have-doors',
    from: 'src/features/rounds/through-the-wall.ts',
    imports: '../people/queries.ts',
    to: 'src/features/people/queries.ts',
  },
  {
    rule: 'water-runs-downstairs',
    from: 'src/features/rounds/looks-down.ts',
    imports: '../moderation/door.ts',
    to: 'src/features/moderation/door.ts',
  },
  {
    rule: 'water-runs-downstairs',
    from: 'src/features/people/looks-down.ts',
    imports: '#features/learning/door.ts',
    to: 'src/features/learning/door.ts',
  },
  {
    rule: 'rooms-stay-on-their-floor',
    from: 'src/features/rounds/uses-seeds.ts',
    imports: '#seeds/county.ts',
    to: 'seeds/county.ts',
  },
  {
    rule: 'printing-room-only-prints',
    from: 'src/outputs/reads.ts',
    imports: '#platform/clock.ts',
    to: 'src/platform/clock.ts',
  },
  {
    rule: 'furniture-knows-no-rooms',
    from: 'src/ui/knows.ts',
    imports: '#features/people/door.ts',
    to: 'src/features/people/door.ts',
  },
  {
    rule: 'cellar-holds-no-rules',
    from: 'src/platform/judges.ts',
    imports: '#domain/grades/grade.ts',
    to: 'src/domain/grades/grade.ts',
  },
  {
    rule: 'cellar-holds-no-rules',
    from: 'src/platform/visits.ts',
    imports: '#features/people/door.ts',
    to: 'src/features/people/door.ts',
  },
  {
    rule: 'hall-opens-rooms-by-index',
    from: 'src/app.ts',
    imports: '#features/people/door.ts',
    to: 'src/features/people/door.ts',
  },
  {
    rule: 'index-is-for-the-hall',
    from: 'src/cli.ts',
    imports: '#features/people/index.ts',
    to: 'src/features/people/index.ts',
  },
  {
    rule: 'callers-use-doors',
    from: 'seeds/story.ts',
    imports: '#features/people/queries.ts',
    to: 'src/features/people/queries.ts',
  },
  {
    rule: 'stories-stay-outside',
    from: 'src/platform/tells-stories.ts',
    imports: '#seeds/county.ts',
    to: 'seeds/county.ts',
  },
  {
    rule: 'testing-is-for-tests',
    from: 'src/features/people/uses-tests.ts',
    imports: '#testing/context.ts',
    to: 'src/testing/context.ts',
  },
  { rule: 'no-cycles', from: 'src/domain/audit/one.ts', imports: './two.ts', to: 'src/domain/audit/two.ts' },
  { rule: 'product-uses-what-it-ships', from: 'src/platform/uses-cheerio.ts', imports: 'cheerio', to: '' },
  { rule: 'every-import-leads-somewhere', from: 'src/platform/lost.ts', imports: './nowhere.ts', to: '' },
]

const right: readonly Planted[] = [
  {
    rule: '',
    from: 'src/features/rounds/asks-people.ts',
    imports: '../people/door.ts',
    to: 'src/features/people/door.ts',
  },
  {
    rule: '',
    from: 'src/features/rounds/uses-rules.ts',
    imports: '#domain/grades/grade.ts',
    to: 'src/domain/grades/grade.ts',
  },
  {
    rule: '',
    from: 'src/platform/keeps-time.ts',
    imports: '#domain/calendar/dates.ts',
    to: 'src/domain/calendar/dates.ts',
  },
  { rule: '', from: 'src/features/people/any.test.ts', imports: '#testing/context.ts', to: 'src/testing/context.ts' },
]

interface Violation {
  readonly from: string
  readonly rule: { readonly name: string }
}

const paper = mkdtempSync(join(tmpdir(), 'lfa-house-'))
after(() => rmSync(paper, { recursive: true, force: true }))

function put(path: string, text: string): void {
  mkdirSync(dirname(join(paper, path)), { recursive: true })
  writeFileSync(join(paper, path), text)
}

function build(): void {
  for (const file of ['package.json', 'tsconfig.json']) copyFileSync(join(root, file), join(paper, file))
  symlinkSync(join(root, 'node_modules'), join(paper, 'node_modules'))
  for (const { to } of [...wrong, ...right]) if (to !== '') put(to, 'export const thing = 1\n')
  put('src/domain/audit/two.ts', "import './one.ts'\n")
  for (const { from, imports } of [...wrong, ...right]) put(from, `import '${imports}'\nexport const other = 2\n`)
}

async function violations(): Promise<readonly Violation[]> {
  build()
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const said = await new Promise<string>(resolve => {
    const args = [cruiser, '--config', join(root, '.dependency-cruiser.mjs'), '--output-type', 'json', 'src', 'seeds']
    execFile(process.execPath, args, { cwd: paper, maxBuffer: 64 * 1024 * 1024 }, (_error, stdout) => resolve(stdout))
  })
  return (JSON.parse(said) as { summary: { violations: Violation[] } }).summary.violations
}

interface Rules {
  readonly default: { readonly forbidden: readonly { readonly name: string; readonly comment: string }[] }
  readonly roomsDownstream: readonly string[]
}
const rules = (await import(pathToFileURL(join(root, '.dependency-cruiser.mjs')).href)) as Rules
const { forbidden } = rules.default
const found = await violations()

for (const { rule, from, imports } of wrong) {
  test(`${rule} refuses ${imports} in ${from}`, () => {
    const broken = found.filter(violation => violation.from === from).map(violation => violation.rule.name)
    assert.ok(broken.includes(rule), `${from} was told: ${broken.join(', ') || 'nothing'}`)
  })
}

test('what the rules allow is left in peace, so that a cross means something', () => {
  const allowed = new Set(right.map(({ from }) => from))
  assert.deepEqual(
    found.filter(({ from }) => allowed.has(from)).map(({ from, rule }) => `${from}: ${rule.name}`),
    [],
  )
})

test('every rule has a planted wrong import here and a sentence that says why', () => {
  const names = [...new Set(forbidden.map(rule => rule.name))]
  assert.deepEqual(
    names.filter(name => !wrong.some(planted => planted.rule === name)),
    [],
  )
  for (const { name, comment } of forbidden) assert.match(comment, /^[A-Z].{30,}\.$/, name)
})

test('every room of the house has its place in the order of the audit cycle', () => {
  const rooms = new Set(readSources('src/features/*/index.ts').map(({ path }) => path.split('/')[2]!))
  assert.deepEqual(
    [...rooms].filter(room => !rules.roomsDownstream.includes(room)),
    [],
  )
})
