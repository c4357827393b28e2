/**
 * What the county tells its councillors: a report on the first half of the story, written by the quality assurance lead, released by the
 * head of service and read by the member who had said how he wishes to hear; and another report in writing.
 */
import { instant, localDate } from '#domain/calendar/dates.ts'
import type { PassageKey } from '#domain/governance/passages.ts'
import { beginReport, choosePreference, releaseReport, reportFor, writePassage } from '#features/governance/door.ts'
import { cast } from './county.ts'
import type { Deed } from './safety.ts'

const words: readonly (readonly [PassageKey, string])[] = [
  [
    'recommendation',
    'Members are asked to consider this report and to note what is being done to learn from audit.\nMembers are asked to say how and when they wish to hear of progress.',
  ],
  [
    'purpose',
    'We audit our own work to see whether it makes children safer and their lives better, whether our practice is good, and whether we work well with others. Where something works we share it; where it does not, we say so and act.',
  ],
  [
    'learnt',
    'Practitioners know the children they work with. Too often the record does not show the child’s history in one place: chronologies stop short, and decisions rest on the last event. Since the summer they are kept up to date in more of our work.',
  ],
  [
    'next-year',
    'Monthly audits go on in every locality. We will look again at chronologies and at plans for children in need, and audit again every case that was found inadequate.',
  ],
  [
    'lines-of-enquiry',
    'How do managers know that a chronology was used, and not only written?\nWhat do families say has changed for them?',
  ],
]

export async function tellOfGovernance(deed: Deed): Promise<void> {
  await deed(cast.arthur, instant('2018-10-01T18:00:00Z'), ctx =>
    choosePreference(ctx, {
      reports: ['scrutiny-report', 'round-summary'],
      howOften: 'quarterly',
      form: 'document',
      byEmail: true,
    }),
  )
  const reference = await deed(cast.dev, instant('2018-11-13T09:00:00Z'), ctx =>
    beginReport(ctx, {
      title: 'Learning from audit: December 2017 to September 2018',
      firstMonth: localDate('2017-12-01'),
      lastMonth: localDate('2018-09-01'),
    }),
  )
  await deed(cast.dev, instant('2018-11-13T10:00:00Z'), async ctx => {
    for (const [passage, text] of words) await writePassage(ctx, reference, { passage, words: text, from: 0 })
  })
  await deed(cast.helen, instant('2018-11-14T08:30:00Z'), async ctx => {
    const { report } = await reportFor(ctx, reference)
    const versions = report.passages.map(({ key, version }) => [key, version] as const)
    await releaseReport(ctx, reference, { numbers: report.numbers.number, passages: Object.fromEntries(versions) })
  })
  await deed(cast.dev, instant('2018-11-14T09:00:00Z'), async ctx => {
    const next = await beginReport(ctx, {
      title: 'Learning from audit 2018 to 2019: so far',
      firstMonth: localDate('2018-04-01'),
      lastMonth: localDate('2018-11-01'),
    })
    const [first] = words
    if (first) await writePassage(ctx, next, { passage: first[0], words: first[1], from: 0 })
  })
}
