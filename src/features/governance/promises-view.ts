/** View-model of promises: each member's choice, and of each report released since, whether they read it in time. */
import { dayOf, longDate } from '#domain/calendar/dates.ts'
import {
  heardBy,
  heardStanding,
  heardWords,
  hearingForms,
  hearingReports,
  hearingTimes,
} from '#domain/governance/hearing.ts'
import type { Context } from '#platform/context.ts'
import { emptyState } from '#ui/components/empty-state/params.ts'
import { mailsToMember } from '../dissemination/door.ts'
import { membersWhoChose, releasedSince, type MemberFound, type ReleasedSince } from './hearing-queries.ts'
import { paths } from './paths.ts'

const labelIn = (choices: readonly { readonly code: string; readonly label: string }[], code: string): string =>
  choices.find(choice => choice.code === code)?.label ?? code

/** The kind of news that a report is, in the records of e-mails. */
const newsOf = { 'scrutiny-report': 'scrutiny-report', 'round-summary': 'round-report' } as const

type Mails = ReadonlyMap<string, string>

const mailShown = ({ byEmail }: MemberFound, { kind, reference }: ReleasedSince, mails: Mails): string =>
  mails.get(`${newsOf[kind]}:${reference}`) ?? (byEmail ? 'Not sent: no mail server was set' : 'Not asked for')

function promiseShown(ctx: Context, member: MemberFound, told: ReleasedSince, mails: Mails) {
  const by = heardBy(member.howOften, dayOf(told.releasedAt))
  const read = told.firstReadAt === null ? null : dayOf(told.firstReadAt)
  return {
    title: told.title,
    released: longDate(dayOf(told.releasedAt)),
    by: longDate(by),
    mail: mailShown(member, told, mails),
    read: read === null ? 'Not read' : longDate(read),
    kept: heardWords[heardStanding(by, read, ctx.today)],
  }
}

async function memberShown(ctx: Context, member: MemberFound) {
  const released = (await releasedSince(ctx, member)).filter(({ kind }) => member.reports.includes(kind))
  const mails = await mailsToMember(ctx, member.memberId)
  return {
    name: member.member,
    promise: [
      member.reports.map(code => labelIn(hearingReports, code)).join('; '),
      labelIn(hearingTimes, member.howOften),
      labelIn(hearingForms, member.form),
      ...(member.byEmail ? ['Told by e-mail'] : []),
    ].join('. '),
    since: longDate(dayOf(member.chosenAt)),
    reports: released.map(told => promiseShown(ctx, member, told, mails)),
  }
}

export async function promisesView(ctx: Context) {
  const members = []
  for (const member of await membersWhoChose(ctx)) members.push(await memberShown(ctx, member))
  return {
    back: paths.reports,
    members,
    empty: emptyState({
      title: 'No member has chosen yet',
      sentence: 'Members say on their own page which reports they wish to hear of, how often and in which form.',
      action: null,
    }),
  }
}
