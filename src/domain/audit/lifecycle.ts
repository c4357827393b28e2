/**
 * An audit from allocation to closing, said once. Buttons, guards, banners, the record of activity and the state diagram come from
 * this table. Where an audit stands is read from its records (the view `audit_standing`), never stored.
 */
import type { Permission } from '../access/permissions.ts'
import type { ActivityType } from '../activity/events.ts'

export type AuditState = 'allocated' | 'in-progress' | 'submitted' | 'moderated' | 'closed' | 'set-aside'
export type AuditAction = 'answer' | 'submit' | 'moderate' | 'return' | 'correct'

export interface AuditStep {
  readonly to: AuditState
  readonly permission: Permission
  readonly label: string
  readonly announces: ActivityType
  /** The code of the sentence that is told once it is done (ui/banners.ts). */
  readonly done: string
  readonly needs: 'nothing' | 'every-required-answer' | 'reason-if-changed' | 'reason'
}

const answer: AuditStep = {
  to: 'in-progress',
  permission: 'audit.answer',
  label: 'Save and continue',
  announces: 'audit.answered',
  done: 'section-saved',
  needs: 'nothing',
}
const submit: AuditStep = {
  to: 'submitted',
  permission: 'audit.submit',
  label: 'Submit the audit',
  announces: 'audit.submitted',
  done: 'audit-submitted',
  needs: 'every-required-answer',
}
/** The next version of an audit that was handed in. What was handed in stays as it was. */
const correct: AuditStep = {
  to: 'in-progress',
  permission: 'audit.correct',
  label: 'Correct this audit',
  announces: 'audit.correction-begun',
  done: 'audit-correction-begun',
  needs: 'reason',
}

export const auditLifecycle: Readonly<Record<AuditState, Partial<Readonly<Record<AuditAction, AuditStep>>>>> = {
  allocated: { answer },
  'in-progress': { answer, submit },
  submitted: {
    moderate: {
      to: 'moderated',
      permission: 'audit.moderate',
      label: 'Record the moderation',
      announces: 'audit.moderated',
      done: 'audit-moderated',
      needs: 'reason-if-changed',
    },
    return: {
      to: 'in-progress',
      permission: 'audit.moderate',
      label: 'Return to the auditor',
      announces: 'audit.returned',
      done: 'audit-returned',
      needs: 'reason',
    },
    correct,
  },
  // Closing is the round's deed: its audits close with it.
  moderated: { correct },
  closed: {},
  // Its case was taken out of the sample, or given to somebody else. What was answered is kept.
  'set-aside': {},
}
