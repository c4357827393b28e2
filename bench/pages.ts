/** Server time of the pages people meet most, with the demonstration county, asked for one after another over loopback. */
import { newFolder, removeFolder, startHouse } from './house.ts'
import { percentile, print, type Measured } from './machine.ts'
import { Visitor } from './visitor.ts'

const warmUp = 20
const counted = 300

async function timed(visitor: Visitor, what: string, path: string): Promise<Measured> {
  const times: number[] = []
  for (let turn = 0; turn < warmUp + counted; turn += 1) {
    const { status, milliseconds } = await visitor.fetch(path)
    if (status !== 200) throw new Error(`${path} answered ${status}`)
    if (turn >= warmUp) times.push(milliseconds)
  }
  const p95 = percentile(times, 0.95)
  return {
    what: `${what}, p95`,
    found: `${p95.toFixed(1)} ms (p50 ${percentile(times, 0.5).toFixed(1)})`,
    target: 'under 25 ms',
    reached: p95 < 25,
    over: `${counted} requests after ${warmUp}`,
  }
}

const folder = await newFolder()
const house = await startHouse(folder)
try {
  const ruth = new Visitor(house.address)
  await ruth.signInAs('Ruth Adeyemi')
  const home = await ruth.fetch('/')
  const audit = /href="(\/audits\/A-[^"]+)"/.exec(home.text)?.[1] ?? ''
  const section = /href="(\/audits\/[^"]+\/sections\/[^"]+)"/.exec((await ruth.fetch(audit)).text)?.[1] ?? ''
  const dev = new Visitor(house.address)
  await dev.signInAs('Dev Acharya')
  print([
    await timed(ruth, 'home page', '/'),
    await timed(ruth, 'audit section', section),
    await timed(dev, 'round page', '/rounds/2018-05-monthly'),
  ])
} finally {
  await house.stop()
  await removeFolder(folder)
}
