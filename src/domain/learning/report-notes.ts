/** The closing words of a round's report: questions for the team meeting, and how the figures were made. */
import { dayOf, longDate } from '../calendar/dates.ts'
import type { BlockOf } from './report-document.ts'
import type { RoundReport } from './round-report.ts'

/** A meeting has time for about three themes. */
const mostThemes = 3

export function teamQuestions({ strengths, areasForImprovement }: RoundReport): BlockOf<'list'> {
  const worries = areasForImprovement
    .slice(0, mostThemes)
    .map(line => `${line.theme}: what would a child notice if we did this better, and what will we do by next month?`)
  const strong = strengths
    .slice(0, 1)
    .map(line => `${line.theme}: what helped us to do this well, and how do we keep doing it?`)
  return {
    kind: 'list',
    title: 'Questions for your team meeting',
    items: [
      ...strong,
      ...worries,
      'Which of these findings do we recognise in our own cases, and which surprise us?',
      'What do we need from managers or partners to change it?',
    ],
  }
}

/** How far auditor and moderator agreed, in a sentence that says what the number means. */
export function agreementWords({
  value,
  lower,
  upper,
  pairs,
}: NonNullable<RoundReport['moderation']['kappa']>): string {
  return (
    `Agreement beyond chance (quadratic weighted kappa) is ${value}, 95% interval ${lower} to ${upper}, from ${pairs} audits. ` +
    'It is 1 when all grades are the same and 0 when agreement is no better than chance.'
  )
}

const legend: Record<RoundReport['suppression']['profile'], readonly string[]> = {
  internal: [
    'Profile internal: nothing is hidden, because its readers may read every audit counted. Do not publish or pass on.',
  ],
  'dfe-cin': [
    'Profile dfe-cin: c stands for a number from 1 to 5, or for another number hidden so that nobody can work one out. ' +
      '0 is a true zero. Groups of 5 or fewer are hidden whole. Grades or answers are put together where that hides less.',
    'Percentages are not given where a part, or the rest, is from 1 to 5. The auditors’ own words are not published.',
  ],
}

export function methodNote(report: RoundReport): BlockOf<'note'> {
  const { draw, tool, suppression } = report
  const when =
    report.closedAt === null
      ? `The round was opened on ${longDate(dayOf(report.openedAt))} and is not closed: figures will change.`
      : `The round was opened on ${longDate(dayOf(report.openedAt))} and closed on ${longDate(dayOf(report.closedAt))}.`
  return {
    kind: 'note',
    title: 'How these figures were made',
    paragraphs: [
      `${when} Audits used ${tool.name}, version ${tool.version}.`,
      ...(draw ? [`Method of the draw: ${draw.method}. Seed: ${draw.seed}.`] : []),
      'Grades and answers are counted for audits with an agreed grade. Percentages are whole numbers, and are not given for fewer than 10 audits.',
      `Suppression version ${suppression.version}.`,
      ...legend[suppression.profile],
    ],
  }
}
