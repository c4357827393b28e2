/**
 * The county's children in need of audit, as the council would export them for Ofsted: Annex A lists 4, 6, 7, 8 and 9 as CSV.
 * Invented, and the same every time for the same seed; a child keeps a reference, team and worker from one extract to the next.
 */
import { stringify } from 'csv-stringify/sync'
import { addDays, daysBetween, localDate, type LocalDate } from '#domain/calendar/dates.ts'
import { seededRandom, type Random } from '#platform/random.ts'
import { people, teams, type CountyTeam } from './county.ts'

type Status = 'open-assessment' | 'child-in-need' | 'child-protection' | 'looked-after' | 'care-leaver'

export interface Child {
  readonly reference: string
  readonly status: Status
  readonly gender: string
  readonly ethnicity: string
  readonly bornOn: LocalDate
  readonly startedOn: LocalDate
  readonly closedOn: LocalDate
  readonly team: string
  readonly worker: string
}

export interface ListFile {
  readonly name: string
  readonly content: Buffer
}

const size = 460
const firstDay = localDate('2016-09-01')
const lastDay = localDate('2018-11-30')

/** Which statuses a kind of team holds, as often as they stand here. */
const statusesOf: Readonly<Record<string, readonly Status[]>> = {
  'Initial Response': ['open-assessment', 'open-assessment', 'child-in-need'],
  'Child in Need and Protection': ['child-in-need', 'child-in-need', 'child-protection'],
  'Permanence and Transition': ['looked-after', 'looked-after', 'looked-after', 'care-leaver'],
}
/** Days that a case of a status stays open, at least and at most. */
const staysOpen: Readonly<Record<Status, readonly [number, number]>> = {
  'open-assessment': [20, 70],
  'child-in-need': [90, 420],
  'child-protection': [120, 540],
  'looked-after': [200, 1400],
  'care-leaver': [400, 1400],
}
const agesOf: Readonly<Record<Status, readonly [number, number]>> = {
  'open-assessment': [0, 17],
  'child-in-need': [0, 17],
  'child-protection': [0, 15],
  'looked-after': [0, 17],
  'care-leaver': [17, 24],
}
const genders = ['a) Male', 'b) Female', 'a) Male', 'b) Female', 'c) Not stated/recorded (or unborn)'] as const
const ethnicities = [
  'a) WBRI',
  'a) WBRI',
  'a) WBRI',
  'a) WBRI',
  'd) WOTH',
  'f) MWBC',
  'h) MWAS',
  'j) AIND',
  'o) BAFR',
  't) NOBT',
] as const

const pick = <Item>(random: Random, items: readonly Item[]): Item => items[random.whole(items.length)] as Item
const between = (random: Random, [least, most]: readonly [number, number]): number =>
  least + random.whole(most - least + 1)

function childOf(random: Random, number: number): Child {
  const team = pick(random, teams)
  const status = pick<Status>(random, statusesOf[team.name.slice(team.locality.length + 1)] ?? ['child-in-need'])
  const startedOn = addDays(firstDay, random.whole(daysBetween(firstDay, lastDay)))
  const days = between(random, staysOpen[status])
  return {
    reference: String(4_100_000 + number * 37),
    status,
    gender: pick(random, genders),
    ethnicity: pick(random, ethnicities),
    bornOn: addDays(startedOn, -365 * between(random, agesOf[status]) - random.whole(364)),
    startedOn,
    closedOn: addDays(startedOn, days),
    team: team.name,
    worker: pick(random, workersOf(team)),
  }
}

const workersOf = (team: CountyTeam): readonly string[] =>
  people.filter(person => person.team === team.name && person.roles.includes('practitioner')).map(person => person.name)

export const children: readonly Child[] = (() => {
  const random = seededRandom(20_180_501)
  return Array.from({ length: size }, (_, index) => childOf(random, index + 1))
})()

const british = (date: LocalDate | null): string =>
  date === null ? '' : `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`

const caseStatus: Readonly<Record<Status, string>> = {
  'looked-after': 'a) Looked after child',
  'child-protection': 'b) Child Protection plan',
  'child-in-need': 'c) Child in need plan',
  'care-leaver': 'c) Child in need plan',
  'open-assessment': 'd) Open assessment',
}

/** Annex A has five columns in common; the date of birth is left out, as a careful council would. */
const common = ['Child Unique ID', 'Gender', 'Ethnicity', 'Date of Birth', 'Age of Child (Years)'] as const

type Row = Readonly<Record<string, string>>
interface ListLayout {
  readonly number: number
  readonly title: string
  readonly holds: (child: Child) => boolean
  readonly facts: (child: Child, on: LocalDate) => Row
}

const lastVisit = (child: Child, on: LocalDate): LocalDate => {
  const latest = addDays(on, -(3 + (Number(child.reference) % 38)))
  return latest < child.startedOn ? child.startedOn : latest
}
const ended = (child: Child, on: LocalDate): LocalDate | null => (child.closedOn <= on ? child.closedOn : null)
const previousReview = (child: Child, on: LocalDate): LocalDate | null =>
  daysBetween(child.startedOn, on) < 90 ? null : addDays(on, -(10 + (Number(child.reference) % 150)))

const lists: readonly ListLayout[] = [
  {
    number: 4,
    title: 'Assessments',
    holds: child => child.status === 'open-assessment',
    facts: (child, on) => ({
      'Does the Child have a Disability': 'b) No',
      'Continuous Assessment Start Date': british(child.startedOn),
      'Child Seen During Continuous Assessment': 'Yes',
      'Continuous Assessment Date of Authorisation': british(ended(child, on)),
      'Was the child assessed as requiring LA children’s social care support?': ended(child, on) ? 'No' : '',
    }),
  },
  {
    number: 6,
    title: 'Children in need',
    holds: () => true,
    facts: (child, on) => ({
      'Does the Child have a Disability': 'b) No',
      'CIN Start Date': british(child.startedOn),
      'Primary Need Code': 'N1 - Abuse or neglect',
      'Date Child Was Last Seen': british(lastVisit(child, on)),
      'CIN Closure Date': british(ended(child, on)),
      'Reason for Closure': ended(child, on) ? 'RC7 - Case closed: services no longer needed' : '',
      'Case Status': ended(child, on) ? 'e) Closed episode' : caseStatus[child.status],
    }),
  },
  {
    number: 7,
    title: 'Child protection',
    holds: child => child.status === 'child-protection',
    facts: (child, on) => ({
      'Does the Child have a Disability': 'b) No',
      'Child Protection Plan Start Date': british(child.startedOn),
      'Initial Category of Abuse': 'a) Neglect',
      'Latest Category of Abuse': 'a) Neglect',
      'Date of the Last Statutory Visit': british(lastVisit(child, on)),
      'Was the Child Seen Alone?': 'a) Yes',
      'Date of latest review conference': british(previousReview(child, on)),
      'Child Protection Plan End Date': british(ended(child, on)),
      'Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)': 'b) No',
      'Number of Previous Child Protection Plans': String(Number(child.reference) % 2),
    }),
  },
  {
    number: 8,
    title: 'Children in care',
    holds: child => child.status === 'looked-after',
    facts: (child, on) => ({
      'Does the Child have a Disability': 'b) No',
      'Date Started to be Looked After': british(child.startedOn),
      'Child’s Category of Need': 'N1 - Abuse or neglect',
      'Child’s Legal Status': 'C2: FCO',
      'Date of Latest Statutory Review': british(previousReview(child, on)),
      'Date of Last Social Work Visit': british(lastVisit(child, on)),
      'What is the permanence plan for this child?': 'f) Long-term fostering',
      'Number of Placements in the Last 12 months': '1',
      'Date Ceased to be Looked After': british(ended(child, on)),
    }),
  },
  {
    number: 9,
    title: 'Leaving care',
    holds: child => child.status === 'care-leaver',
    facts: (child, on) => ({
      'Does the Child have a Disability': 'b) No',
      'Allocated Personal Advisor': child.worker,
      'Eligibility Category': 'b) Former relevant child',
      'Latest Pathway Plan Review Date': british(previousReview(child, on)),
      'LA in Touch': 'a) Yes',
      'Latest Date of Contact': british(lastVisit(child, on)),
      'Type of Accommodation': 'U: Independent living',
      'Suitability of Accommodation': 'a) Suitable',
      'Activity Status': 'F2: Full time in education other than higher',
    }),
  },
]

/** Open on that day, or closed in the six months before it: what Annex A asks for. */
const inExtract = (child: Child, on: LocalDate): boolean =>
  child.startedOn <= on && daysBetween(child.closedOn, on) <= 183

function rowOf(list: ListLayout, child: Child, on: LocalDate): Row {
  const age = Math.floor(daysBetween(child.bornOn, on) / 365.25)
  const [reference, gender, ethnicity, born, years] = common
  return {
    [reference]: child.reference,
    [gender]: child.gender,
    [ethnicity]: child.ethnicity,
    [born]: '',
    [years]: String(age),
    ...list.facts(child, on),
    'Allocated Team': child.team,
    'Allocated Worker': child.worker,
  }
}

/** The lists as they were on a day. */
export function extract(on: LocalDate): readonly ListFile[] {
  return lists.map(list => {
    const rows = children
      .filter(child => inExtract(child, on) && list.holds(child))
      .map(child => rowOf(list, child, on))
    return {
      name: `list_${list.number}_${list.title.toLowerCase().replaceAll(' ', '_')}.csv`,
      content: Buffer.from(stringify([...rows], { header: true })),
    }
  })
}
