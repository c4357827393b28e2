/** The roles people hold, in the field's words (domain notes, 3.1). A person may hold several. */
export const roles = [
  { code: 'auditor', label: 'Auditor', does: 'Audits the cases allocated to them' },
  { code: 'practitioner', label: 'Practitioner', does: 'Holds cases, and learns from audits of them' },
  { code: 'team-manager', label: 'Team manager', does: 'Manages a team and follows its audits' },
  { code: 'moderator', label: 'Moderator', does: 'Takes a second look at an auditor’s grade' },
  { code: 'qa-lead', label: 'Quality assurance lead', does: 'Runs the audit programme' },
  { code: 'principal-social-worker', label: 'Principal social worker', does: 'Answers for the quality of practice' },
  {
    code: 'service-manager',
    label: 'Service manager',
    does: 'Answers for the teams of a locality, and for what their managers leave unanswered',
  },
  { code: 'head-of-service', label: 'Head of service', does: 'Acts on what audits find' },
  { code: 'director', label: 'Director', does: 'Answers to the council for children’s services' },
  {
    code: 'scrutiny-member',
    label: 'Scrutiny member',
    does: 'Councillor who questions the service; sees published figures only',
  },
  { code: 'administrator', label: 'Administrator', does: 'Looks after people and accounts; never sees case content' },
] as const

export type Role = (typeof roles)[number]['code']

export function roleLabel(code: Role): string {
  return roles.find(role => role.code === code)?.label ?? code
}
