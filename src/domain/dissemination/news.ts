/**
 * What people may hear of, by whom, how they hear unless they choose otherwise, and the words of the e-mail. The words are fixed: an e-mail
 * says that something is there and where to read it, and nothing of what it is about. A new kind of news is a row here.
 */
import { permissions, type Permission } from '../access/permissions.ts'
import type { PermissionRow } from '../access/permission-row.ts'
import type { Role } from '../access/roles.ts'
import { addDays, londonMoment, type Instant, type LocalDate } from '../calendar/dates.ts'
import { dateOfDay, dayNumber } from '../calendar/day-numbers.ts'
import { workingDays } from '../calendar/working-days.ts'

export const hows = [
  { code: 'at-once', label: 'By e-mail, at once' },
  { code: 'weekly', label: 'By e-mail, once a week' },
  { code: 'product', label: 'Only when I sign in' },
] as const
export type How = (typeof hows)[number]['code']

interface Kind {
  readonly code: string
  /** As the end of "Tell me when …". */
  readonly label: string
  /** Whoever holds it may read what the news is of. */
  readonly permission: Permission
  readonly usual: How
  /** Of one person alone, such as an action given to them. */
  readonly personal: boolean
  /** The subject of an e-mail, and how a weekly one counts it. */
  readonly subject: string
  readonly many: string
}

const kind = <const Code extends string>(row: Kind & { readonly code: Code }): Kind & { readonly code: Code } => row

export const newsKinds = [
  kind({
    code: 'shared-learning',
    label: 'learning is shared with my team',
    permission: 'shared-learning.read',
    usual: 'at-once',
    personal: false,
    subject: 'Learning has been shared with your team',
    many: 'shared with your team',
  }),
  kind({
    code: 'action-given',
    label: 'an action is given to me',
    permission: 'action.do',
    usual: 'at-once',
    personal: true,
    subject: 'An action has been given to you',
    many: 'actions given to you',
  }),
  kind({
    code: 'action-overdue',
    label: 'an action of mine is overdue',
    permission: 'action.do',
    usual: 'at-once',
    personal: true,
    subject: 'An action of yours is overdue',
    many: 'actions of yours that are overdue',
  }),
  kind({
    code: 'audit-allocated',
    label: 'audits are allocated to me',
    permission: 'audit.answer',
    usual: 'at-once',
    personal: true,
    subject: 'Audits have been allocated to you',
    many: 'times that audits were allocated to you',
  }),
  kind({
    code: 'audit-due',
    label: 'an audit of mine is due in two working days',
    permission: 'audit.answer',
    usual: 'at-once',
    personal: true,
    subject: 'An audit of yours is due in two working days',
    many: 'audits of yours that are nearly due',
  }),
  kind({
    code: 'audit-overdue',
    label: 'an audit of mine is overdue',
    permission: 'audit.answer',
    usual: 'at-once',
    personal: true,
    subject: 'An audit of yours is overdue',
    many: 'audits of yours that are overdue',
  }),
  kind({
    code: 'learning-message',
    label: 'a message of what audits taught is approved',
    permission: 'learning-message.read',
    usual: 'weekly',
    personal: false,
    subject: 'A message of what audits taught has been approved',
    many: 'messages of what audits taught',
  }),
  kind({
    code: 'round-report',
    label: 'the learning report of a round is ready',
    permission: 'round.report',
    usual: 'weekly',
    personal: false,
    subject: 'The learning report of a round is ready',
    many: 'learning reports of rounds',
  }),
  kind({
    code: 'example',
    label: 'a good practice example is published',
    permission: 'evidence-bank.use',
    usual: 'weekly',
    personal: false,
    subject: 'A good practice example has been published',
    many: 'good practice examples',
  }),
  kind({
    code: 'scrutiny-report',
    label: 'a report to members is released',
    permission: 'scrutiny-report.read',
    usual: 'at-once',
    personal: false,
    subject: 'A report to members has been released',
    many: 'reports to members',
  }),
] as const

export type NewsCode = (typeof newsKinds)[number]['code']
export type NewsKind = (typeof newsKinds)[number]

export const isNewsCode = (text: string): text is NewsCode => newsKinds.some(({ code }) => code === text)

export function newsKindOf(code: NewsCode): NewsKind {
  const found = newsKinds.find(one => one.code === code)
  if (!found) throw new Error(`No such news: ${code}`)
  return found
}

/** Kinds that these roles hear of. Members of the council hear as they chose for themselves (hearing preferences), so not by this table. */
export function newsKindsOf(roles: readonly Role[]): readonly NewsKind[] {
  const staff: readonly Role[] = roles.filter(role => role !== 'scrutiny-member')
  return newsKinds.filter(({ permission }) =>
    permissions[permission].some((row: PermissionRow) => row.roles.some(role => staff.includes(role))),
  )
}

export type Chosen = Readonly<Partial<Record<NewsCode, How>>>

/** As chosen, else as usual. */
export const howOf = (chosen: Chosen, code: NewsCode): How => chosen[code] ?? newsKindOf(code).usual

/** Half past seven in the morning. */
const digestMinute = 7 * 60 + 30

/** The Monday after a day, and the moment of its e-mail. News of a Monday goes with the Monday after. */
export function nextDigest(today: LocalDate): { readonly on: LocalDate; readonly at: Instant } {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay()
  const on = addDays(today, ((8 - weekday) % 7) + (weekday === 1 ? 7 : 0))
  return { on, at: londonMoment(on, digestMinute) }
}

export type AuditReminder = 'audit-due' | 'audit-overdue'

const daysBeforeDue = 2

/** In the morning two working days before an audit is due, and on the morning after its day. */
export function remindedAt(reminder: AuditReminder, dueOn: LocalDate): Instant {
  const before = (day: LocalDate): LocalDate => {
    let at = dayNumber(day)
    for (let left = daysBeforeDue; left > 0;) {
      at -= 1
      if (workingDays().isWorkingDay(at)) left -= 1
    }
    return dateOfDay(at)
  }
  return londonMoment(reminder === 'audit-due' ? before(dueOn) : addDays(dueOn, 1), digestMinute)
}

/** When the owner of an action is told that its day has passed: on the morning after it. */
export const toldOfOverdueAt = (dueOn: LocalDate): Instant => londonMoment(addDays(dueOn, 1), digestMinute)
