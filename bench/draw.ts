/**
 * How long a draw takes from a frame of a whole country's children in need: 400,000 cases in 45 strata, with the digest that the
 * product uses and with Node's one-call digest, and how much of it is the digests and the fingerprint of the frame.
 */
import { createHash, hash } from 'node:crypto'
import { draw, type DrawPlan, type Sample } from '#domain/sampling/draw.ts'
import { drawAgain, recipeOf } from '#domain/sampling/draw-again.ts'
import type { FrameCase } from '#domain/sampling/frame.ts'
import type { Digest } from '#domain/sampling/lot.ts'
import { seededRandom } from '#platform/random.ts'
import { print, printFound, printMachine } from './machine.ts'

const cases = 400_000
const turns = 5
const statuses = ['Child in need', 'Child protection plan', 'Looked-after child', 'Care leaver', 'Early help']
const random = seededRandom(400)
const frame: readonly FrameCase[] = Array.from({ length: cases }, () => ({
  caseReference: `CH${String(random.whole(2 ** 31)).padStart(10, '0')}`,
  caseStatus: statuses[random.whole(statuses.length)] ?? '',
  locality: `Locality ${random.whole(9)}`,
  open: true,
  lastAuditedOn: null,
}))
const plan: DrawPlan = {
  strataBy: ['locality', 'case-status'],
  size: 400,
  seed: '2018-05/monthly',
  reservePerStratum: 1,
  everyStratum: true,
}

const digests: Readonly<Record<string, Digest>> = {
  'createHash (the product’s)': text => createHash('sha256').update(text).digest('hex'),
  'crypto.hash': text => hash('sha256', text, 'hex'),
}

/** The median of the turns, in milliseconds, and what the last one gave. */
function timed<Result>(work: () => Result): { readonly median: number; readonly result: Result } {
  const times: number[] = []
  let result = work()
  for (let turn = 0; turn < turns; turn += 1) {
    const start = performance.now()
    result = work()
    times.push(performance.now() - start)
  }
  return { median: times.sort((a, b) => a - b)[Math.floor(turns / 2)] ?? Number.NaN, result }
}

const inWords = (milliseconds: number): string => `${Math.round(milliseconds)} ms`
const over = `400 of ${cases.toLocaleString('en-GB')} cases in 45 strata, median of ${turns}`

printMachine()
let last: Sample | null = null
for (const [name, digest] of Object.entries(digests)) {
  const { median, result } = timed(() => draw(frame, plan, digest))
  print([
    { what: `stratified draw, ${name}`, found: inWords(median), target: 'under 1 s', reached: median < 1000, over },
  ])
  const alone = timed(() => {
    for (const one of frame) digest(`${plan.seed}|${one.locality ?? ''} / ${one.caseStatus}|${one.caseReference}`)
  })
  printFound([{ what: `the digests alone, ${name}`, found: inWords(alone.median), over }])
  last = result
}
const kept = last
const digest = digests['crypto.hash']
if (kept && digest) {
  const { median, result } = timed(() => drawAgain(recipeOf(plan, kept), frame, digest))
  printFound([
    { what: `drawn again and compared: ${result.same ? 'the same' : 'NOT THE SAME'}`, found: inWords(median), over },
  ])
}
