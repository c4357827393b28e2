/** `npm run bench`: every bench in turn, each in a process of its own, with the machine and commit above the numbers. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { printMachine } from './machine.ts'

const benches = [
  ...['start', 'pages', 'engine', 'annex-a-import', 'cin-census', 'journeys', 'timeliness', 'programme'],
  ...['allocation', 'round-report', 'steps', 'saves', 'submits'],
]
const wanted = process.argv.slice(2)

printMachine()
let failed = 0
for (const bench of benches.filter(name => wanted.length === 0 || wanted.includes(name))) {
  process.stdout.write(`\n${bench}\n`)
  const file = fileURLToPath(new URL(`${bench}.ts`, import.meta.url))
  const { status } = spawnSync(process.execPath, [file], { stdio: 'inherit' })
  if (status !== 0) failed += 1
}
process.exitCode = failed === 0 ? 0 : 1
