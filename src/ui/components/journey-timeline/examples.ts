/** A journey from referral to being looked after, one that says little, and one of which nothing is recorded. */
import { localDate } from '#domain/calendar/dates.ts'
import { combine, kindsKnown, type CombinedJourney } from '#domain/journey/combine.ts'
import { eventOf, nothingOfChild, type JourneyEvent, type JourneySource } from '#domain/journey/journey.ts'
import { eventKinds, type EventKind } from '#domain/journey/kinds.ts'
import { journeyTable, timelineOf } from '#domain/journey/timeline.ts'
import type { Component, Example } from '#ui/component.ts'
import { journeyTimelineParams } from './params.ts'

type Told = readonly [EventKind, on: string | null, until?: string | null, facts?: JourneyEvent['facts']]

const source: JourneySource = {
  format: 'ssd',
  importId: 'example',
  reportDate: localDate('2018-06-30'),
  covers: Object.fromEntries(Object.keys(eventKinds).map(kind => [kind, 'all'])),
}

const dayOf = (text: string | null | undefined): ReturnType<typeof localDate> | null =>
  text === null || text === undefined ? null : localDate(text)

function journey(told: readonly Told[]): CombinedJourney {
  const events = told.map(([kind, on, until, facts], at) =>
    eventOf(kind, `${kind}-${at}`, dayOf(on), {
      until: dayOf(until),
      facts: facts ?? {},
      at: { file: 1, row: at + 2 },
    }),
  )
  return combine([{ caseReference: 'WC-1042', child: nothingOfChild, source, events }], kindsKnown([source]))
}

const visits = (kind: EventKind, days: readonly string[]): readonly Told[] =>
  days.map((day, at) => [kind, day, null, at === 2 ? { seen: false } : { seen: true, seenAlone: at % 2 === 0 }])

const long: readonly Told[] = [
  ['referral', '2016-09-05', null, { source: '3F' }],
  ['assessment', '2016-09-06', '2016-10-28'],
  ['section-47', '2016-10-03', '2016-10-14'],
  ['initial-conference', '2016-10-24', null, { planMade: true }],
  ['protection-plan', '2016-10-24', '2017-08-02', { latestCategory: 'neglect' }],
  ...visits('protection-visit', [
    '2016-11-02',
    '2016-11-16',
    '2016-12-01',
    '2017-01-11',
    '2017-02-20',
    '2017-05-04',
    '2017-06-30',
  ]),
  ['protection-review', '2017-01-20'],
  ['protection-review', '2017-07-14'],
  ['looked-after', '2017-08-02'],
  ['placement', '2017-08-02', '2017-11-20', { placementType: 'U4' }],
  ['placement', '2017-11-20', null, { placementType: 'U1' }],
  ['legal-status', '2017-08-02', '2018-03-12', { status: 'C1' }],
  ['legal-status', '2018-03-12', null, { status: 'C2' }],
  ['looked-after-review', '2017-08-30'],
  ['looked-after-review', '2017-11-27', null, { cancelled: true }],
  ['looked-after-review', '2018-05-21'],
  ...visits('looked-after-visit', ['2017-08-08', '2017-09-18', '2017-11-01', '2018-01-05', '2018-02-15', '2018-04-20']),
  ['allocation', '2016-09-07', '2017-08-10', { worker: 'W-204', team: 'North assessment' }],
  ['allocation', '2017-08-10', null, { worker: 'W-377', team: 'Children in care' }],
]

function example(name: string, told: readonly Told[], id: string): Example {
  const made = journey(told)
  return {
    name,
    params: journeyTimelineParams({
      id,
      heading: `Journey of WC-1042: ${name}`,
      timeline: timelineOf(made),
      table: journeyTable(made),
      fileName: (_, file) => `File ${file}`,
    }),
  }
}

export const journeyTimelineComponent: Component = {
  name: 'journey-timeline',
  macro: 'journeyTimeline',
  purpose: 'Wherever what happened to a child is shown over time, from the case data.',
  examples: [
    example('two years', long, 'journey-long'),
    example(
      'a contact, and a referral without a day',
      [
        ['contact', '2018-06-01'],
        ['referral', null],
      ],
      'journey-short',
    ),
    example('nothing recorded', [], 'journey-none'),
    example(
      'markup in a name',
      [['allocation', '2018-01-01', null, { worker: '<script>alert(1)</script>' }]],
      'journey-markup',
    ),
  ],
}
