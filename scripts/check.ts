/**
 * The one command: every rule that a machine can check, then every test, in order, on one database for the run. Stops at the
 * first cross with what it said; the last line counts the tests. `--fast` leaves out what takes long.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { globSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Counts } from './count-reporter.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const binaries = join(root, 'node_modules', '.bin')
const minutesForAStep = 8
const testsAtOnce = 2

interface Step {
  readonly name: string
  readonly fast: boolean
  /** A program of node_modules/.bin and its arguments, or the tests of a group. */
  readonly runs: readonly string[] | { readonly tests: readonly string[] }
  readonly database: boolean
}

interface Outcome {
  readonly good: boolean
  readonly output: string
  readonly counts: Counts
}

/** Every test file belongs to one group; the last takes what no other has claimed, so that none is forgotten. */
const claimed = [
  'src/domain/**',
  'src/**',
  'test/house/**',
  'test/contracts/**',
  'test/access/**',
  'test/migrations/**',
] as const
const everyTest = globSync('{src,seeds,scripts,bench,test}/**/*.test.ts', { cwd: root }).sort()

function testsOf(pattern: (typeof claimed)[number] | 'the rest'): readonly string[] {
  const own = (file: string): string =>
    claimed.find(claim => globSync(claim, { cwd: root }).includes(file)) ?? 'the rest'
  return everyTest.filter(file => own(file) === pattern)
}

const tests = (name: string, pattern: Parameters<typeof testsOf>[0], fast = false): Step => ({
  name,
  fast,
  database: pattern !== 'src/domain/**',
  runs: { tests: testsOf(pattern) },
})

const program = (name: string, runs: readonly string[], fast = false): Step => ({ name, fast, database: false, runs })

const floors = ['src', 'seeds', 'scripts', 'test', 'bench']

const steps: readonly Step[] = [
  program('Style: layout', ['prettier', '--check', '--log-level', 'warn', '.']),
  program('Style: habits', ['eslint', '--max-warnings', '0', '.']),
  program('Types', ['tsc', '--noEmit', '-p', '.'], true),
  program(
    'House rules: imports',
    ['depcruise', '--config', '.dependency-cruiser.mjs', '--output-type', 'err', ...floors],
    true,
  ),
  tests('House rules: tests', 'test/house/**'),
  program('Dead code', ['knip']),
  { ...program('Generated documents fresh', ['node', 'scripts/generate/all.ts', '--check']), database: true },
  tests('Rules', 'src/domain/**', true),
  tests('Features and platform', 'src/**', true),
  tests('Contracts', 'test/contracts/**'),
  tests('Access', 'test/access/**'),
  tests('Migrations', 'test/migrations/**'),
  tests('Pages and journeys', 'the rest'),
]

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const noTests: Counts = { passed: 0, failed: 0, skipped: 0 }

/** What the steps may see of this machine: never a database or a setting of someone's own. */
function surroundings(socketFolder: string | null): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(LFA_|DATABASE_|NODE_TEST_CONTEXT)/.test(name))
  return {
    ...Object.fromEntries(own),
    PATH: `${binaries}${delimiter}${process.env['PATH'] ?? ''}`,
    NO_COLOR: '1',
    ...(socketFolder === null ? {} : { LFA_TEST_SOCKET: socketFolder }),
  }
}

let running: ChildProcess | null = null

/** Runs a program to its end, or ends it when it takes longer than a step may. */
async function run(
  command: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<{ code: number; output: string }> {
  const [name = '', ...rest] = command
  const file = name === 'node' ? process.execPath : join(binaries, name)
  const child = spawn(file, rest, { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  running = child
  const parts: Buffer[] = []
  child.stdout.on('data', (part: Buffer) => parts.push(part))
  child.stderr.on('data', (part: Buffer) => parts.push(part))
  const alarm = setTimeout(() => {
    parts.push(Buffer.from(`\nStopped: it took longer than ${minutesForAStep} minutes.\n`))
    child.kill('SIGKILL')
  }, minutesForAStep * 60_000)
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', status => resolve(status ?? 1))
  })
  clearTimeout(alarm)
  running = null
  return { code, output: Buffer.concat(parts).toString() }
}

async function runTests(files: readonly string[], environment: NodeJS.ProcessEnv): Promise<Outcome> {
  if (files.length === 0) return { good: false, output: 'This step has no tests.', counts: noTests }
  const folder = await mkdtemp(join(tmpdir(), 'lfa-check-'))
  const countsFile = join(folder, 'counts.json')
  const reporters = [
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=./scripts/count-reporter.ts',
    `--test-reporter-destination=${countsFile}`,
  ]
  const limits = [`--test-concurrency=${testsAtOnce}`, '--test-timeout=240000']
  try {
    const { code, output } = await run(['node', '--test', ...limits, ...reporters, ...files], environment)
    const counts = await countsIn(countsFile)
    if (counts === null)
      return { good: false, output: `${output}\nThe tests did not tell how many they were.`, counts: noTests }
    const good = code === 0 && counts.failed === 0 && counts.passed > 0
    return { good, output: counts.passed === 0 ? `${output}\nThis step ran no tests.` : output, counts }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const countsIn = (file: string): Promise<Counts | null> =>
  readFile(file, 'utf8').then(
    text => JSON.parse(text.trim().split('\n').at(-1) ?? 'null') as Counts | null,
    () => null,
  )

async function outcomeOf(step: Step, environment: NodeJS.ProcessEnv): Promise<Outcome> {
  if ('tests' in step.runs) return runTests(step.runs.tests, environment)
  const { code, output } = await run(step.runs, environment)
  return { good: code === 0, output, counts: noTests }
}

/** The run's one database server, started before the first step that needs it. Loaded late: types are checked before it. */
async function startServer(): Promise<{ socketFolder: string; stop(): Promise<void> }> {
  const { startTestServer } = await import('../src/testing/database.ts')
  return startTestServer()
}

const plus = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
})

const tell = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

type Server = Awaited<ReturnType<typeof startServer>>
let server: Server | null = null

/** Runs one step and tells how it went. */
async function take(step: Step): Promise<Outcome> {
  const began = performance.now()
  if (step.database) server ??= await startServer()
  const outcome = await outcomeOf(step, surroundings(server?.socketFolder ?? null))
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const many = 'tests' in step.runs ? `, ${tell(outcome.counts)}` : ''
  if (!outcome.good) say(outcome.output.trimEnd())
  say(`${outcome.good ? '✓' : '✗'} ${step.name} (${seconds} s${many})`)
  return outcome
}

async function check(wanted: readonly Step[]): Promise<boolean> {
  let total = noTests
  const stop = (): void => void running?.kill('SIGKILL')
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    for (const step of wanted) {
      const outcome = await take(step)
      total = plus(total, outcome.counts)
      if (!outcome.good) return false
    }
    return true
  } catch (error) {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error))
    say('✗ The checks could not go on')
    return false
  } finally {
    await server?.stop()
    say(`${total.passed} passed, ${total.failed} failed`)
  }
}

const fast = process.argv.includes('--fast')
process.exitCode = (await check(steps.filter(step => step.fast || !fast))) ? 0 : 1
