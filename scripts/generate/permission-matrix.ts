/**
 * The whole matrix of who may do what, worked out by asking `can` for every cell: each of the cast, each permission, each
 * state, each relation to the audit. docs/generated/permissions.md shows it; test/access compares it with what was agreed.
 */
import type { Actor } from '#domain/access/actor.ts'
import { can, type Subject } from '#domain/access/can.ts'
import { permissions, type Permission, type SubjectState } from '#domain/access/permissions.ts'
import type { PersonRow } from '#features/people/door.ts'
import { cast, director, people } from '#seeds/county.ts'

export const auditStates: readonly SubjectState[] = ['allocated', 'in-progress', 'submitted', 'moderated', 'closed']
export const roundStates: readonly SubjectState[] = ['opened', 'drawn', 'under-way', 'closed']

const countyPerson = (name: string): PersonRow => {
  const person = people.find(one => one.name === name)
  if (!person) throw new Error(`${name} is not in the county`)
  return person
}

/** The cast, an auditor who also moderates, and a moderator with a team of their own (whom the third bar is about). */
const everyone: Readonly<Record<string, PersonRow>> = {
  Helen: cast.helen,
  Joan: cast.joan,
  Dev: cast.dev,
  Grace: cast.grace,
  Ruth: cast.ruth,
  Marcus: cast.marcus,
  Sam: cast.sam,
  Arthur: cast.arthur,
  Tess: cast.tess,
  Nora: countyPerson('Nora Tresidder'),
  Imogen: countyPerson('Imogen Frayne'),
  Rosalind: director,
  Teamed: { ...cast.grace, team: cast.sam.team, locality: cast.sam.locality },
}

function actorFrom(name: string, person: PersonRow): Actor {
  return {
    kind: 'staff',
    authorityId: 'county',
    staffId: name,
    name,
    roles: person.roles,
    teamId: person.team,
    localityId: person.locality,
  }
}

export const actors: readonly Actor[] = Object.entries(everyone).map(([name, person]) => actorFrom(name, person))

const elsewhere: Subject = {
  auditorId: 'someone',
  practitionerId: 'someone',
  teamId: 'another team',
  localityId: 'another locality',
}

/** How an audit stands to a person, one fact at a time; one pair, because the second bars what the first allows. */
export const relations: Readonly<Record<string, (actor: Actor) => Subject>> = {
  theirs: actor => ({ ...elsewhere, auditorId: actor.staffId }),
  'own-case': actor => ({ ...elsewhere, practitionerId: actor.staffId }),
  both: actor => ({ ...elsewhere, auditorId: actor.staffId, practitionerId: actor.staffId }),
  team: actor => ({ ...elsewhere, teamId: actor.teamId }),
  locality: actor => ({ ...elsewhere, localityId: actor.localityId }),
  elsewhere: () => elsewhere,
}

/** Y: may. n: not allowed, and told why (403). -: out of reach, so it does not exist for them (404). */
export function cell(actor: Actor, permission: Permission, subject: Subject): 'Y' | 'n' | '-' {
  const decision = can(actor, permission, subject)
  return decision.may ? 'Y' : decision.known ? 'n' : '-'
}

const named = (start: string): readonly Permission[] =>
  (Object.keys(permissions) as Permission[]).filter(name => name.startsWith(start))
/** Safety concerns are reached as the audits are that they were raised from; here, by somebody else. */
const auditPermissions = [...named('audit.'), ...named('safety-concern.')]
const roundPermissions = named('round.')
const otherPermissions = (Object.keys(permissions) as Permission[]).filter(
  name => !/^(audit|round|safety-concern)\./.test(name),
)

const across = (actor: Actor, permission: Permission, subject: Subject, states: readonly SubjectState[]): string =>
  states.map(state => cell(actor, permission, { ...subject, state })).join('')

export interface MatrixPart {
  readonly title: string
  readonly columns: readonly string[]
  readonly lines: readonly { readonly name: string; readonly cells: readonly string[] }[]
}

/** Every cell there is, in parts: audits (states run within a cell), rounds, and all else. */
export function permissionMatrix(): readonly MatrixPart[] {
  const audits = auditPermissions.map(permission => ({
    title: permission,
    columns: Object.keys(relations),
    lines: actors.map(actor => ({
      name: actor.name,
      cells: Object.values(relations).map(relation => across(actor, permission, relation(actor), auditStates)),
    })),
  }))
  const rounds = {
    title: 'rounds',
    columns: roundPermissions,
    lines: actors.map(actor => ({
      name: actor.name,
      cells: roundPermissions.map(permission => across(actor, permission, {}, roundStates)),
    })),
  }
  const others = {
    title: 'everything else',
    columns: otherPermissions,
    lines: actors.map(actor => ({
      name: actor.name,
      cells: otherPermissions.map(permission => cell(actor, permission, {})),
    })),
  }
  return [...audits, rounds, others]
}

/** A part as text in columns, the way test/access/agreed.ts writes it. */
export function partText({ title, columns, lines }: MatrixPart): string {
  const widths = columns.map((column, index) =>
    Math.max(column.length, ...lines.map(line => line.cells[index]?.length ?? 0)),
  )
  const row = (name: string, cells: readonly string[]): string =>
    `${name.padEnd(15)} ${cells.map((text, index) => text.padEnd(widths[index] ?? 0)).join('  ')}`.trimEnd()
  return [row(title, columns), ...lines.map(line => row(line.name, line.cells))].join('\n')
}
