/**
 * Every deed that is recorded, as one union, and one function from a deed to words. An event carries references and counts,
 * never a child's name, an auditor's text or a grade's reason. `subject` names the chain it belongs to: `audit:A-2018-0412`.
 */
import type { Grade } from '../grades/grade.ts'

export type ActivityEvent =
  | { type: 'account.signed-in'; subject: `staff:${string}`; how: 'password' | 'demonstration' }
  | { type: 'account.signed-out'; subject: `staff:${string}` }
  | { type: 'account.password-set'; subject: `staff:${string}` }
  | { type: 'people.imported'; subject: 'people'; added: number; changed: number }
  | { type: 'authority.created'; subject: 'people'; name: string }
  | { type: 'case-import.started'; subject: `import:${string}`; files: number }
  | { type: 'case-import.read'; subject: `import:${string}`; read: number; refused: number; cases: number }
  | { type: 'case-import.refused'; subject: `import:${string}`; because: string }
  | { type: 'case-import.accepted'; subject: `import:${string}`; cases: number }
  | { type: 'case-import.discarded'; subject: `import:${string}` }
  | { type: 'case-import.team-matched'; subject: `import:${string}`; teams: number }
  | { type: 'tool.published'; subject: `tool:${string}`; version: number }
  | { type: 'tool.draft-begun'; subject: `tool:${string}`; version: number }
  | { type: 'tool.draft-changed'; subject: `tool:${string}`; revision: number; part: string }
  | { type: 'tool.draft-discarded'; subject: `tool:${string}`; revision: number }
  | { type: 'round.opened'; subject: `round:${string}`; title: string }
  | { type: 'round.drawn'; subject: `round:${string}`; seed: string; frame: number; drawn: number }
  | { type: 'round.allocated'; subject: `round:${string}`; audits: number; auditors: number }
  | { type: 'round.closed'; subject: `round:${string}`; audits: number; unfinished: number }
  | { type: 'round.report-read'; subject: `round:${string}`; format: string }
  | { type: 'audit.allocated'; subject: `audit:${string}`; auditor: string }
  | { type: 'audit.read'; subject: `audit:${string}` }
  | { type: 'audit.answered'; subject: `audit:${string}`; section: string; answers: number }
  | { type: 'audit.submitted'; subject: `audit:${string}`; grade: Grade; digest: string }
  | { type: 'audit.returned'; subject: `audit:${string}` }
  | {
      type: 'audit.moderated'
      subject: `audit:${string}`
      auditorGrade: Grade
      moderatorGrade: Grade
      agreedGrade: Grade
    }

export type ActivityType = ActivityEvent['type']
export type EventOf<Type extends ActivityType> = Extract<ActivityEvent, { type: Type }>

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
  'case-import.refused': event => `brought a case list that could not be read (${event.because})`,
  'case-import.accepted': event => `accepted a case list of ${plural(event.cases, 'case')}`,
  'case-import.discarded': () => 'discarded a case list',
  'case-import.team-matched': event => `matched ${plural(event.teams, 'team name')}`,
  'tool.published': event => `published version ${event.version} of the audit tool ${after(event.subject)}`,
  'tool.draft-begun': event => `began a draft of version ${event.version} of the audit tool ${after(event.subject)}`,
  'tool.draft-changed': event => `changed the draft of the audit tool ${after(event.subject)} (${event.part})`,
  'tool.draft-discarded': event => `discarded the draft of the audit tool ${after(event.subject)}`,
  'round.opened': event => `opened the round “${event.title}”`,
  'round.drawn': event => `drew ${plural(event.drawn, 'case')} from ${event.frame}, with the seed ${event.seed}`,
  'round.allocated': event => `allocated ${plural(event.audits, 'audit')} to ${plural(event.auditors, 'auditor')}`,
  'round.closed': event =>
    `closed the round with ${plural(event.audits, 'moderated audit')} and ${event.unfinished} not finished`,
  'round.report-read': event => `took the report of ${after(event.subject)} as ${event.format}`,
  'audit.allocated': event => `allocated audit ${after(event.subject)} to ${event.auditor}`,
  'audit.read': event => `read audit ${after(event.subject)}`,
  'audit.answered': event =>
    `answered ${plural(event.answers, 'question')} of audit ${after(event.subject)} (${event.section})`,
  'audit.submitted': event => `submitted audit ${after(event.subject)}`,
  'audit.returned': event => `returned audit ${after(event.subject)} to its auditor`,
  'audit.moderated': event => `moderated audit ${after(event.subject)}`,
}

/** What was done, as the end of a sentence that begins with a person's name: "submitted audit A-2018-0412". */
export function describe(event: ActivityEvent): string {
  return (describers[event.type] as (event: ActivityEvent) => string)(event)
}

export const activityTypes = Object.keys(describers) as ActivityType[]
