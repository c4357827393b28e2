/**
 * Ties what a case system calls a team or worker to the council's own. Names are compared without capitals, accents, titles,
 * punctuation and kinds of space, and "Surname, Forename" is turned round. Two people of one name are told apart by the case's
 * team, or not at all: nobody is ever guessed.
 */

export interface TeamKnown {
  readonly teamId: string
  readonly localityId: string
  /** The team's name and every other name remembered for it. */
  readonly names: readonly string[]
}

export interface StaffKnown {
  readonly staffId: string
  readonly name: string
  readonly teamId: string | null
}

const titles = /^(mr|mrs|ms|miss|mx|dr) /

/** Two names are the same when their normal forms are. */
export function normalName(name: string): string {
  const bare = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
  const [last, first, ...more] = bare.split(',')
  const turned = first !== undefined && more.length === 0 && first.trim() !== '' ? `${first} ${last ?? ''}` : bare
  return turned
    .replace(/['’‘`.]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(titles, '')
}

export interface Matcher {
  team(name: string | null): TeamKnown | null
  worker(name: string | null, teamId: string | null): string | null
}

export function nameMatcher(teams: readonly TeamKnown[], staff: readonly StaffKnown[]): Matcher {
  const teamByName = new Map(
    teams.flatMap(team => team.names.map((name): [string, TeamKnown] => [normalName(name), team])),
  )
  const staffByName = Map.groupBy(staff, person => normalName(person.name))
  return {
    team: name => (name === null ? null : (teamByName.get(normalName(name)) ?? null)),
    worker: (name, teamId) => {
      const namesakes = name === null ? [] : (staffByName.get(normalName(name)) ?? [])
      const candidates =
        namesakes.length > 1 ? namesakes.filter(person => teamId !== null && person.teamId === teamId) : namesakes
      return candidates.length === 1 ? (candidates[0]?.staffId ?? null) : null
    },
  }
}
