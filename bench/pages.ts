/** Server time of the pages people meet most, with the demonstration county, asked for one after another over loopback. */
import { newFolder, removeFolder, startHouse } from './house.ts'
import { percentile, print, type Measured } from './machine.ts'

const warmUp = 20
const counted = 300

/** A browser's own habits, as far as a bench needs them: cookies kept and the form's token sent back. */
class Visitor {
  private readonly cookies = new Map<string, string>()
  private readonly address: string
  constructor(address: string) {
    this.address = address
  }

  async fetch(path: string, form?: Record<string, string>): Promise<{ text: string; status: number; milliseconds: number }> {
    const headers = { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '), accept: 'text/html' }
    const began = performance.now()
    const response = await fetch(`${this.address}${path}`, {
      headers, redirect: 'manual', ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    })
    const text = await response.text()
    const milliseconds = performance.now() - began
    for (const line of response.headers.getSetCookie()) {
      const [pair] = line.split(';')
      const [name, value] = [pair?.slice(0, pair.indexOf('=')) ?? '', pair?.slice(pair.indexOf('=') + 1) ?? '']
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return { text, status: response.status, milliseconds }
  }

  async signInAs(name: string): Promise<void> {
    const { text } = await this.fetch('/sign-in')
    const token = /name="formToken" value="([^"]+)"/.exec(text)?.[1] ?? ''
    const card = text.split('<form').find(part => part.includes(name)) ?? ''
    const staffId = /name="staffId" value="([^"]+)"/.exec(card)?.[1] ?? ''
    const { status } = await this.fetch('/sign-in/cast', { formToken: token, staffId })
    if (status !== 303) throw new Error(`Could not sign in as ${name}: ${status}`)
  }
}

async function timed(visitor: Visitor, what: string, path: string): Promise<Measured> {
  const times: number[] = []
  for (let turn = 0; turn < warmUp + counted; turn += 1) {
    const { status, milliseconds } = await visitor.fetch(path)
    if (status !== 200) throw new Error(`${path} answered ${status}`)
    if (turn >= warmUp) times.push(milliseconds)
  }
  const p95 = percentile(times, 0.95)
  return {
    what: `${what}, p95`, found: `${p95.toFixed(1)} ms (p50 ${percentile(times, 0.5).toFixed(1)})`, target: 'under 25 ms', reached: p95 < 25,
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
