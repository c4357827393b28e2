/** A tool file is checked as those who write tools do it: in a shell, by its words and its exit code. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../cli.ts', import.meta.url))
const shipped = fileURLToPath(new URL('../../audit-tools/monthly-case-audit/1.json', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'lfa-tool-'))
after(() => rmSync(folder, { recursive: true, force: true }))

function check(text: string) {
  const file = join(folder, 'tool.json')
  writeFileSync(file, text)
  return spawnSync(process.execPath, [cli, 'tool', 'check', file], { encoding: 'utf8' })
}

const tool = (): Record<string, unknown> => JSON.parse(readFileSync(shipped, 'utf8')) as Record<string, unknown>

test('a whole tool: its size and minutes, and nothing to complain of', () => {
  const { status, stdout, stderr } = check(JSON.stringify(tool()))
  assert.deepEqual([status, stderr], [0, ''])
  assert.match(stdout, /^No faults: Monthly case audit, version 1, 13 sections, 60 questions, about \d+ minutes\.\n$/)
})

test('faults of sense, each with its place', () => {
  const { status, stdout, stderr } = check(
    JSON.stringify({
      ...tool(),
      overallDescriptors: { outstanding: '', good: 'g', 'requires-improvement': 'r', inadequate: 'i' },
    }),
  )
  assert.equal(status, 65)
  assert.equal(stdout, 'the tool: There is no descriptor of outstanding.\n')
  assert.match(stderr, /1 fault\.$/m)
})

test('another shape, each with its place; a file that is not JSON; a file that is not there', () => {
  const misshapen = check(JSON.stringify({ ...tool(), version: 'one', colour: 'blue' }))
  assert.equal(misshapen.status, 65)
  assert.match(misshapen.stdout, /^version: /m)
  assert.match(misshapen.stdout, /colour/)
  const other = check('Dear auditor,')
  assert.equal(other.status, 65)
  assert.match(other.stdout, /^It is not JSON/)
  const missing = spawnSync(process.execPath, [cli, 'tool', 'check', join(folder, 'nowhere.json')], {
    encoding: 'utf8',
  })
  assert.equal(missing.status, 66)
  assert.match(missing.stderr, /There is no file or folder/)
})
