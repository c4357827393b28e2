/** What other rooms may ask of the people room. */
export { importPeople, type PersonRow } from './import-people.ts'
export { peopleWithRoles, personByEmail, type PersonListed } from './queries.ts'
export { staffAtWork, type StaffAtWork } from './staff-at-work.ts'
export { readPeopleList } from './people-list.ts'
export { setUpAuthority } from './set-up-authority.ts'
