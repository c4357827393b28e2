/**
 * Who may do what, how far, in which states, and never. This table is the only place where roles are compared with deeds: `can`,
 * `scope` and `abilities` read it, and docs/generated/permissions.md prints it. Several rows for one permission add up.
 */
import type { PermissionRow } from './permission-row.ts'
import { permissionsBesideTheAudit } from './permissions-beside-the-audit.ts'
import { permissionsOfTheSecondLook } from './permissions-of-the-second-look.ts'
import { auditReaders, everyone, leaders, rows, seesResult } from './role-groups.ts'
import type { Role } from './roles.ts'

export type { Bar, PermissionRow, Reach, SubjectState } from './permission-row.ts'

/** Whoever may be given an action to do. */
const actionOwners: readonly Role[] = [
  'auditor',
  'practitioner',
  'team-manager',
  'moderator',
  'service-manager',
  ...leaders,
]
/** Those who answer for an action that is somebody else's. */
const answersForActions: readonly PermissionRow[] = [
  { roles: ['team-manager'], reach: 'team', when: ['moderated', 'closed'], never: ['own-action'] },
  { roles: ['service-manager'], reach: 'locality', when: ['moderated', 'closed'], never: ['own-action'] },
  { roles: [...leaders], reach: 'authority', never: ['own-action'] },
]

export const permissions = rows({
  'home.read': [{ roles: everyone, reach: 'authority' }],
  'account.sign-out': [{ roles: everyone, reach: 'authority' }],

  'case-import.read': [{ roles: ['qa-lead'], reach: 'authority' }],
  'case-import.start': [{ roles: ['qa-lead'], reach: 'authority' }],
  'case-import.decide': [{ roles: ['qa-lead'], reach: 'authority' }],

  // Need to know, by case: whoever holds it, and those who answer for it.
  'case.read-facts': [
    { roles: ['auditor'], reach: 'allocated' },
    { roles: ['practitioner'], reach: 'own-case' },
    { roles: ['team-manager'], reach: 'team' },
    { roles: ['service-manager'], reach: 'locality' },
    { roles: [...leaders], reach: 'authority' },
  ],
  // Figures of the whole council, without cases; the way down to cases asks for the permission above.
  'timeliness.read': [{ roles: ['team-manager', 'service-manager', ...leaders], reach: 'authority' }],
  'timeliness.set': [{ roles: ['qa-lead'], reach: 'authority' }],
  'data-quality.read': [
    { roles: ['team-manager'], reach: 'team' },
    { roles: ['service-manager'], reach: 'locality' },
    { roles: [...leaders], reach: 'authority' },
  ],
  // Whoever answers for the cases of a board may write on it; what was written is kept as it was.
  'tracking.note': [
    { roles: ['team-manager'], reach: 'team' },
    { roles: ['service-manager'], reach: 'locality' },
    { roles: [...leaders], reach: 'authority' },
  ],
  'tracking.read': [
    { roles: ['team-manager'], reach: 'team' },
    { roles: ['service-manager'], reach: 'locality' },
    { roles: [...leaders], reach: 'authority' },
  ],

  // What good is, and who checks it: shown to everyone, owned by those who answer for quality.
  'framework.read': [{ roles: everyone, reach: 'published' }],
  'framework.change': [{ roles: ['qa-lead', 'principal-social-worker'], reach: 'authority' }],

  // Whoever audits, is audited or learns from it may see what is asked.
  'tool.read': [
    {
      roles: ['auditor', 'practitioner', 'team-manager', 'moderator', 'service-manager', ...leaders],
      reach: 'authority',
    },
  ],
  'tool.design': [{ roles: ['qa-lead', 'principal-social-worker'], reach: 'authority' }],

  // What allocation asks of auditors. What an auditor is too near to is for them and the quality assurance lead.
  'auditor.read': [
    { roles: [...leaders], reach: 'authority' },
    { roles: ['auditor'], reach: 'self' },
  ],
  'auditor.declare': [
    { roles: ['qa-lead'], reach: 'authority' },
    { roles: ['auditor'], reach: 'self' },
  ],
  'auditor.set': [{ roles: ['qa-lead'], reach: 'authority' }],
  'exemption.decide': [{ roles: ['director'], reach: 'authority', never: ['own-exemption'] }],
  'allocation.reply': [{ roles: ['auditor'], reach: 'allocated', when: ['allocated', 'in-progress'] }],

  'round.read': [{ roles: [...leaders, 'moderator'], reach: 'authority' }],
  'round.open': [{ roles: ['qa-lead'], reach: 'authority' }],
  'round.draw': [{ roles: ['qa-lead'], reach: 'authority', when: ['opened'] }],
  'round.allocate': [{ roles: ['qa-lead'], reach: 'authority', when: ['drawn', 'under-way'] }],
  'round.close': [{ roles: ['qa-lead'], reach: 'authority', when: ['under-way'] }],
  // Whoever may read every case counted sees every figure; everyone else sees figures with small numbers protected.
  // Figures of the whole council over time, without cases.
  'insight.read': [{ roles: ['service-manager', ...leaders], reach: 'authority' }],
  'round.report': [
    { roles: [...leaders], reach: 'authority' },
    {
      roles: ['auditor', 'moderator', 'practitioner', 'team-manager', 'scrutiny-member'],
      reach: 'published',
      when: ['closed'],
    },
  ],

  'audit.answer': [{ roles: ['auditor'], reach: 'allocated', when: ['allocated', 'in-progress'], never: ['own-case'] }],
  'audit.submit': [{ roles: ['auditor'], reach: 'allocated', when: ['allocated', 'in-progress'], never: ['own-case'] }],
  'audit.correct': [{ roles: ['auditor'], reach: 'allocated', when: ['submitted', 'moderated'], never: ['own-case'] }],
  'audit.read': auditReaders,
  // Names auditors beside how their grades compare: for those who moderate and those who answer for auditing.
  'agreement.read': [{ roles: ['moderator', ...leaders], reach: 'authority' }],
  'audit.moderate': [
    {
      roles: ['moderator', 'qa-lead'],
      reach: 'authority',
      when: ['submitted'],
      never: ['own-audit', 'own-case', 'own-service'],
    },
    {
      roles: ['head-of-service'],
      reach: 'authority',
      when: ['submitted'],
      never: ['own-audit', 'own-case', 'own-service'],
      provided: 'head-moderates-inadequate',
    },
  ],
  ...permissionsOfTheSecondLook,
  'moderation-rule.set': [{ roles: ['qa-lead'], reach: 'authority' }],

  ...permissionsBesideTheAudit,

  // Closing the loop on inadequate work: those who answer for the case, and the lead who decides.
  're-audit.read': [
    { roles: ['team-manager'], reach: 'team' },
    { roles: ['service-manager'], reach: 'locality' },
    { roles: [...leaders], reach: 'authority' },
  ],
  're-audit.decide': [{ roles: ['qa-lead'], reach: 'authority' }],
  // Private to the pair. Everyone is named, so that to all others it does not exist: no leader is told that there is something to see.
  'supervision-audits.list': [{ roles: ['team-manager', 'practitioner'], reach: 'authority' }],
  'supervision-audit.begin': [{ roles: ['team-manager'], reach: 'team', never: ['own-case'] }],
  'supervision-audit.answer': [{ roles: everyone, reach: 'supervises' }],
  'supervision-audit.read': [
    { roles: everyone, reach: 'supervises' },
    { roles: everyone, reach: 'shared-with' },
  ],
  // Counts of the whole council, with small ones hidden; no way down to an audit.
  'supervision-completion.read': [{ roles: ['service-manager', ...leaders], reach: 'authority' }],

  // What audits taught, approved by a second person, is for all.
  'learning-message.read': [{ roles: everyone, reach: 'published' }],
  'learning-message.word': [{ roles: ['qa-lead', 'principal-social-worker'], reach: 'authority' }],
  'learning-message.approve': [{ roles: [...leaders], reach: 'authority' }],
  // Published examples name nobody and are for all; wordings and proposals are for those who work on them. The principal social worker
  // assures what is published (founding report, 6.5).
  'evidence-bank.read': [{ roles: everyone, reach: 'published' }],
  'evidence-bank.use': [
    {
      roles: ['auditor', 'practitioner', 'team-manager', 'moderator', 'service-manager', ...leaders],
      reach: 'published',
    },
  ],
  'evidence-bank.word': [{ roles: ['principal-social-worker', 'qa-lead'], reach: 'authority' }],
  'evidence-bank.publish': [{ roles: ['principal-social-worker'], reach: 'authority' }],

  // The year's plan, its register, and what others said: figures and words about activities, never a case.
  'programme.read': [
    { roles: ['auditor', 'moderator', 'team-manager', 'service-manager', ...leaders], reach: 'authority' },
  ],
  'programme.plan': [{ roles: ['qa-lead'], reach: 'authority' }],

  // Actions: from an audit they are seen by those who do them once its result is. Nobody closes, or gives more time to, their own.
  'action.read': [
    ...seesResult({ roles: actionOwners, reach: 'owned' }),
    ...seesResult({ roles: ['team-manager'], reach: 'team' }),
    ...seesResult({ roles: ['service-manager'], reach: 'locality' }),
    { roles: ['auditor'], reach: 'allocated' },
    { roles: [...leaders], reach: 'authority' },
  ],
  'action.do': [...seesResult({ roles: actionOwners, reach: 'owned' })],
  'action.give': [
    ...seesResult({ roles: actionOwners, reach: 'owned' }),
    ...seesResult({ roles: ['team-manager'], reach: 'team' }),
    ...seesResult({ roles: ['service-manager'], reach: 'locality' }),
    { roles: [...leaders], reach: 'authority' },
  ],
  'action.move-due': [...answersForActions],
  'action.verify': [...answersForActions],
  'action.close-without': [
    { roles: ['team-manager'], reach: 'team', when: ['moderated', 'closed'], never: ['own-action'] },
    { roles: ['qa-lead'], reach: 'authority', never: ['own-action'] },
  ],
  'action.open': [
    { roles: ['team-manager'], reach: 'team' },
    { roles: ['service-manager'], reach: 'locality' },
    { roles: [...leaders], reach: 'authority' },
  ],
  'action.set': [{ roles: ['qa-lead'], reach: 'authority' }],

  // The yearly report to councillors: written by one person, released by another. Members read what is released.
  'scrutiny-report.write': [{ roles: ['qa-lead'], reach: 'authority' }],
  'scrutiny-report.release': [{ roles: ['head-of-service', 'director'], reach: 'authority', never: ['own-report'] }],
  'scrutiny-report.read': [
    { roles: [...leaders], reach: 'authority' },
    { roles: ['scrutiny-member'], reach: 'published' },
  ],
  'hearing-preference.choose': [{ roles: ['scrutiny-member'], reach: 'published' }],
  'hearing-preference.read': [{ roles: ['qa-lead', 'head-of-service', 'director'], reach: 'authority' }],

  // Learning shared with teams: by those who answer for learning, seen by the teams and those above them. Never a list of who read.
  'shared-learning.share': [{ roles: ['qa-lead', 'principal-social-worker'], reach: 'authority' }],
  'shared-learning.read': [
    { roles: ['auditor', 'practitioner', 'team-manager', 'moderator'], reach: 'team' },
    { roles: ['service-manager'], reach: 'locality' },
    { roles: [...leaders], reach: 'authority' },
  ],
  'shared-learning.say': [{ roles: ['team-manager'], reach: 'team' }],
  // Members of the council choose at their own page how they hear.
  'news.choose': [{ roles: everyone.filter(role => role !== 'scrutiny-member'), reach: 'authority' }],
  'mail.look-after': [{ roles: ['administrator', 'qa-lead'], reach: 'authority' }],
  // Practice cases hold no case of the council. Who keeps them knows the panel's grades, and so does not grade them.
  'calibration.read': [{ roles: ['auditor', 'moderator', 'qa-lead', 'principal-social-worker'], reach: 'authority' }],
  'calibration.grade': [{ roles: ['auditor', 'moderator'], reach: 'authority' }],
  'calibration.run': [{ roles: ['qa-lead'], reach: 'authority' }],
  'practice-case.keep': [{ roles: ['qa-lead', 'principal-social-worker'], reach: 'authority' }],

  'people.read': [{ roles: ['administrator', 'qa-lead'], reach: 'authority' }],
  'people.change': [{ roles: ['administrator'], reach: 'authority' }],
  'activity.read': [{ roles: ['qa-lead', 'administrator'], reach: 'authority' }],
})

export type Permission = keyof typeof permissions
