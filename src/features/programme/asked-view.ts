/** View-model of what audits asked and named in twelve months: what was never asked and who was never seen stand as plainly as the rest. */
import { longDate, type LocalDate } from '#domain/calendar/dates.ts'
import { themes } from '#domain/findings/themes.ts'
import { yearBefore } from '#domain/programme/coverage.ts'
import { share } from '#domain/statistics/share.ts'
import type { Context } from '#platform/context.ts'
import { emptyState } from '#ui/components/empty-state/params.ts'
import { shareInWords } from '#ui/components/share/params.ts'
import { frameworkNow } from '../framework/door.ts'
import { auditsHandedIn, indicatorsAsked, themesNamed, workersSeen, type WorkersSeen } from './asked-queries.ts'
import { paths } from './paths.ts'

/** Of twelve months up to the end of this day. */
export async function askedView(ctx: Context, until: LocalDate) {
  const period = { since: yearBefore(until), until }
  const audits = await auditsHandedIn(ctx, period)
  const { content } = await frameworkNow(ctx)
  const asked = await indicatorsAsked(ctx, period)
  const named = await themesNamed(ctx, period)
  return {
    back: paths.coverage,
    from: longDate(period.since),
    to: longDate(until),
    audits,
    indicators: content.indicators.map(({ number, name }) => {
      const count = asked.find(one => one.number === number)?.audits ?? 0
      return { number, name, share: shareInWords(share(count, audits)), never: count === 0 }
    }),
    themes: themes.map(({ code, label }) => {
      const found = named.find(one => one.theme === code)
      return {
        label,
        strengths: found?.strengths ?? 0,
        areas: found?.areas ?? 0,
        last: found === undefined ? 'Not named' : longDate(found.last),
      }
    }),
    workers: workersShown(await workersSeen(ctx, period)),
    empty: emptyState({
      title: 'No audit was handed in in these twelve months',
      sentence:
        'Once audits are handed in, this page tells what they asked and named, and whose cases none of them looked at.',
    }),
  }
}

const workersShown = ({ workers, unseen, first }: WorkersSeen) => ({
  sentence:
    workers === 0
      ? 'No worker with open cases stands in the newest case list.'
      : `Of ${workers} workers with open cases, ${unseen} had none of them audited.`,
  first: first.map(({ worker, team, open }) => ({ worker, team: team ?? 'Team not known', open })),
  more: Math.max(0, unseen - first.length),
})
