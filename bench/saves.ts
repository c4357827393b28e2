/** How many single answers are saved a second, each acknowledged by the server and on the disk, by 16 auditors at once. */
import { newFolder, removeFolder, startHouse } from './house.ts'
import { percentile, print } from './machine.ts'
import { Visitor } from './visitor.ts'

const clients = 16
const seconds = 15

/** An audit that its auditor can answer, and the section and question to answer. */
interface Desk {
  readonly visitor: Visitor
  readonly section: string
}

async function desksOf(address: string, name: string): Promise<readonly Desk[]> {
  const visitor = new Visitor(address)
  await visitor.signInAs(name)
  const { text } = await visitor.fetch('/audits')
  const audits = [...new Set([...text.matchAll(/href="(\/audits\/A-[^"/]+)"/g)].map(([, path]) => path ?? ''))]
  const desks: Desk[] = []
  for (const audit of audits) {
    const section = /href="(\/audits\/[^"]+\/sections\/record)"/.exec((await visitor.fetch(audit)).text)?.[1]
    if (section === undefined) continue
    await visitor.fetch(section)
    desks.push({ visitor, section })
  }
  return desks
}

async function allDesks(address: string): Promise<readonly Desk[]> {
  const signIn = await (await fetch(`${address}/sign-in`)).text()
  const names = [...signIn.matchAll(/Sign in as ([^<]+)</g)].map(([, name]) => (name ?? '').trim())
  const desks: Desk[] = []
  for (const name of new Set(names)) desks.push(...(await desksOf(address, name)))
  return desks
}

const folder = await newFolder()
const house = await startHouse(folder)
try {
  const desks = await allDesks(house.address)
  if (desks.length === 0) throw new Error('No audit can be answered')
  const times: number[] = []
  const refused = new Map<number, number>()
  let turn = 0
  const began = performance.now()
  const warmUntil = began + 3000
  const until = warmUntil + seconds * 1000
  const client = async (place: number): Promise<void> => {
    const desk = desks[place % desks.length]
    if (!desk) return
    while (performance.now() < until) {
      turn += 1
      const { status, milliseconds } = await desk.visitor.fetch(desk.section, {
        'record-summary-evidence': `Seen in the case note of 2 May 2018, ${turn}.`,
        then: 'stay',
      })
      if (status !== 200) refused.set(status, (refused.get(status) ?? 0) + 1)
      else if (performance.now() > warmUntil) times.push(milliseconds)
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, place) => client(place)))
  const rate = times.length / seconds
  const p99 = percentile(times, 0.99)
  const over = `${clients} clients on ${Math.min(desks.length, clients)} audits for ${seconds} s, the load from the same machine`
  if (refused.size > 0) console.log(`refused: ${JSON.stringify(Object.fromEntries(refused))}`)
  print([
    { what: 'answers saved a second', found: rate.toFixed(0), target: 'over 600', reached: rate > 600, over },
    {
      what: 'one save, p99',
      found: `${p99.toFixed(0)} ms (p50 ${percentile(times, 0.5).toFixed(0)})`,
      target: 'under 80 ms',
      reached: p99 < 80,
      over,
    },
  ])
} finally {
  await house.stop()
  await removeFolder(folder)
}
