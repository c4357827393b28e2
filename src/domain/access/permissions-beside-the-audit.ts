/** What stands beside an audit: worries about a child's safety, the practitioner's part, and what the family says. Part of the table of permissions. */
import { auditReaders, leaders, practitionerSeesResult, rows, seesResult } from './role-groups.ts'
import type { Role } from './roles.ts'

const concernRaisers: readonly Role[] = ['auditor', 'moderator', ...leaders, 'practitioner', 'team-manager']

export const permissionsBesideTheAudit = rows({
  'safety-concern.raise': auditReaders,
  // Whoever raised a concern follows it; a practitioner does not read what others raised about a case of theirs.
  'safety-concern.read': [
    { roles: concernRaisers, reach: 'raised' },
    { roles: ['auditor'], reach: 'allocated' },
    { roles: ['moderator'], reach: 'authority', when: ['submitted', 'moderated', 'closed'] },
    { roles: ['team-manager'], reach: 'team' },
    { roles: ['service-manager'], reach: 'locality' },
    { roles: [...leaders], reach: 'authority' },
  ],
  'safety-concern.tell': [{ roles: concernRaisers, reach: 'raised' }],
  'safety-concern.respond': [
    { roles: ['team-manager'], reach: 'team', never: ['own-concern'] },
    { roles: ['service-manager'], reach: 'locality', never: ['own-concern'] },
    { roles: ['head-of-service', 'director'], reach: 'authority', never: ['own-concern'] },
  ],
  'safety-concern.close': [{ roles: ['qa-lead'], reach: 'authority', never: ['own-response'] }],
  'safety-clock.set': [{ roles: ['qa-lead'], reach: 'authority' }],
  // The practitioner's part: told of every audit of a case they hold, and never shown a draft.
  'audit.take-part': [{ roles: ['practitioner'], reach: 'own-case' }],
  'audit.reflect': [{ roles: ['practitioner'], reach: 'own-case', when: ['allocated', 'in-progress'] }],
  'audit.reply': [...practitionerSeesResult],
  'audit.read-reflection': [
    { roles: ['auditor'], reach: 'allocated' },
    { roles: ['moderator'], reach: 'authority', when: ['submitted', 'moderated', 'closed'] },
    { roles: [...leaders], reach: 'authority' },
    ...seesResult({ roles: ['team-manager'], reach: 'team' }),
  ],
  'audit.record-conversation': [
    { roles: ['auditor'], reach: 'allocated', when: ['allocated', 'in-progress'], never: ['own-case'] },
  ],
  'audit.answer-practitioner': [
    { roles: ['auditor'], reach: 'allocated', never: ['own-case'] },
    {
      roles: ['moderator'],
      reach: 'authority',
      when: ['submitted', 'moderated', 'closed'],
      never: ['own-case'],
    },
    { roles: ['qa-lead'], reach: 'authority', never: ['own-case'] },
  ],
  'practitioner-replies.read': [{ roles: leaders, reach: 'authority' }],
  'result-choice.make': [{ roles: ['qa-lead'], reach: 'authority' }],
  // The family may call back after the audit was handed in; what they say stands beside it and changes nothing in it.
  'audit.ask-family': [
    {
      roles: ['auditor'],
      reach: 'allocated',
      when: ['allocated', 'in-progress', 'submitted', 'moderated'],
      never: ['own-case'],
    },
  ],
  'audit.read-family': [
    { roles: ['auditor'], reach: 'allocated' },
    { roles: ['moderator'], reach: 'authority', when: ['submitted', 'moderated', 'closed'] },
    { roles: ['qa-lead'], reach: 'authority' },
    { roles: ['practitioner'], reach: 'own-case', when: ['submitted', 'moderated', 'closed'] },
  ],
})
