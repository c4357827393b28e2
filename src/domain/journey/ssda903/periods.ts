/**
 * From a child's episodes to periods of care: a chain from an episode that begins with S to one that ends with a reason other
 * than X1. Several yearly files hold the same episode, the earlier of them without its end; merged files hold ends that were
 * made up (E99). Both are put right here by what the other rows say. Series of short breaks (V3, V4) are no period of care.
 */
import { addDays, type LocalDate } from '../../calendar/dates.ts'
import type { ReadAt } from '../journey.ts'

export interface CareEpisode {
  readonly decom: LocalDate
  readonly rne: string | null
  readonly ls: string | null
  readonly cin: string | null
  readonly place: string | null
  readonly provider: string | null
  readonly dec: LocalDate | null
  readonly rec: string | null
  readonly reason: string | null
  readonly at: ReadAt
}

export interface CarePeriod {
  /** Null where the child was looked after already before the first episode that the files hold. */
  readonly on: LocalDate | null
  readonly until: LocalDate | null
  readonly reasonCeased: string | null
  /** In order, each ending where the next begins. */
  readonly episodes: readonly [CareEpisode, ...CareEpisode[]]
}

const shortBreaks: ReadonlySet<string | null> = new Set(['V3', 'V4'])
const goesOn = 'X1'
/** What tools that merge yearly files write where they had to end an episode themselves. */
const madeUp = 'E99'

const begins = (episode: CareEpisode): boolean => episode.rne === 'S'

/** How much an episode tells: of the same one in several files, the fullest is taken. */
function tells({ decom, dec, rec }: CareEpisode): number {
  if (dec === null) return 1
  if (dec === decom) return 0
  return rec === madeUp ? 2 : 3
}

const later = (a: ReadAt, b: ReadAt): number => a.file - b.file || a.row - b.row

/** By first day; of the same day the fullest, then the one that was read last. */
function eachOnce(episodes: readonly CareEpisode[]): readonly CareEpisode[] {
  const found = new Map<LocalDate, CareEpisode>()
  for (const episode of episodes) {
    if (shortBreaks.has(episode.ls)) continue
    const known = found.get(episode.decom)
    if (!known || (tells(episode) - tells(known) || later(episode.at, known.at)) > 0) found.set(episode.decom, episode)
  }
  return [...found.values()].sort((a, b) => (a.decom < b.decom ? -1 : 1))
}

/** Says by itself that the child ceased to be looked after. */
const ceases = ({ dec, rec }: CareEpisode): boolean => dec !== null && rec !== null && rec !== goesOn && rec !== madeUp

/** The child was looked after all the while: an episode ends where the next begins. */
const followedOn = (episode: CareEpisode, next: CareEpisode): boolean =>
  !begins(next) && (!ceases(episode) || (episode.dec !== null && episode.dec > next.decom))

/** The last of its period, though another period follows. An end that no file tells was the day before, at the latest. */
function closed(episode: CareEpisode, next: CareEpisode): CareEpisode {
  const rec = ceases(episode) ? episode.rec : null
  if (episode.dec !== null && episode.dec <= next.decom) return { ...episode, rec }
  const before = addDays(next.decom, -1)
  return { ...episode, dec: before < episode.decom ? episode.decom : before, rec: null }
}

function mended(episode: CareEpisode, next: CareEpisode): CareEpisode {
  return followedOn(episode, next) ? { ...episode, dec: next.decom, rec: goesOn } : closed(episode, next)
}

/** In any order; the periods come in theirs. */
export function periodsOf(episodes: readonly CareEpisode[]): readonly CarePeriod[] {
  const all = eachOnce(episodes)
  const periods: CarePeriod[] = []
  let chain: CareEpisode[] = []
  for (const [place, episode] of all.entries()) {
    const next = all[place + 1]
    chain.push(next ? mended(episode, next) : episode)
    if (next && followedOn(episode, next)) continue
    const period = periodOf(chain, periods.length > 0)
    if (period) periods.push(period)
    chain = []
  }
  return periods
}

/** After an earlier period nothing came before: the first day is then known whatever its reason. */
function periodOf([first, ...others]: readonly CareEpisode[], afterAnother: boolean): CarePeriod | null {
  if (!first) return null
  const last = others.at(-1) ?? first
  return {
    on: begins(first) || afterAnother ? first.decom : null,
    until: last.rec === goesOn ? null : last.dec,
    reasonCeased: ceases(last) ? last.rec : null,
    episodes: [first, ...others],
  }
}
