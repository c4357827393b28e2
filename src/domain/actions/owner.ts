/** Who owns an action when it is opened: whoever holds the role that it was given to, or the next up the line, so that none is nobody's. */
import type { Role } from '../access/roles.ts'

export interface StaffThere {
  readonly staffId: string
  readonly roles: readonly Role[]
  readonly teamId: string | null
  readonly localityId: string | null
}

export interface ActionPlace {
  readonly practitionerId: string | null
  readonly teamId: string | null
  readonly localityId: string | null
}

type Rung = 'the practitioner' | Role
const upFromTeam: readonly Rung[] = ['team-manager', 'service-manager', 'head-of-service', 'qa-lead']

/** By the owner roles of domain/audit/learning.ts. An independent reviewing officer holds no role here: the team manager sees to it. */
const ladders: Readonly<Record<string, readonly Rung[]>> = {
  practitioner: ['the practitioner', ...upFromTeam],
  'team-manager': upFromTeam,
  'area-manager': ['service-manager', 'head-of-service', 'qa-lead'],
  'independent-reviewing-officer': upFromTeam,
  'principal-social-worker': ['principal-social-worker', 'qa-lead'],
  'head-of-service': ['head-of-service', 'director', 'qa-lead'],
}

function stands(person: StaffThere, rung: Rung, place: ActionPlace): boolean {
  if (rung === 'the practitioner') return person.staffId === place.practitionerId
  if (!person.roles.includes(rung)) return false
  if (rung === 'team-manager') return place.teamId !== null && person.teamId === place.teamId
  if (rung === 'service-manager') return place.localityId !== null && person.localityId === place.localityId
  return true
}

/** The first person on the ladder in the order of `staff`; null where nobody on it is at work. */
export function ownerFor(role: string, place: ActionPlace, staff: readonly StaffThere[]): string | null {
  for (const rung of ladders[role] ?? upFromTeam) {
    const found = staff.find(person => stands(person, rung, place))
    if (found) return found.staffId
  }
  return null
}
