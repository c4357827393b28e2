/** Each kind of event of the record of activity in words, as people read it after the name of whoever did it. */
import type { ActivityEvent, ActivityType, EventOf } from './events.ts'

const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`
const after = (subject: string): string => subject.slice(subject.indexOf(':') + 1)

type Describe = { readonly [Type in ActivityType]: (event: EventOf<Type>) => string }

const describers: Describe = {
  'account.signed-in': event => (event.how === 'password' ? 'signed in' : 'signed in to the demonstration'),
  'account.signed-out': () => 'signed out',
  'account.password-set': () => 'set a password',
  'people.imported': event => `brought in people: ${event.added} added, ${event.changed} changed`,
  'authority.created': event => `set up ${event.name}`,
  'case-import.started': event => `started to bring in ${plural(event.files, 'file')} of cases`,
  'case-import.read': event =>
    `read a case list: ${plural(event.cases, 'case')} from ${plural(event.read, 'row')}, ${plural(event.refused, 'row')} not read`,
  'case-import.mapping-wanted': () => 'brought in a file of the council’s own, whose columns are to be named',
  'case-import.mapped': event => `said what ${plural(event.columns, 'column')} of a file hold, read as ${event.kind}`,
  'case-import.refused': event => `brought a case list that could not be read (${event.because})`,
  'case-import.accepted': event => `accepted a case list of ${plural(event.cases, 'case')}`,
  'case-import.discarded': () => 'discarded a case list',
  'case-import.undone': () => 'took back a case list that had been accepted',
  'case-import.team-matched': event => `matched ${plural(event.teams, 'team name')}`,
  'tool.published': event => `published version ${event.version} of the audit tool ${after(event.subject)}`,
  'tool.draft-begun': event => `began a draft of version ${event.version} of the audit tool ${after(event.subject)}`,
  'tool.draft-changed': event => `changed the draft of the audit tool ${after(event.subject)} (${event.part})`,
  'tool.draft-discarded': event => `discarded the draft of the audit tool ${after(event.subject)}`,
  'round.opened': event => `opened the round “${event.title}”`,
  'round.drawn': event => `drew ${plural(event.drawn, 'case')} from ${event.frame}, with the seed ${event.seed}`,
  'round.allocated': event => `allocated ${plural(event.audits, 'audit')} to ${plural(event.auditors, 'auditor')}`,
  'auditor.profile-set': () => 'set how much an auditor can take, and what they were trained for',
  'auditor.read': () => 'read what is kept of an auditor',
  'auditor.conflict-declared': event => `declared a conflict with a ${event.about}`,
  'auditor.conflict-ended': () => 'ended a declared conflict',
  'auditor.exemption-asked': event => `asked for an exemption from auditing for ${event.months}`,
  'auditor.exemption-decided': event =>
    `${event.approved ? 'approved' : 'did not approve'} an exemption from auditing for ${event.months}`,
  'auditing.settings-set': event => `set ${plural(event.workingDays, 'working day')} for an audit`,
  'round.case-removed': event =>
    `took ${event.caseReference} out of the sample of ${after(event.subject)}${event.replacedBy === null ? ', with no reserve left' : `, and ${event.replacedBy} came in`}`,
  'round.allocation-changed': event => `gave ${event.caseReference} of ${after(event.subject)} to another auditor`,
  'allocation.accepted': event => `accepted audit ${after(event.subject)} and declared no conflict`,
  'allocation.declined': event => `declined audit ${after(event.subject)}${event.conflict ? ' for a conflict' : ''}`,
  'allocation.ended': event => `ended the allocation of audit ${after(event.subject)}`,
  'audit.set-aside': event => `set audit ${after(event.subject)} aside`,
  'round.closed': event =>
    `closed the round with ${plural(event.audits, 'moderated audit')} and ${event.unfinished} not finished`,
  'round.report-read': event => `took the report of ${after(event.subject)} as ${event.format}`,
  'audit.allocated': event => `allocated audit ${after(event.subject)} to ${event.auditor}`,
  'audit.read': event => `read audit ${after(event.subject)}`,
  'audit.answered': event =>
    `answered ${plural(event.answers, 'question')} of audit ${after(event.subject)} (${event.section})`,
  'audit.submitted': event => `submitted audit ${after(event.subject)}`,
  'audit.returned': event => `returned audit ${after(event.subject)} to its auditor`,
  'audit.correction-begun': event => `opened audit ${after(event.subject)} again to correct it`,
  'family-feedback.read': event => `read what the family said, for audit ${after(event.subject)}`,
  'family-feedback.attempted': event =>
    `recorded an attempt to ask the family, for audit ${after(event.subject)} (${event.outcome})`,
  'family-feedback.recorded': event =>
    `recorded ${plural(event.answers, 'answer')} of the family, for audit ${after(event.subject)}`,
  'family-feedback.corrected': event =>
    `corrected what was recorded of the family’s answers, for audit ${after(event.subject)}`,
  'family-feedback.link-made': event =>
    `made a private link for the family, for audit ${after(event.subject)}, open for ${plural(event.days, 'day')}`,
  'family-feedback.link-withdrawn': event =>
    `withdrew a private link for the family, for audit ${after(event.subject)}`,
  'family-feedback.link-opened': event => `opened the family’s private link of audit ${after(event.subject)}`,
  'family-feedback.answered': event =>
    `gave ${plural(event.answers, 'answer')} through the family’s private link of audit ${after(event.subject)}`,
  'audit.moderated': event => `moderated audit ${after(event.subject)}`,
  'audit.graded-blind': event => `graded audit ${after(event.subject)} before seeing the auditor’s grade`,
  'dispute.raised': event => `disagreed with the agreed grade of audit ${after(event.subject)}`,
  'dispute.withdrawn': event => `withdrew the disagreement about audit ${after(event.subject)}`,
  'dispute.decided': event => `decided the disagreement about audit ${after(event.subject)}`,
  'dispute.read': event => `read the disagreement about audit ${after(event.subject)}`,
  'dispute.settings-set': event =>
    `set ${plural(event.raiseDays, 'working day')} to disagree with a grade and ${event.decideDays} to decide`,
  'audit.commented': event => `commented on a question of audit ${after(event.subject)} (${event.question})`,
  'audit.comments-resolved': event =>
    `resolved the comments on a question of audit ${after(event.subject)} (${event.question})`,
  'audit.comments-read': event => `read the comments on audit ${after(event.subject)}`,
  'moderation-rule.set': () => 'set which audits are moderated, and how',
  'safety-concern.raised': event =>
    `raised safety concern ${after(event.subject)} (${event.severity}) from audit ${event.audit}`,
  'safety-concern.read': event => `read safety concern ${after(event.subject)}`,
  'safety-concern.told': event => `recorded who was told of safety concern ${after(event.subject)}`,
  'safety-concern.notified': event =>
    `had ${plural(event.people, 'person', 'people')} told of safety concern ${after(event.subject)} (${event.step})`,
  'safety-concern.responded': event => `responded to safety concern ${after(event.subject)} (safe now: ${event.safe})`,
  'safety-concern.closed': event => `confirmed and closed safety concern ${after(event.subject)}`,
  'safety-clock.set': event => `set ${plural(event.changed, 'clock')} of safety concerns`,
  'practitioner.told': event => `had ${event.practitioner} told of audit ${after(event.subject)}`,
  'practitioner.seen': event => `saw that audit ${after(event.subject)} is of a case they hold`,
  'reflection.kept': event => `wrote version ${event.number} of a reflection on audit ${after(event.subject)}`,
  'reflection.read': event => `read the practitioner’s reflection on audit ${after(event.subject)}`,
  'conversation.recorded': event => `recorded a conversation with the practitioner for audit ${after(event.subject)}`,
  'reply.written': event => `replied to audit ${after(event.subject)}`,
  'reply.read': event => `read the practitioner’s reply to audit ${after(event.subject)}`,
  'reply.answered': event => `answered the practitioner’s ${event.to} on audit ${after(event.subject)}`,
  'timeliness.conventions-set': () => 'set how timeliness is counted',
  'timeliness.cases-read': event => `read which cases are measured by ${after(event.subject)}`,
  'data-quality.read': event => `read where the rule ${after(event.subject)} found something`,
  'tracking.read-case': event => `read case ${after(event.subject)} on the tracking board ${event.board}`,
  'round.case-added': event =>
    `put case ${event.caseReference} into the sample of ${after(event.subject)} by hand (${event.because})`,
  'programme.activity-added': event =>
    `added ${after(event.subject)} to the programme of ${event.year} to ${event.year + 1}`,
  'programme.activity-changed': event => `wrote version ${event.version} of ${after(event.subject)} of the programme`,
  'programme.activity-cancelled': event => `cancelled ${after(event.subject)} of the programme`,
  'programme.activity-carried-over': event =>
    `carried ${event.from} over to the next year’s programme, as ${after(event.subject)}`,
  'programme.output-recorded': event =>
    `recorded what came of ${after(event.subject)} of the programme (${event.state})`,
  'programme.minimum-set': event =>
    event.least === null
      ? 'set no minimum for how many cases are audited'
      : `set the least of cases audited in twelve months to ${event.least}${event.measure === 'share' ? '%' : ''}`,
  'external-grade.recorded': event =>
    `recorded what others judged, as ${after(event.subject)}${event.corrects === null ? '' : `, in place of ${event.corrects}`}`,
  're-audit.owed': event => `made re-audit ${after(event.subject)} owed, after audit ${event.audit}`,
  're-audit.read': event => `read re-audit ${after(event.subject)}, with the audits before and after`,
  're-audit.waived': event => `waived re-audit ${after(event.subject)} (${event.reason})`,
  'scrutiny-report.begun': event => `began the report to scrutiny members ${after(event.subject)}`,
  'scrutiny-report.numbers-gathered': event =>
    `gathered the numbers of the report to members ${after(event.subject)} (set ${event.number})`,
  'scrutiny-report.written': event =>
    `wrote version ${event.version} of “${event.passage}” in the report to members ${after(event.subject)}`,
  'scrutiny-report.released': event => `released the report to scrutiny members ${after(event.subject)}`,
  'scrutiny-report.read': event => `read the report to scrutiny members ${after(event.subject)} (${event.format})`,
  'hearing-preference.chosen': () => 'chose how and when to hear of what was learnt',
  're-audit.settings-set': event =>
    `set when cases are audited again: within ${plural(event.months, 'month')} of the grade`,
  'supervision-audit.begun': () => 'began an audit before supervision',
  'supervision-audit.answered': event => `saved ${plural(event.answers, 'answer')} of an audit before supervision`,
  'supervision-audit.shared': () => 'shared an audit before supervision with the practitioner',
  'supervision-audit.read': () => 'read an audit before supervision',
  'action.opened': event => `opened action ${after(event.subject)}, from a ${event.source}, due on ${event.dueOn}`,
  'action.opened-by-audit': event =>
    `opened action ${after(event.subject)} by handing in audit ${event.audit}, due on ${event.dueOn}`,
  'action.read': event => `read action ${after(event.subject)}`,
  'action.list-read': event => `read a list of ${plural(event.actions, 'action')}`,
  'action.given': event => `gave action ${after(event.subject)} to another owner`,
  'action.due-moved': event => `moved the day of action ${after(event.subject)} to ${event.dueOn}`,
  'action.progress-noted': event => `noted progress on action ${after(event.subject)}`,
  'action.said-done': event => `said that action ${after(event.subject)} is done`,
  'action.verified': event => `verified that action ${after(event.subject)} was done`,
  'action.sent-back': event => `sent action ${after(event.subject)} back to its owner`,
  'action.closed-without': event => `closed action ${after(event.subject)} without its being done`,
  'action.loop-checked': event =>
    `said whether the child’s situation changed after action ${after(event.subject)} (${event.changed})`,
  'action.settings-set': event =>
    `set the times of actions: the loop is checked ${plural(event.loopWeeks, 'week')} after verification`,
  'tracking.noted': event =>
    `wrote a ${event.kind} on case ${after(event.subject)} on the tracking board ${event.board}`,
  'tracking.read': event => `read the tracking board ${after(event.subject)}`,
  'case.facts-read': event => `read the facts of case ${after(event.subject)}`,
  'round.frame-read': event => `took away the frame of ${after(event.subject)}’s sample, or its recipe`,
  'finding.read': event => `read findings of audit ${after(event.subject)} on a theme`,
  'learning-message.worded': () => 'put what audits taught into words',
  'learning-message.approved': event => `approved message ${event.number} of what audits taught`,
  'learning-message.withdrawn': () => 'withdrew a message of what audits taught',
  'framework.changed': event => `changed the quality assurance framework: ${event.part} (version ${event.number})`,
  'evidence-bank.worded': event => `put good practice example ${after(event.subject)} into words`,
  'evidence-bank.published': event => `published good practice example ${after(event.subject)}`,
  'evidence-bank.withdrawn': event => `withdrew good practice example ${after(event.subject)}`,
  'evidence-bank.passed-over': event => `passed over a strength that audit ${after(event.subject)} proposed`,
  'evidence-bank.used': event => `used good practice example ${after(event.subject)}`,
  'good-practice.read': event => `read what audit ${after(event.subject)} proposes as good practice`,
  'learning.shared': event => `shared learning with ${plural(event.teams, 'team')} (${after(event.subject)})`,
  'learning.taken-back': event => `took back the shared learning ${after(event.subject)}`,
  'learning.marked-read': event => `said to have read the shared learning ${after(event.subject)}`,
  'learning.discussed': event => `recorded that ${event.team} discussed the shared learning ${after(event.subject)}`,
  'learning.changed-something': event =>
    `recorded what ${event.team} changed after the shared learning ${after(event.subject)}`,
  'news.choice-made': () => 'chose what to hear of, and how',
  'mail.queued': event => `had ${plural(event.mails, 'e-mail')} put in the queue`,
  'mail.sent': () => 'had an e-mail sent',
  'mail.put-off': event => `had an e-mail put off after ${plural(event.tries, 'try', 'tries')}`,
  'mail.given-up': event => `had an e-mail given up after ${plural(event.tries, 'try', 'tries')}`,
  'mail.asked-again': () => 'asked for an e-mail to be tried again',
  'practice-case.written': event => `wrote version ${event.version} of practice case ${after(event.subject)}`,
  'practice-case.published': event => `published version ${event.version} of practice case ${after(event.subject)}`,
  'practice-case.withdrawn': event => `withdrew practice case ${after(event.subject)}`,
  'practice-case.grading-saved': event => `saved a grading of practice case ${after(event.subject)}`,
  'practice-case.graded': event =>
    `graded practice case ${after(event.subject)}${event.exercise === null ? '' : ` in calibration exercise ${event.exercise}`}`,
  'practice-case.reflected': event => `wrote what they take from practice case ${after(event.subject)}`,
  'calibration.begun': event =>
    `began calibration exercise ${after(event.subject)} with ${plural(event.invited, 'person', 'people')}, until ${event.closesOn}`,
  'calibration.closed': event =>
    `closed calibration exercise ${after(event.subject)}: ${event.submitted} of ${event.invited} had submitted`,
  'calibration.result-read': event =>
    `read who graded what in calibration exercise ${after(event.subject)} (${event.format})`,
  'calibration.discussed': event => `wrote what was talked about after calibration exercise ${after(event.subject)}`,
  'calibration.settings-set': event =>
    `set that auditors work through ${plural(event.casesFirst, 'practice case')} before a first audit`,
  'result-choice.made': event => `chose that practitioners see results after ${event.after}`,
}

/** What was done, as the end of a sentence that begins with a person's name: "submitted audit A-2018-0412". */
export function describe(event: ActivityEvent): string {
  return (describers[event.type] as (event: ActivityEvent) => string)(event)
}

export const activityTypes = Object.keys(describers) as ActivityType[]
