/** Reads a CSV of people with the headings Name, Email, Job title, Team, Locality, Line manager email, Roles. */
import { parse } from 'csv-parse/sync'
import { roles, type Role } from '#domain/access/roles.ts'
import type { PersonRow } from './import-people.ts'
import { peopleProblems } from './problems.ts'

export const peopleHeadings = ['Name', 'Email', 'Job title', 'Team', 'Locality', 'Line manager email', 'Roles'] as const

type Cells = Readonly<Record<string, string>>

const roleCodes: readonly string[] = roles.map(role => role.code)
const roleFor = (text: string): string => text.trim().toLowerCase().replaceAll(' ', '-')

function* faultsOf(cells: Cells, row: number): Generator<string> {
  if (!cells['Name']) yield `Row ${row} has no name.`
  if (!/^[^\s@]+@[^\s@]+$/.test(cells['Email'] ?? '')) yield `Row ${row} needs an e-mail address in the column Email.`
  if (!cells['Job title']) yield `Row ${row} has no job title.`
  const unknown = rolesIn(cells).filter(role => !roleCodes.includes(role))
  if (unknown.length > 0)
    yield `Row ${row} has a role that is not known: ${unknown.join(', ')}. Use ${roleCodes.join(', ')}, with semicolons between.`
}

const rolesIn = (cells: Cells): string[] =>
  (cells['Roles'] ?? '')
    .split(';')
    .map(roleFor)
    .filter(role => role !== '')

const mostFaultsTold = 5

/** The people in a CSV, or one problem that names the first faults by row. Row 1 is the headings. */
export function readPeopleList(content: string | Buffer): readonly PersonRow[] {
  const rows = cellsOf(content)
  const missing = peopleHeadings.filter(heading => rows[0] !== undefined && !(heading in rows[0]))
  if (rows.length === 0)
    throw peopleProblems.listNotRead({
      faults: [`It has no rows. Its first row must be the headings ${peopleHeadings.join(', ')}.`],
    })
  if (missing.length > 0)
    throw peopleProblems.listNotRead({ faults: [`These headings are missing: ${missing.join(', ')}.`] })
  const faults = rows.flatMap((cells, index) => [...faultsOf(cells, index + 2), ...repeated(rows, cells, index)])
  if (faults.length > 0) throw peopleProblems.listNotRead({ faults: faults.slice(0, mostFaultsTold) })
  return rows.map(personOf)
}

function* repeated(rows: readonly Cells[], cells: Cells, index: number): Generator<string> {
  const first = rows.findIndex(other => other['Email']?.toLowerCase() === cells['Email']?.toLowerCase())
  if (first < index) yield `Rows ${first + 2} and ${index + 2} have the same e-mail address.`
}

function cellsOf(content: string | Buffer): readonly Cells[] {
  try {
    return parse(content, {
      bom: true,
      columns: headings => headings.map(heading => heading.trim()),
      trim: true,
      skip_empty_lines: true,
    })
  } catch {
    throw peopleProblems.listNotRead({
      faults: ['It is not a CSV file that we can read: a row has more or fewer cells than the headings.'],
    })
  }
}

function personOf(cells: Cells): PersonRow {
  return {
    name: cells['Name'] ?? '',
    email: (cells['Email'] ?? '').toLowerCase(),
    jobTitle: cells['Job title'] ?? '',
    team: cells['Team'] || null,
    locality: cells['Locality'] || null,
    lineManagerEmail: cells['Line manager email']?.toLowerCase() || null,
    roles: rolesIn(cells) as Role[],
  }
}
