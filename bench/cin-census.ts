/**
 * Reading a children in need census of 200 MB, from a file on the disk to journeys, child by child. The file is made by our own
 * writer, in a process of its own, so that the memory this needs is not counted.
 */
import { execFileSync } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { addDays, localDate, type LocalDate } from '#domain/calendar/dates.ts'
import { cinCensus } from '#domain/caseload/cin-census.ts'
import type { CaseloadChild } from '#domain/caseload/caseload.ts'
import { censusElementsWanted, cinCensusReading } from '#domain/journey/cin-census/reading.ts'
import { eventOf, type JourneyEvent } from '#domain/journey/journey.ts'
import { readElements } from '#platform/files/read-elements.ts'
import { newFolder, removeFolder } from './house.ts'
import { print } from './machine.ts'

const wantedBytes = 200_000_000
const year = 2026
const reportDate = localDate('2026-03-31')
const [, self, target] = process.argv

if (target === undefined) await measure()
else await pipeline(Readable.from(manyChildren()), createWriteStream(target))

/** Of children whose journeys repeat; references and birthdays do not. */
function* manyChildren(): Generator<string> {
  const journeys = Array.from({ length: 500 }, (_, place) => journeyOf(place))
  let bytes = 0
  const children: CaseloadChild[] = []
  const [one = ''] = [...cinCensus({ reportDate, children: [childOf(0, journeys)] }, year).parts].slice(2)
  for (let number = 0; bytes < wantedBytes; number += 1) {
    children.push(childOf(number, journeys))
    bytes += one.length
  }
  yield* cinCensus({ reportDate, children }, year).parts
}

function childOf(number: number, journeys: readonly (readonly JourneyEvent[])[]): CaseloadChild {
  return {
    caseReference: String(5_000_000 + number * 7),
    forename: 'Invented',
    surname: 'Surname',
    born: addDays(reportDate, -((number * 37) % 6_400)),
    sex: number % 2 === 0 ? 'F' : 'M',
    ethnicity: 'WBRI',
    disabled: number % 9 === 0,
    unaccompanied: false,
    postcode: 'ZZ1 1ZZ',
    events: journeys[number % journeys.length] ?? [],
  }
}

function journeyOf(place: number): readonly JourneyEvent[] {
  const at = { file: 0, row: 0 }
  const day = (after: number): LocalDate => addDays(localDate('2025-04-01'), (place % 60) + after)
  return [
    eventOf('referral', 'R', day(0), { facts: { source: '1A', noFurtherAction: false, primaryNeed: 'N1' }, at }),
    eventOf('assessment', 'A', day(1), { until: day(40), of: 'R', facts: { factors: '3B, 4B, 16A' }, at }),
    eventOf('section-47', 'S', day(20), { of: 'R', facts: { conferenceNotRequired: false }, at }),
    eventOf('initial-conference', 'C', day(34), { of: 'S', at }),
    eventOf('protection-plan', 'P', day(34), {
      facts: { initialCategory: 'neglect', latestCategory: 'emotional', previousPlans: place % 3 },
      at,
    }),
    ...[120, 290].map(after => eventOf('protection-review', `V${after}`, day(after), { of: 'P', at })),
    eventOf('in-need-plan', 'N', day(41), { until: day(60), of: 'R', at }),
  ]
}

async function measure(): Promise<void> {
  const folder = await newFolder()
  const path = join(folder, 'cin-census.xml')
  execFileSync(process.execPath, [self ?? fileURLToPath(import.meta.url), path])
  const { size } = await stat(path)
  const reading = cinCensusReading(1, null)
  let children = 0
  let events = 0
  const began = performance.now()
  for await (const element of readElements(createReadStream(path), censusElementsWanted, 'cin-census.xml')) {
    const { parts } = reading.element(element)
    children += parts.length
    for (const part of parts) events += part.events.length
  }
  const seconds = (performance.now() - began) / 1000
  await removeFolder(folder)
  const memory = process.resourceUsage().maxRSS / 1024
  const over = `${children.toLocaleString('en-GB')} children, ${events.toLocaleString('en-GB')} events, ${(size / 1_000_000).toFixed(0)} MB`
  const whole = events === children * 8 && size >= wantedBytes * 0.9
  print([
    {
      what: 'reading a children in need census into journeys',
      found: `${seconds.toFixed(1)} s`,
      target: 'under 20 s',
      reached: seconds < 20 && whole,
      over,
    },
    {
      what: 'peak memory of the process that reads the census',
      found: `${Math.round(memory)} MiB`,
      target: 'under 300 MiB',
      reached: memory < 300 && whole,
      over: '1 reading',
    },
  ])
}
