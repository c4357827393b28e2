/** The demonstration's cast, as the sign-in page offers it: one person for each kind of work, and what they come to do. */
import type { Context } from '#platform/context.ts'
import { roleLabel } from '#domain/access/roles.ts'
import { peopleWithRoles } from '../people/door.ts'

export interface CastMember {
  readonly staffId: string
  readonly name: string
  readonly roles: string
  readonly does: string
}

/** Who stands in the front row of the demonstration, by e-mail, in the order of the audit cycle. */
const frontRow: readonly (readonly [string, string])[] = [
  [
    'dev.acharya',
    'Runs the audit programme: brings in cases, opens rounds, draws samples, allocates, closes and reports',
  ],
  ['ruth.adeyemi', 'Audits the cases allocated to her'],
  ['grace.okafor', 'Takes the second look at submitted audits'],
  ['sam.whitlock', 'Holds cases in the North, reflects while they are audited, and reads the audits once moderated'],
  ['marcus.bell', 'Manages a team in the North and follows its closed audits'],
  ['joan.pritchard', 'Answers for the quality of practice across the county'],
  ['helen.marsh', 'Heads the service and acts on what audits find'],
  ['imogen.frayne', 'Audits, and answers for the teams of the North when a safety concern waits too long'],
  ['rosalind.tarrant', 'Answers to the council for children’s services; told when nobody below has answered'],
  ['arthur.penrose', 'Councillor on the children’s scrutiny committee: sees published figures only'],
  ['tess.lindley', 'Looks after people and accounts; never sees case content'],
]

export async function castOf(ctx: Context): Promise<readonly CastMember[]> {
  const people = await peopleWithRoles(ctx)
  return frontRow.flatMap(([handle, does]) => {
    const person = people.find(one => one.email.startsWith(`${handle}@`))
    return person
      ? [{ staffId: person.staffId, name: person.name, roles: person.roles.map(roleLabel).join(', '), does }]
      : []
  })
}
