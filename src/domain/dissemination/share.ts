/**
 * Learning shared with teams, and how far it reached: teams are counted, people only from five, and nobody who did not read is ever listed.
 * Reach tells whether learning is passed on in a form that people use (founding report 4.3), not who did their duty.
 */
export const shareKinds = [
  { code: 'learning-message', label: 'A message of what audits taught' },
  { code: 'round-report', label: 'The learning report of a round' },
  { code: 'example', label: 'A good practice example' },
  { code: 'practice-message', label: 'A practice message of my own' },
] as const
export type ShareKind = (typeof shareKinds)[number]['code']

export const shareKindLabel = (code: string): string => shareKinds.find(one => one.code === code)?.label ?? code

/** Of one shared item. */
export interface Reach {
  /** Teams that it was shared with. */
  readonly teams: number
  readonly discussed: number
  readonly changed: number
  /** People who said that they have read it. */
  readonly readers: number
}

/** Fewer people than this are not counted, so that nobody is found out by counting. */
export const fewestPeople = 5

/** Null where they are too few. */
export const peopleCounted = (readers: number): number | null => (readers >= fewestPeople ? readers : null)

const teamsOf = (count: number): string => (count === 1 ? 'team' : 'teams')

/** "4 of 6 teams have discussed it; 2 said what they changed." A count of teams never stands without the teams it was shared with. */
export function reachWords({ teams, discussed, changed }: Reach): string {
  if (discussed === 0 && changed === 0)
    return `Shared with ${teams} ${teamsOf(teams)}. Nothing has been said about it yet.`
  const talked = `${discussed} of ${teams} ${teamsOf(teams)} ${teams === 1 ? 'has' : 'have'} discussed it`
  return `${talked}; ${changed} said what they changed.`
}

export const readersWords = (readers: number): string => {
  const counted = peopleCounted(readers)
  return counted === null
    ? `People who say that they have read it are counted from ${fewestPeople} on.`
    : `${counted} people say that they have read it.`
}

/** Of everything shared: how much was discussed by one team or more, and how much led a team to say what it changed. */
export function overallWords(shares: readonly Pick<Reach, 'discussed' | 'changed'>[]): string {
  const discussed = shares.filter(share => share.discussed > 0).length
  const changed = shares.filter(share => share.changed > 0).length
  return `Of ${shares.length} listed here, ${discussed} discussed by at least one team, and ${changed} after which a team said what it changed.`
}
