/**
 * How long all measures of timeliness take for 20,000 children with 30 events each, and for twenty times as many. The children are made here, one like another
 * but for their days: enough for the time, and nothing to learn practice from.
 */
import { dateOfDay, dayNumber } from '#domain/calendar/day-numbers.ts'
import { localDate } from '#domain/calendar/dates.ts'
import { combine, kindsKnown, type CombinedJourney } from '#domain/journey/combine.ts'
import { eventOf, nothingOfChild, type Covers, type JourneyEvent } from '#domain/journey/journey.ts'
import { eventKinds, type EventKind } from '#domain/journey/kinds.ts'
import { measures } from '#domain/timeliness/measures.ts'
import { usualSettings } from '#domain/timeliness/settings.ts'
import { tallyResults } from '#domain/timeliness/tally.ts'
import { workOut } from '#domain/timeliness/work-out.ts'
import { print, printMachine } from './machine.ts'

const children = 20_000
const reportDate = localDate('2024-03-31')
const covers: Covers = Object.fromEntries(Object.keys(eventKinds).map(kind => [kind, 'all']))
const source = { format: 'ssd', importId: 'bench', reportDate, covers } as const
const known = kindsKnown([source])
const at = { file: 1, row: 1 }

/** Kind, days after the first event, days it lasts (null while it lasts, 0 for one day), how often, and days between. */
type Told = readonly [kind: EventKind, after: number, lasts: number | null, times: number, apart: number]

const protection: readonly Told[] = [
  ['referral', 0, null, 1, 0],
  ['assessment', 2, 50, 1, 0],
  ['section-47', 3, 12, 1, 0],
  ['initial-conference', 20, 0, 1, 0],
  ['protection-plan', 20, null, 1, 0],
  ['protection-review', 108, 0, 3, 180],
  ['core-group', 33, 0, 6, 30],
  ['protection-visit', 27, 0, 12, 13],
  ['allocation', 1, null, 1, 0],
  ['supervision', 20, 0, 3, 29],
]
const inCare: readonly Told[] = [
  ['looked-after', 0, null, 1, 0],
  ['legal-status', 0, null, 1, 0],
  ['placement', 0, 200, 2, 200],
  ['looked-after-visit', 6, 0, 12, 43],
  ['looked-after-review', 26, 0, 4, 110],
  ['care-plan', 8, 0, 1, 0],
  ['initial-health-assessment', 25, 0, 1, 0],
  ['health-assessment', 200, 0, 1, 0],
  ['education-plan', 24, 0, 2, 120],
  ['permanence-plan', 130, 0, 1, 0],
  ['allocation', 1, null, 1, 0],
  ['missing', 90, 1, 1, 0],
  ['return-interview', 93, 0, 1, 0],
  ['reviewing-officer-contact', 60, 0, 1, 0],
]

function eventsOf(child: number, told: readonly Told[]): JourneyEvent[] {
  const first = dayNumber(localDate('2022-01-01')) + (child % 500)
  return told.flatMap(([kind, after, lasts, times, apart]) =>
    Array.from({ length: times }, (_, time) => {
      const day = first + after + time * apart + ((child * 7 + time) % 4)
      const until = lasts === null || lasts === 0 ? null : dateOfDay(day + lasts)
      return eventOf(kind, `${kind} ${time}`, dateOfDay(day), { until, at })
    }),
  )
}

function journeyOf(child: number): CombinedJourney {
  const events = eventsOf(child, child % 2 === 0 ? protection : inCare)
  const aged = { ...nothingOfChild, ageYears: child % 18 }
  return combine([{ caseReference: `B${child}`, child: aged, source, events }], known)
}

const journeys = Array.from({ length: children }, (_, child) => journeyOf(child))
const events = journeys.reduce(
  (sum, { byKind }) => sum + [...byKind.values()].reduce((all, { length }) => all + length, 0),
  0,
)
const before = process.memoryUsage().heapUsed

let results = 0
function* everyResult() {
  for (const journey of journeys)
    for (const result of workOut(journey, usualSettings)) {
      results += 1
      yield result
    }
}

const start = performance.now()
tallyResults(everyResult(), () => 'all')
const seconds = (performance.now() - start) / 1000

const heldStart = performance.now()
const held = journeys.map(journey => workOut(journey, usualSettings))
const heldSeconds = (performance.now() - heldStart) / 1000
const heldMegabytes = Math.round((process.memoryUsage().heapUsed - before) / 2 ** 20)
const peak = Math.round(process.resourceUsage().maxRSS / 1024)

/** England: a child at a time, made, worked out and added up, so that the memory does not grow with their number. */
const england = 400_000
let englandPeak = 0
function* everyResultOfEngland() {
  for (let child = 0; child < england; child += 1) {
    yield* workOut(journeyOf(child), usualSettings)
    if (child % 20_000 === 0) englandPeak = Math.max(englandPeak, process.memoryUsage().heapUsed - before)
  }
}
const heldCount = held.length
held.length = 0
const englandStart = performance.now()
tallyResults(everyResultOfEngland(), () => 'all')
const englandSeconds = (performance.now() - englandStart) / 1000

printMachine()
const over = `${children} children, ${events} events, ${measures.length} measures, ${results} results`
print([
  {
    what: 'Worked out and added up',
    found: `${seconds.toFixed(2)} s`,
    target: 'under 3 s',
    reached: seconds < 3,
    over,
  },
  {
    what: 'England: made, worked out and added up a child at a time',
    found: `${englandSeconds.toFixed(1)} s, at most ${Math.round(englandPeak / 2 ** 20)} MiB more than the 20,000 take`,
    target: 'under 60 s',
    reached: englandSeconds < 60,
    over: `${england} children, about ${(events / children) * england} events`,
  },
  {
    what: 'Worked out again and held',
    found: `${heldSeconds.toFixed(2)} s, ${heldMegabytes} MiB, peak of the process ${peak} MiB`,
    target: 'under 3 s',
    reached: heldSeconds < 3 && heldCount === children,
    over,
  },
])
