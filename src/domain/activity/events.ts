/**
 * Every deed that is recorded, as one union, and one function from a deed to words. An event carries references and counts,
 * never a child's name, an auditor's text or a grade's reason. `subject` names the chain it belongs to: `audit:A-2018-0412`.
 */
import type { Grade } from '../grades/grade.ts'
import type { Step } from '../safety-concerns/clocks.ts'
import type { SafeNow, Severity } from '../safety-concerns/severity.ts'

export type ActivityEvent =
  | { type: 'account.signed-in'; subject: `staff:${string}`; how: 'password' | 'demonstration' }
  | { type: 'account.signed-out'; subject: `staff:${string}` }
  | { type: 'account.password-set'; subject: `staff:${string}` }
  | { type: 'people.imported'; subject: 'people'; added: number; changed: number }
  | { type: 'authority.created'; subject: 'people'; name: string }
  | { type: 'case-import.started'; subject: `import:${string}`; files: number }
  | { type: 'case-import.read'; subject: `import:${string}`; read: number; refused: number; cases: number }
  | { type: 'case-import.mapping-wanted'; subject: `import:${string}` }
  | { type: 'case-import.mapped'; subject: `import:${string}`; kind: string; columns: number }
  | { type: 'case-import.refused'; subject: `import:${string}`; because: string }
  | { type: 'case-import.accepted'; subject: `import:${string}`; cases: number }
  | { type: 'case-import.discarded'; subject: `import:${string}` }
  | { type: 'case-import.undone'; subject: `import:${string}` }
  | { type: 'case-import.team-matched'; subject: `import:${string}`; teams: number }
  | { type: 'tool.published'; subject: `tool:${string}`; version: number }
  | { type: 'tool.draft-begun'; subject: `tool:${string}`; version: number }
  | { type: 'tool.draft-changed'; subject: `tool:${string}`; revision: number; part: string }
  | { type: 'tool.draft-discarded'; subject: `tool:${string}`; revision: number }
  | { type: 'round.opened'; subject: `round:${string}`; title: string }
  | { type: 'round.drawn'; subject: `round:${string}`; seed: string; frame: number; drawn: number }
  | { type: 'round.allocated'; subject: `round:${string}`; audits: number; auditors: number }
  | { type: 'auditor.profile-set'; subject: `staff:${string}` }
  | { type: 'auditor.read'; subject: `staff:${string}` }
  | { type: 'auditor.conflict-declared'; subject: `staff:${string}`; about: 'case' | 'practitioner' | 'team' }
  | { type: 'auditor.conflict-ended'; subject: `staff:${string}` }
  | { type: 'auditor.exemption-asked'; subject: `staff:${string}`; months: string }
  | { type: 'auditor.exemption-decided'; subject: `staff:${string}`; approved: boolean; months: string }
  | { type: 'auditing.settings-set'; subject: 'auditing-settings'; workingDays: number }
  | { type: 'round.case-removed'; subject: `round:${string}`; caseReference: string; replacedBy: string | null }
  | { type: 'round.allocation-changed'; subject: `round:${string}`; caseReference: string }
  | { type: 'allocation.accepted'; subject: `audit:${string}` }
  | { type: 'allocation.declined'; subject: `audit:${string}`; conflict: boolean }
  | { type: 'allocation.ended'; subject: `audit:${string}` }
  | { type: 'audit.set-aside'; subject: `audit:${string}` }
  | { type: 'round.closed'; subject: `round:${string}`; audits: number; unfinished: number }
  | { type: 'round.report-read'; subject: `round:${string}`; format: string }
  | { type: 'audit.allocated'; subject: `audit:${string}`; auditor: string }
  | { type: 'audit.read'; subject: `audit:${string}` }
  | { type: 'audit.answered'; subject: `audit:${string}`; section: string; answers: number }
  | { type: 'audit.submitted'; subject: `audit:${string}`; grade: Grade | 'not-graded'; digest: string }
  | { type: 'audit.returned'; subject: `audit:${string}` }
  | { type: 'audit.correction-begun'; subject: `audit:${string}` }
  | { type: 'family-feedback.read'; subject: `audit:${string}` }
  | { type: 'family-feedback.attempted'; subject: `audit:${string}`; outcome: string }
  | { type: 'family-feedback.recorded'; subject: `audit:${string}`; answers: number }
  | { type: 'family-feedback.corrected'; subject: `audit:${string}`; answers: number }
  | { type: 'family-feedback.link-made'; subject: `audit:${string}`; days: number }
  | { type: 'family-feedback.link-withdrawn'; subject: `audit:${string}` }
  | { type: 'family-feedback.link-opened'; subject: `audit:${string}` }
  | { type: 'family-feedback.answered'; subject: `audit:${string}`; answers: number }
  | {
      type: 'audit.moderated'
      subject: `audit:${string}`
      auditorGrade: Grade
      moderatorGrade: Grade
      agreedGrade: Grade
    }
  | { type: 'audit.graded-blind'; subject: `audit:${string}`; moderatorGrade: Grade }
  | { type: 'dispute.raised'; subject: `audit:${string}` }
  | { type: 'dispute.withdrawn'; subject: `audit:${string}` }
  | { type: 'dispute.decided'; subject: `audit:${string}`; agreedGrade: Grade; decidedGrade: Grade }
  | { type: 'dispute.read'; subject: `audit:${string}` }
  | { type: 'dispute.settings-set'; subject: 'dispute-settings'; raiseDays: number; decideDays: number }
  | { type: 'audit.commented'; subject: `audit:${string}`; question: string }
  | { type: 'audit.comments-resolved'; subject: `audit:${string}`; question: string }
  | { type: 'audit.comments-read'; subject: `audit:${string}` }
  | { type: 'moderation-rule.set'; subject: 'moderation-rule'; number: number }
  | { type: 'safety-concern.raised'; subject: `safety-concern:${string}`; audit: string; severity: Severity }
  | { type: 'safety-concern.read'; subject: `safety-concern:${string}` }
  | { type: 'safety-concern.told'; subject: `safety-concern:${string}` }
  | { type: 'safety-concern.notified'; subject: `safety-concern:${string}`; step: Step; people: number }
  | { type: 'safety-concern.responded'; subject: `safety-concern:${string}`; safe: SafeNow }
  | { type: 'safety-concern.closed'; subject: `safety-concern:${string}` }
  | { type: 'safety-clock.set'; subject: 'safety-clocks'; changed: number }
  | { type: 'practitioner.told'; subject: `audit:${string}`; practitioner: string }
  | { type: 'practitioner.seen'; subject: `audit:${string}` }
  | { type: 'reflection.kept'; subject: `audit:${string}`; number: number }
  | { type: 'reflection.read'; subject: `audit:${string}` }
  | { type: 'conversation.recorded'; subject: `audit:${string}`; manner: string }
  | { type: 'reply.written'; subject: `audit:${string}`; stance: string }
  | { type: 'reply.read'; subject: `audit:${string}` }
  | { type: 'reply.answered'; subject: `audit:${string}`; to: 'reply' | 'reflection' }
  | { type: 'timeliness.cases-read'; subject: `measure:${string}` }
  | { type: 'timeliness.conventions-set'; subject: 'timeliness-settings' }
  | { type: 'data-quality.read'; subject: `rule:${string}` }
  | { type: 'tracking.read'; subject: `board:${string}` }
  | { type: 'tracking.read-case'; subject: `case:${string}`; board: string }
  | { type: 'round.case-added'; subject: `round:${string}`; caseReference: string; because: string }
  | { type: 'programme.activity-added'; subject: `programme:${string}`; year: number }
  | { type: 'programme.activity-changed'; subject: `programme:${string}`; version: number }
  | { type: 'programme.activity-cancelled'; subject: `programme:${string}` }
  | { type: 'programme.activity-carried-over'; subject: `programme:${string}`; from: string }
  | { type: 'programme.output-recorded'; subject: `programme:${string}`; state: string }
  | { type: 'programme.minimum-set'; subject: 'programme-minimum'; measure: string; least: number | null }
  | { type: 'external-grade.recorded'; subject: `external-grade:${string}`; corrects: string | null }
  | { type: 're-audit.owed'; subject: `re-audit:${string}`; audit: string; grade: Grade; dueOn: string }
  | { type: 're-audit.read'; subject: `re-audit:${string}` }
  | { type: 're-audit.waived'; subject: `re-audit:${string}`; reason: string }
  | { type: 're-audit.settings-set'; subject: 're-audit-settings'; months: number; alsoRequiresImprovement: boolean }
  | { type: 'action.opened'; subject: `action:${string}`; source: string; dueOn: string }
  | { type: 'action.opened-by-audit'; subject: `action:${string}`; audit: string; dueOn: string }
  | { type: 'action.read'; subject: `action:${string}` }
  | { type: 'action.list-read'; subject: 'actions'; actions: number }
  | { type: 'action.given'; subject: `action:${string}` }
  | { type: 'action.due-moved'; subject: `action:${string}`; dueOn: string }
  | { type: 'action.progress-noted'; subject: `action:${string}` }
  | { type: 'action.said-done'; subject: `action:${string}` }
  | { type: 'action.verified'; subject: `action:${string}` }
  | { type: 'action.sent-back'; subject: `action:${string}` }
  | { type: 'action.closed-without'; subject: `action:${string}` }
  | { type: 'action.loop-checked'; subject: `action:${string}`; changed: string }
  | { type: 'action.settings-set'; subject: 'action-settings'; loopWeeks: number }
  | { type: 'scrutiny-report.begun'; subject: `scrutiny-report:${string}`; title: string }
  | { type: 'scrutiny-report.numbers-gathered'; subject: `scrutiny-report:${string}`; number: number }
  | { type: 'scrutiny-report.written'; subject: `scrutiny-report:${string}`; passage: string; version: number }
  | { type: 'scrutiny-report.released'; subject: `scrutiny-report:${string}`; numbers: number }
  | { type: 'scrutiny-report.read'; subject: `scrutiny-report:${string}`; format: string }
  | { type: 'hearing-preference.chosen'; subject: `staff:${string}`; number: number }
  | { type: 'tracking.noted'; subject: `case:${string}`; board: string; kind: 'note' | 'decision' }
  | { type: 'supervision-audit.begun'; subject: `supervision-audit:${string}` }
  | { type: 'supervision-audit.answered'; subject: `supervision-audit:${string}`; answers: number }
  | { type: 'supervision-audit.shared'; subject: `supervision-audit:${string}`; digest: string }
  | { type: 'supervision-audit.read'; subject: `supervision-audit:${string}` }
  | { type: 'case.facts-read'; subject: `case:${string}` }
  | { type: 'evidence-bank.worded'; subject: `example:${string}`; wording: number }
  | { type: 'evidence-bank.published'; subject: `example:${string}`; wording: number }
  | { type: 'evidence-bank.withdrawn'; subject: `example:${string}` }
  | { type: 'evidence-bank.passed-over'; subject: `audit:${string}` }
  | { type: 'evidence-bank.used'; subject: `example:${string}`; usedFor: string }
  | { type: 'round.frame-read'; subject: `round:${string}` }
  | { type: 'finding.read'; subject: `audit:${string}` }
  | { type: 'learning-message.worded'; subject: `learning-message:${string}`; wording: number }
  | { type: 'learning-message.approved'; subject: `learning-message:${string}`; number: number }
  | { type: 'learning-message.withdrawn'; subject: `learning-message:${string}` }
  | { type: 'framework.changed'; subject: 'framework'; part: string; number: number }
  | { type: 'good-practice.read'; subject: `audit:${string}` }
  | { type: 'learning.shared'; subject: `shared-learning:${string}`; teams: number }
  | { type: 'learning.taken-back'; subject: `shared-learning:${string}` }
  | { type: 'learning.marked-read'; subject: `shared-learning:${string}` }
  | { type: 'learning.discussed'; subject: `shared-learning:${string}`; team: string }
  | { type: 'learning.changed-something'; subject: `shared-learning:${string}`; team: string }
  | { type: 'news.choice-made'; subject: `staff:${string}`; number: number }
  | { type: 'mail.queued'; subject: 'mail'; mails: number }
  | { type: 'mail.sent'; subject: `mail:${string}` }
  | { type: 'mail.put-off'; subject: `mail:${string}`; tries: number }
  | { type: 'mail.given-up'; subject: `mail:${string}`; tries: number }
  | { type: 'mail.asked-again'; subject: `mail:${string}` }
  | { type: 'practice-case.written'; subject: `practice-case:${string}`; version: number }
  | { type: 'practice-case.published'; subject: `practice-case:${string}`; version: number }
  | { type: 'practice-case.withdrawn'; subject: `practice-case:${string}` }
  | { type: 'practice-case.grading-saved'; subject: `practice-case:${string}` }
  | { type: 'practice-case.graded'; subject: `practice-case:${string}`; exercise: string | null }
  | { type: 'practice-case.reflected'; subject: `practice-case:${string}` }
  | { type: 'calibration.begun'; subject: `calibration:${string}`; invited: number; closesOn: string }
  | { type: 'calibration.closed'; subject: `calibration:${string}`; submitted: number; invited: number }
  | { type: 'calibration.result-read'; subject: `calibration:${string}`; format: string }
  | { type: 'calibration.discussed'; subject: `calibration:${string}`; number: number }
  | { type: 'calibration.settings-set'; subject: 'practice-setting'; casesFirst: number }
  | { type: 'result-choice.made'; subject: 'result-choice'; after: 'submission' | 'moderation' }

export type ActivityType = ActivityEvent['type']
export type EventOf<Type extends ActivityType> = Extract<ActivityEvent, { type: Type }>
