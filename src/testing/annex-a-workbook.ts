/**
 * Annex A lists 4 to 9 of any number of invented children, the same for the same seed: with Wessenshire's teams and staff, in
 * whatever spelling of headings, and with faults planted where a test wants them.
 */
import { addDays, daysBetween, localDate, type LocalDate } from '#domain/calendar/dates.ts'
import { listNumbered, type ListColumn } from '#domain/cases/annex-a-lists.ts'
import { seededRandom, type Random } from '#platform/random.ts'
import { people, teams } from '#seeds/county.ts'
import type { CellWritten, SheetWritten } from './workbook.ts'

export interface CaseloadWanted {
  readonly children: number
  readonly reportDate: LocalDate
  readonly seed?: number
  /** `ofsted`: as Ofsted writes them; `one-word`: as the sector's shared queries export them; `shouted`: capitals and odd spaces. */
  readonly spelling?: 'ofsted' | 'one-word' | 'shouted'
  /** Lists to leave out. */
  readonly without?: readonly number[]
  /** Every so manieth row of list 6 has a date in words, no reference, or a status of the council's own. 0: none. */
  readonly faultEvery?: number
}

interface Child {
  readonly number: number
  readonly team: string
  readonly worker: string
  readonly startedOn: LocalDate
  readonly closedOn: LocalDate | null
  readonly bornOn: LocalDate
}

type Values = Readonly<Record<string, CellWritten>>
const zero = localDate('1899-12-30')
const serial = (date: LocalDate | null): number | null => (date === null ? null : daysBetween(zero, date))

const genders = ['a) Male', 'b) Female', 'Male', 'c) Not stated/recorded'] as const
const ethnicities = ['a) WBRI', 'd) WOTH', 'f) MWBC', 'j) AIND', 'o) BAFR', 't) NOBT'] as const
const statuses: Readonly<Record<number, string>> = {
  4: 'd) Open assessment',
  5: 'd) Open assessment',
  6: 'c) Child in need plan',
  7: 'b) Child Protection plan',
  8: 'a) Looked after child',
  9: 'c) Child in need plan',
}
const workersByTeam: ReadonlyMap<string, readonly string[]> = new Map(
  teams.map(team => [team.name, people.filter(person => person.team === team.name).map(person => person.name)]),
)

const pick = <Item>(random: Random, items: readonly Item[]): Item => items[random.whole(items.length)] as Item

function childOf(random: Random, number: number, reportDate: LocalDate): Child {
  const team = pick(random, teams).name
  const startedOn = addDays(reportDate, -random.whole(900) - 1)
  return {
    number,
    team,
    worker: pick(random, workersByTeam.get(team) ?? ['Sam Whitlock']),
    startedOn,
    closedOn:
      random.next() < 0.12
        ? addDays(reportDate, -random.whole(Math.min(170, daysBetween(startedOn, reportDate))))
        : null,
    bornOn: addDays(startedOn, -random.whole(6000)),
  }
}

/** Of twenty children: which list, beside list 6, each is on. */
const secondList = (number: number): number =>
  ({ 0: 8, 1: 8, 2: 7, 3: 9, 4: 5, 5: 4, 6: 4, 7: 4, 8: 4 })[number % 20] ?? 6

/** What every child's row says alike. */
const sameForAll: Values = {
  disability: 'b) No',
  childSeen: 'a) Yes',
  conferenceUnnecessary: 'b) No',
  conferencesIn12Months: 0,
  primaryNeed: 'N1 - Abuse or neglect',
  initialAbuse: 'a) Neglect',
  latestAbuse: 'd) Emotional abuse',
  seenAlone: 'a) Yes',
  previousPlans: 0,
  legalStatus: 'C2: FCO',
  categoryOfNeed: 'N1 - Abuse or neglect',
  permanencePlan: 'f) Long-term fostering',
  placementsIn12Months: 1,
  placementType: 'd) U4: Foster placement - long term',
  placementProvider: 'b) PR1 - Own provision',
  missingIn12Months: 0,
  absentIn12Months: 0,
  eligibility: 'b) Former relevant child',
  inTouch: 'a) Yes',
  accommodation: 'U: Independent living',
  suitability: 'a) Suitable',
  activity: 'F2: Full time in education other than higher',
}

function valuesOf(child: Child, list: number, reportDate: LocalDate): Values {
  const last = serial(addDays(reportDate, -(child.number % 40) - 1))
  const closed = serial(child.closedOn)
  return {
    ...sameForAll,
    caseReference: 5_000_000 + child.number * 7,
    gender: genders[child.number % 4] ?? null,
    ethnicity: ethnicities[child.number % 6] ?? null,
    dateOfBirth: serial(child.bornOn),
    ageYears: daysBetween(child.bornOn, reportDate) / 365.25,
    startDate: serial(child.startedOn),
    authorisedDate: closed,
    supportRequired: closed === null ? null : 'a) Yes',
    conferenceDate: closed,
    enquiriesIn12Months: child.number % 3,
    lastSeen: last,
    closureDate: list === 6 ? closed : null,
    closureReason: closed === null ? null : 'RC7 - Services ceased for any other reason',
    caseStatus: closed === null ? (statuses[secondList(child.number)] ?? null) : 'e) Closed episode',
    lastVisit: last,
    lastReview: last,
    endDate: closed,
    legalStatusDate: serial(child.startedOn),
    placementDate: serial(child.startedOn),
    placementPostcode: `WX${child.number % 90} 1AA`,
    personalAdviser: child.worker,
    lastContact: last,
    team: child.team,
    worker: child.worker,
  }
}

const headingOf = (column: ListColumn, spelling: CaseloadWanted['spelling']): string => {
  if (spelling === 'one-word')
    return (
      column.also.find(other => !other.includes(' ')) ??
      column.heading.replace(/[^A-Za-z0-9]+(\w)/g, (_, first: string) => first.toUpperCase()).replace(/\W/g, '')
    )
  return spelling === 'shouted' ? ` ${column.heading.toUpperCase().replaceAll(' ', '\u00a0 ')}  ` : column.heading
}

function withFault(values: Values, place: number, every: number): Values {
  if (every === 0 || place % every !== every - 1) return values
  const kinds: readonly Values[] = [
    { startDate: 'early spring' },
    { caseReference: null },
    { caseStatus: 'Private fostering' },
  ]
  return { ...values, ...kinds[Math.floor(place / every) % kinds.length] }
}

function* rowsOf(children: readonly Child[], list: number, wanted: CaseloadWanted): Generator<readonly CellWritten[]> {
  const { columns } = listNumbered(list)
  yield columns.map(column => headingOf(column, wanted.spelling))
  let place = 0
  for (const child of children) {
    if (list !== 6 && secondList(child.number) !== list) continue
    const values = valuesOf(child, list, wanted.reportDate)
    const written = list === 6 ? withFault(values, place, wanted.faultEvery ?? 0) : values
    place += 1
    yield columns.map(column => written[column.key] ?? null)
  }
}

/** The sheets of lists 4 to 9. Rows are made as they are asked for. */
export function caseloadSheets(wanted: CaseloadWanted): readonly SheetWritten[] {
  const random = seededRandom(wanted.seed ?? 1)
  const children = Array.from({ length: wanted.children }, (_, number) => childOf(random, number, wanted.reportDate))
  return [4, 5, 6, 7, 8, 9]
    .filter(list => wanted.without?.includes(list) !== true)
    .map(list => ({ name: `List ${list}`, rows: { [Symbol.iterator]: () => rowsOf(children, list, wanted) } }))
}
