/** What follows a second look: comments on questions, and disagreement with a grade. Part of the table of permissions. */
import { leaders, rows } from './role-groups.ts'

export const permissionsOfTheSecondLook = rows({
  // What auditor and moderator say about questions, and the way to disagree: the third person is nobody of the first two, nor of the case.
  'audit.comment': [
    { roles: ['auditor'], reach: 'allocated', when: ['in-progress', 'submitted'] },
    {
      roles: ['moderator'],
      reach: 'authority',
      when: ['submitted'],
      never: ['own-audit', 'own-case', 'own-service'],
    },
  ],
  'audit.read-comments': [
    { roles: ['auditor'], reach: 'allocated' },
    { roles: ['moderator'], reach: 'authority', when: ['submitted', 'moderated', 'closed'] },
    { roles: [...leaders], reach: 'authority' },
  ],
  'dispute.raise': [{ roles: ['auditor'], reach: 'allocated', when: ['moderated'] }],
  'dispute.decide': [
    {
      roles: ['qa-lead', 'head-of-service'],
      reach: 'authority',
      when: ['moderated', 'closed'],
      never: ['own-audit', 'own-case', 'own-service', 'own-look'],
    },
  ],
  'dispute.set': [{ roles: ['qa-lead'], reach: 'authority' }],
})
