/** Start: the first ever with the demonstration county, later ones, and the memory of the whole product when idle. */
import { setTimeout as wait } from 'node:timers/promises'
import { memoryOfTree, newFolder, removeFolder, startHouse } from './house.ts'
import { percentile, print } from './machine.ts'

const laterStarts = 5
const folder = await newFolder()
const first = await startHouse(folder)
await first.stop()
const later: number[] = []
let memory = Number.NaN
for (let turn = 0; turn < laterStarts; turn += 1) {
  const house = await startHouse(folder)
  later.push(house.firstPage)
  if (turn === laterStarts - 1) {
    await wait(20_000)
    memory = await memoryOfTree(house.process.pid ?? 0)
  }
  await house.stop()
}
await removeFolder(folder)
const worst = percentile(later, 1)
print([
  {
    what: 'first ever start to first page, county included',
    found: `${(first.firstPage / 1000).toFixed(1)} s`,
    target: 'under 30 s',
    reached: first.firstPage < 30_000,
    over: '1 start',
  },
  {
    what: 'later start to first page, worst',
    found: `${(worst / 1000).toFixed(1)} s`,
    target: 'under 5 s',
    reached: worst < 5000,
    over: `${laterStarts} starts`,
  },
  {
    what: 'memory of server and database after 20 s idle (PSS)',
    found: `${Math.round(memory)} MiB`,
    target: 'under 350 MiB',
    reached: memory < 350,
    over: '1 reading of all processes',
  },
])
