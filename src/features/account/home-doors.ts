/** The rooms that home leads to, in the order in which they are shown; each person sees those that their roles include. */
import type { Permission } from '#domain/access/permissions.ts'

export interface Card {
  readonly title: string
  readonly text: string
  readonly href: string
  readonly count: number | null
}

export const doors: readonly { readonly permission: Permission; readonly card: Card }[] = [
  {
    permission: 'case-import.read',
    card: {
      title: 'Case lists',
      text: 'Bring in the cases that rounds are drawn from',
      href: '/case-imports',
      count: null,
    },
  },
  {
    permission: 'programme.read',
    card: {
      title: 'Programme',
      text: 'What is audited this year and why, and what came of it',
      href: '/programme',
      count: null,
    },
  },
  {
    permission: 'round.read',
    card: { title: 'Rounds', text: 'Open, draw, allocate, follow and close', href: '/rounds', count: null },
  },
  {
    permission: 'auditor.set',
    card: {
      title: 'Auditors',
      text: 'What each can take, what they are too near to, and who is exempt',
      href: '/auditors',
      count: null,
    },
  },
  {
    permission: 'exemption.decide',
    card: {
      title: 'Exemptions from auditing',
      text: 'Who asked to be exempt, for your decision',
      href: '/auditors',
      count: null,
    },
  },
  {
    permission: 'audit.answer',
    card: {
      title: 'My auditing',
      text: 'Declare a conflict, or ask for an exemption',
      href: '/auditors/me',
      count: null,
    },
  },
  { permission: 'audit.read', card: { title: 'Audits', text: 'Audits you may read', href: '/audits', count: null } },
  {
    permission: 'timeliness.read',
    card: {
      title: 'Timeliness',
      text: 'What was done in time, and what is overdue now',
      href: '/timeliness',
      count: null,
    },
  },
  {
    permission: 'tracking.read',
    card: { title: 'Tracking', text: 'Cases that stand still, or soon will', href: '/tracking', count: null },
  },
  {
    permission: 'data-quality.read',
    card: {
      title: 'Data quality',
      text: 'What is missing, contradictory or impossible in the records',
      href: '/data-quality',
      count: null,
    },
  },
  {
    permission: 'audit.read',
    card: {
      title: 'Good practice proposed',
      text: 'Strengths that auditors proposed for others to learn from',
      href: '/good-practice',
      count: null,
    },
  },
  {
    permission: 'audit.take-part',
    card: {
      title: 'Audits of my cases',
      text: 'Where each stands, your reflection and your reply',
      href: '/my-cases-audited',
      count: null,
    },
  },
  {
    permission: 'calibration.read',
    card: {
      title: 'Calibration',
      text: 'Practice cases, and exercises in which several people grade one case blind',
      href: '/calibration',
      count: null,
    },
  },
  {
    permission: 'insight.read',
    card: {
      title: 'Findings by theme',
      text: 'What audits name as strengths and as areas for improvement, and since when',
      href: '/findings',
      count: null,
    },
  },
  {
    permission: 'learning-message.read',
    card: {
      title: 'What audits taught',
      text: 'Good practice messages and areas for improvement, in words',
      href: '/learning-messages',
      count: null,
    },
  },
  {
    permission: 'framework.read',
    card: {
      title: 'Quality assurance framework',
      text: 'What good looks like, and who checks it, how often',
      href: '/framework',
      count: null,
    },
  },
  {
    permission: 'evidence-bank.read',
    card: {
      title: 'Good practice',
      text: 'Examples that the principal social worker has published, for you to use',
      href: '/evidence-bank',
      count: null,
    },
  },
  {
    permission: 'supervision-audits.list',
    card: {
      title: 'Before supervision',
      text: 'Two cases a month of each practitioner, private to practitioner and manager',
      href: '/pre-supervision',
      count: null,
    },
  },
  {
    permission: 'supervision-completion.read',
    card: {
      title: 'Before supervision: completion',
      text: 'How many audits before supervision were done, by team',
      href: '/pre-supervision/completion',
      count: null,
    },
  },
  {
    permission: 'round.report',
    card: { title: 'Learning reports', text: 'What each closed round found', href: '/reports', count: null },
  },
  {
    permission: 'shared-learning.read',
    card: {
      title: 'Shared learning',
      text: 'What was shared with teams, and what they say they changed',
      href: '/shared-learning',
      count: null,
    },
  },
  {
    permission: 'news.choose',
    card: { title: 'What is new', text: 'News for you, and what you hear of by e-mail', href: '/news', count: null },
  },
  {
    permission: 'mail.look-after',
    card: { title: 'E-mail', text: 'What waits, what failed and why', href: '/mail', count: null },
  },
  {
    permission: 'scrutiny-report.read',
    card: {
      title: 'Reports to members',
      text: 'What a year of audits has taught, for the scrutiny committee',
      href: '/scrutiny-reports',
      count: null,
    },
  },
  {
    permission: 'people.read',
    card: { title: 'People', text: 'Staff, teams and localities', href: '/people', count: null },
  },
  {
    permission: 'activity.read',
    card: { title: 'Record of activity', text: 'Who did what, and when', href: '/activity', count: null },
  },
]
