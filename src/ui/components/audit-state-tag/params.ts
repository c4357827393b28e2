/** Where an audit stands, as a tag in words. */
import { params, type Params } from '#ui/params.ts'

const states = {
  allocated: { label: 'Not started', colour: 'grey' },
  'in-progress': { label: 'In progress', colour: 'blue' },
  submitted: { label: 'Waiting for moderation', colour: 'yellow' },
  moderated: { label: 'Grade agreed', colour: 'green' },
  closed: { label: 'Closed', colour: 'teal' },
  'set-aside': { label: 'Set aside', colour: 'grey' },
} as const

/** The states of the `audit_standing` view. */
export type AuditTagState = keyof typeof states

export type AuditStateTagParams = Params<{ readonly label: string; readonly colour: string }>

/** Throws for a state that is not one: the database knows no other. */
export function auditStateTag(state: string): AuditStateTagParams {
  if (!Object.hasOwn(states, state)) throw new Error(`An audit has no state ${state}`)
  return params({ ...states[state as AuditTagState] })
}
