/** Who holds which role where: whom clocks reach, whom a person is told to speak to, and the names offered when they did. */
import { whomToTell, type CasePlace } from '#domain/safety-concerns/clocks.ts'
import type { Role } from '#domain/access/roles.ts'
import type { Context } from '#platform/context.ts'
import { staffAtWork, type StaffAtWork } from '../people/door.ts'

/** Everyone at work who answers for children, or for audits. */
export async function answerable(ctx: Context): Promise<readonly StaffAtWork[]> {
  return (await staffAtWork(ctx)).filter(({ roles }) => roles.some(role => answering.includes(role)))
}

const answering: readonly Role[] = ['team-manager', 'service-manager', 'head-of-service', 'director', 'qa-lead']

/** Whom to speak to at once, in words: the team manager of the case, or whoever stands in for them. */
export function toSpeakTo(place: CasePlace, staff: readonly StaffAtWork[]): string {
  const ids = whomToTell('team-manager', place, staff)
  const names = staff.filter(one => ids.includes(one.staffId)).map(one => `${one.name} (${one.jobTitle})`)
  return [...names.slice(0, 3), 'the duty social worker'].join(' or ')
}

/** Names to choose from when saying who was told. */
export const namesOffered = (staff: readonly StaffAtWork[]): readonly string[] =>
  staff.map(one => `${one.name}, ${one.jobTitle}`)
