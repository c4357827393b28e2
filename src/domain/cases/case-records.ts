/**
 * From lists 4 to 9 to one case a child. The status is the first of `caseStatuses` that a list gives: closed on List 6, looked
 * after on List 8, a plan on List 7, and so on. A case is taken in when it is open on the report date or closed in the six
 * months before, as Annex A asks.
 */
import type { LocalDate } from '../calendar/dates.ts'
import { monthsBefore } from '../sampling/frame.ts'
import { isKnownStatus, type CaseStatus } from './case-status.ts'
import type { Facts, ListRow } from './read-list-rows.ts'

export interface CaseRecord {
  readonly caseReference: string
  /** A `CaseStatus`, or the council's own words. */
  readonly caseStatus: string
  readonly ageYears: number | null
  readonly teamName: string | null
  readonly workerName: string | null
  readonly open: boolean
}

export interface CasesMade {
  readonly cases: readonly CaseRecord[]
  /** Closed longer ago than Annex A asks for. */
  readonly leftOut: number
  /** Closed on List 6 and still open on List 7, 8 or 9. They are taken as closed. */
  readonly disagreeing: number
}

/** What one list says of a child: the row that began last. */
interface Standing {
  readonly startDate: string
  readonly ended: boolean
  readonly endDate: LocalDate | null
  readonly status: string | null
  readonly ageYears: number | null
  readonly team: string | null
  readonly worker: string | null
}

type CaseList = 4 | 5 | 6 | 7 | 8 | 9
type Child = Partial<Record<CaseList, Standing>>

/** The most telling list first: where team, worker and age are looked for once the list that gave the status has none. */
const lists: readonly CaseList[] = [8, 7, 9, 6, 5, 4]
const monthsKept = 6

const textFact = (facts: Facts, key: string): string | null => (typeof facts[key] === 'string' ? facts[key] : null)
const dateFact = (facts: Facts, key: string): LocalDate | null => textFact(facts, key) as LocalDate | null

const endKeys: Readonly<Record<CaseList, string | null>> = {
  4: 'authorisedDate',
  5: 'conferenceDate',
  6: 'closureDate',
  7: 'endDate',
  8: 'endDate',
  9: null,
}

function standingOf(list: CaseList, facts: Facts, reportDate: LocalDate): Standing {
  const endKey = endKeys[list]
  const endDate = endKey === null ? null : dateFact(facts, endKey)
  const saidEnded = facts['caseStatus'] === 'closed' || facts['conferenceUnnecessary'] === 'yes'
  return {
    startDate: textFact(facts, 'startDate') ?? '',
    ended: saidEnded || (endDate !== null && endDate <= reportDate),
    endDate,
    status: textFact(facts, 'caseStatus'),
    ageYears: typeof facts['ageYears'] === 'number' ? facts['ageYears'] : null,
    team: textFact(facts, 'team'),
    worker: textFact(facts, 'worker') ?? textFact(facts, 'personalAdviser'),
  }
}

const openOn = (child: Child, list: CaseList): boolean => child[list]?.ended === false

interface Given {
  readonly status: string
  /** The list that gave it. */
  readonly list: CaseList
}

const list6Says =
  (status: CaseStatus) =>
  (child: Child): boolean =>
    openOn(child, 6) && child[6]?.status === status
const isOpenOn =
  (list: CaseList) =>
  (child: Child): boolean =>
    openOn(child, list)

function hasOwnWords(child: Child): boolean {
  const status = child[6]?.status
  return typeof status === 'string' && !isKnownStatus(status)
}

/** The first that holds gives the status. Null stands for the council's own words. */
const statusRules: readonly {
  readonly status: CaseStatus | null
  readonly list: CaseList
  readonly holds: (child: Child) => boolean
}[] = [
  { status: 'closed', list: 6, holds: child => child[6]?.ended === true },
  { status: 'looked-after', list: 8, holds: isOpenOn(8) },
  { status: 'looked-after', list: 6, holds: list6Says('looked-after') },
  { status: 'child-protection', list: 7, holds: isOpenOn(7) },
  { status: 'child-protection', list: 6, holds: list6Says('child-protection') },
  { status: null, list: 6, holds: hasOwnWords },
  // Before "child in need": see `caseStatuses`.
  { status: 'care-leaver', list: 9, holds: isOpenOn(9) },
  { status: 'care-leaver', list: 6, holds: list6Says('care-leaver') },
  { status: 'open-assessment', list: 6, holds: list6Says('open-assessment') },
  { status: 'early-help', list: 6, holds: list6Says('early-help') },
  // List 6 without a status is taken as in need, as the sector's shared queries do.
  { status: 'child-in-need', list: 6, holds: isOpenOn(6) },
  { status: 'open-assessment', list: 4, holds: isOpenOn(4) },
  { status: 'open-assessment', list: 5, holds: isOpenOn(5) },
]

function statusOf(child: Child): Given {
  const rule = statusRules.find(({ holds }) => holds(child))
  if (rule) return { status: rule.status ?? child[6]?.status ?? 'closed', list: rule.list }
  return { status: 'closed', list: lists.find(list => child[list]) ?? 4 }
}

/** The day a closed case ended: List 6's own, or the last of the others'. Null when no list says. */
function endOf(child: Child): LocalDate | null {
  if (child[6]?.ended === true) return child[6].endDate
  const ends = lists.map(list => child[list]?.endDate ?? null).filter(date => date !== null)
  return ends.sort().at(-1) ?? null
}

/** True too where no list says when it ended. */
function endedSince(child: Child, oldest: LocalDate): boolean {
  const ended = endOf(child)
  return ended === null || ended >= oldest
}

const stillOpenElsewhere = (child: Child): boolean => [7, 8, 9].some(list => openOn(child, list as CaseList))

function firstOf<Key extends 'team' | 'worker' | 'ageYears'>(
  child: Child,
  list: CaseList,
  key: Key,
): Standing[Key] | null {
  for (const one of [list, ...lists]) {
    const found = child[one]?.[key]
    if (found !== undefined && found !== null) return found
  }
  return null
}

function recordOf(caseReference: string, child: Child): CaseRecord {
  const { status, list } = statusOf(child)
  return {
    caseReference,
    caseStatus: status,
    ageYears: firstOf(child, list, 'ageYears'),
    teamName: firstOf(child, list, 'team'),
    workerName: firstOf(child, list, 'worker'),
    open: status !== 'closed',
  }
}

export interface CaseGathering {
  add(row: ListRow): void
  made(): CasesMade
}

/** Takes rows one at a time, in any order, and makes the cases at the end. */
export function gatherCases(reportDate: LocalDate): CaseGathering {
  const children = new Map<string, Child>()
  const oldest = monthsBefore(reportDate, monthsKept)
  return {
    add: row => {
      if (!row.read || row.caseReference === null || !(row.list in endKeys)) return
      const list = row.list as CaseList
      const child = children.get(row.caseReference) ?? {}
      const standing = standingOf(list, row.facts, reportDate)
      if ((child[list]?.startDate ?? '') <= standing.startDate) child[list] = standing
      children.set(row.caseReference, child)
    },
    made: () => {
      const cases: CaseRecord[] = []
      let [leftOut, disagreeing] = [0, 0]
      for (const [reference, child] of children) {
        const record = recordOf(reference, child)
        if (record.open || endedSince(child, oldest)) cases.push(record)
        else leftOut += 1
        if (!record.open && stillOpenElsewhere(child)) disagreeing += 1
      }
      return { cases, leftOut, disagreeing }
    },
  }
}
