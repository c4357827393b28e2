/** A foreign instrument is compared by its results: answers as data in, ratings as data out. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { aQuestion, aSection, aTool } from '#testing/tools.ts'

const cli = fileURLToPath(new URL('../cli.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'lfa-rate-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const instrument = aTool({
  sections: [
    aSection('one', [
      aQuestion('seen'),
      aQuestion('late', { answerKind: 'count', askedWhen: "answer('seen') == 'yes'" }),
    ]),
  ],
  scales: [
    {
      key: 'item',
      name: 'Item',
      values: [
        { code: 'strong', label: 'Strong' },
        { code: 'weak', label: 'Weak' },
      ],
    },
  ],
  ratings: [
    {
      key: 'item-1',
      title: 'Item 1',
      section: 'one',
      scale: 'item',
      appliesWhen: "answer('seen') != 'not-applicable'",
      rules: [{ when: "answer('seen') == 'yes' && number('late') == 0", gives: 'strong', because: 'Seen in time.' }],
      otherwise: 'weak',
      mayOverride: true,
    },
  ],
  totals: [{ key: 'all-late', title: 'Late', section: 'one', value: "sum_of(['late'])" }],
})

function rate(...lines: readonly unknown[]) {
  const [tool, answers] = ['tool.json', 'answers.jsonl'].map(name => join(folder, name))
  writeFileSync(tool ?? '', JSON.stringify(instrument))
  writeFileSync(answers ?? '', lines.map(line => JSON.stringify(line)).join('\n'))
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'tool', 'rate', tool ?? '', answers ?? ''], {
    encoding: 'utf8',
  })
  return {
    status,
    stderr,
    rated:
      stdout.trim() === ''
        ? []
        : stdout
            .trim()
            .split('\n')
            .map(line => JSON.parse(line) as unknown),
  }
}

test('each set of answers gives what is asked, the ratings with the auditor’s own beside them, and the totals', () => {
  const { status, stderr, rated } = rate(
    { id: '1', answers: { seen: 'yes', late: 0 } },
    { id: '2', case: { status: 'looked-after', age: 4 }, answers: { seen: 'no' }, overrides: { 'item-1': 'strong' } },
    { id: '3', answers: { seen: 'yes' } },
    { id: '4', answers: { seen: 'not-applicable' } },
  )
  assert.deepEqual([status, stderr], [0, ''])
  const item = (calculated: string | null, stands: string | null, because = '') => ({
    'item-1': { calculated, stands, because },
  })
  assert.deepEqual(rated, [
    {
      id: '1',
      asked: ['seen', 'late'],
      ratings: item('strong', 'strong', 'Seen in time.'),
      totals: { 'all-late': 0 },
      unfitting: [],
    },
    { id: '2', asked: ['seen'], ratings: item('weak', 'strong'), totals: { 'all-late': 0 }, unfitting: [] },
    { id: '3', asked: ['seen', 'late'], ratings: item(null, null), totals: { 'all-late': null }, unfitting: [] },
    {
      id: '4',
      asked: ['seen'],
      ratings: item('not-applicable', 'not-applicable'),
      totals: { 'all-late': 0 },
      unfitting: [],
    },
  ])
})

test('answers that do not fit are told, each by its key', () => {
  const { status, stderr } = rate({
    id: '1',
    answers: { seen: 'maybe', sean: 'yes' },
    overrides: { 'item-1': 'fair', 'item-9': 'weak' },
  })
  assert.equal(status, 65)
  assert.match(stderr, /1: seen: Choose yes, partly/)
  assert.match(stderr, /1: sean: there is no such question/)
  assert.match(stderr, /1: item-1: Choose one of the ratings/)
  assert.match(stderr, /1: item-9: there is no such rating/)
  assert.match(stderr, /4 answers do not fit/)
})

test('a line that is no set of answers is named by its number', () => {
  const { status, stderr } = rate({ id: '1', answers: {} }, { id: 2 })
  assert.equal(status, 65)
  assert.match(stderr, /Line 2 is not a set of answers: id:/)
})
