/** View-models of findings by theme: how often each was named, since when, and the findings themselves within the reader's reach. */
import { can, canEver } from '#domain/access/can.ts'
import { dayOf, longDate, monthAndYear } from '#domain/calendar/dates.ts'
import { messageKinds } from '#domain/findings/message.ts'
import { themeLabel } from '#domain/findings/themes.ts'
import { share } from '#domain/statistics/share.ts'
import type { Context } from '#platform/context.ts'
import { auditPaths } from '../audits/door.ts'
import { paths } from './paths.ts'
import {
  findingsAfter,
  findingsCounted,
  monthsCounted,
  type FindingFound,
  type FindingPlace,
  type ThemeCounted,
} from './queries.ts'

/** "12 of 216 audits (6%)": never without its denominator, and without a percentage where there are too few. */
export function ofAudits(count: number, of: number): string {
  const { percent } = share(count, of)
  return `${count} of ${of} audits${percent === null ? '' : ` (${percent}%)`}`
}

/** How long it has been an area for improvement, and whether it keeps coming back. */
const standingFor = ({ since, monthsOfAreas }: ThemeCounted, months: number): string =>
  since === null ? 'Never' : `${monthsOfAreas} of ${months} months; first in ${monthAndYear(since)}`

const byAreas = (one: ThemeCounted, other: ThemeCounted): number =>
  other.areas - one.areas || other.strengths - one.strengths || (one.theme < other.theme ? -1 : 1)

export async function themesView(ctx: Context) {
  const months = await monthsCounted(ctx)
  const { audits, months: monthsAudited, themes } = await findingsCounted(ctx, months)
  return {
    period: `${monthAndYear(months.from)} to ${monthAndYear(months.to)}`,
    audits,
    messages: paths.messages,
    themes: themes.toSorted(byAreas).map(one => ({
      label: themeLabel(one.theme),
      href: paths.theme(one.theme),
      areas: ofAudits(one.areas, audits),
      strengths: ofAudits(one.strengths, audits),
      standing: standingFor(one, monthsAudited),
    })),
  }
}

const perPage = 20

const findingShown = ({ audit, kind, text, submittedAt, team, locality }: FindingFound) => ({
  audit,
  href: auditPaths.audit(audit),
  kind: kind === 'strength' ? 'Strength' : 'Area for improvement',
  text,
  when: longDate(dayOf(submittedAt)),
  where: [team ?? 'Team not known', ...(locality === null ? [] : [locality])].join(', '),
})

async function countedOf(ctx: Context, theme: string) {
  const months = await monthsCounted(ctx)
  const { audits, months: monthsAudited, themes } = await findingsCounted(ctx, months)
  const counted = themes.find(one => one.theme === theme) ?? {
    theme,
    strengths: 0,
    areas: 0,
    monthsOfAreas: 0,
    since: null,
  }
  return {
    period: `${monthAndYear(months.from)} to ${monthAndYear(months.to)}`,
    areas: ofAudits(counted.areas, audits),
    strengths: ofAudits(counted.strengths, audits),
    standing: standingFor(counted, monthsAudited),
  }
}

const draftsOf = (ctx: Context, theme: string) =>
  can(ctx.actor, 'learning-message.word').may
    ? messageKinds.map(({ code, label }) => ({ href: paths.freshOf(code, theme), text: label.toLowerCase() }))
    : []

/** Each audit whose words are shown is recorded as read. */
export async function themeView(ctx: Context, theme: string, place: FindingPlace | null) {
  const found = await findingsAfter(ctx, { theme, place }, perPage + 1)
  const shown = found.slice(0, perPage)
  const read = [...new Set(shown.map(({ audit }) => audit))].sort()
  for (const audit of read) await ctx.announce({ type: 'finding.read', subject: `audit:${audit}` })
  const last = found.length > perPage ? shown.at(-1) : undefined
  return {
    back: paths.findings,
    label: themeLabel(theme),
    ...(await countedOf(ctx, theme)),
    didItWork: canEver(ctx.actor, 'insight.read') ? paths.didItWork(theme) : null,
    drafts: draftsOf(ctx, theme),
    findings: shown.map(findingShown),
    older: last ? paths.themePage(theme, { before: last.submittedAt, finding: last.findingId }) : null,
  }
}
