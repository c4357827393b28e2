/** How many single answers are saved a second, each acknowledged by the server and on the disk, by 16 auditors at once. */
import { cast } from '#seeds/county.ts'
import { auditsForRuth } from './audits-for-ruth.ts'
import { newFolder, removeFolder, startHouse } from './house.ts'
import { percentile, print } from './machine.ts'
import { Visitor } from './visitor.ts'

const clients = Number(process.env['CLIENTS'] ?? 16)
const seconds = 15

/** An audit that its auditor can answer, with its section, and what the page showed last. */
interface Desk {
  readonly visitor: Visitor
  readonly section: string
  shown: string
}

async function desksOf(address: string, references: readonly string[]): Promise<readonly Desk[]> {
  const desks: Desk[] = []
  for (const reference of references) {
    const visitor = new Visitor(address)
    await visitor.signInAs(cast.ruth.name)
    const section = `/audits/${reference}/sections/record`
    const { status } = await visitor.fetch(section)
    if (status === 200) desks.push({ visitor, section, shown: '' })
  }
  return desks
}

const folder = await newFolder()
const house = await startHouse(folder)
try {
  const desks = await desksOf(house.address, (await auditsForRuth(folder)).slice(0, clients))
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
      const { status, milliseconds, text } = await desk.visitor.fetch(desk.section, {
        shown: desk.shown,
        'record-summary-evidence': `Seen in the case note of 2 May 2018, ${turn}.`,
        then: 'stay',
      })
      if (status !== 200) refused.set(status, (refused.get(status) ?? 0) + 1)
      else desk.shown = (JSON.parse(text) as { shown: string }).shown
      if (status === 200 && performance.now() > warmUntil) times.push(milliseconds)
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
