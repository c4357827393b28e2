/**
 * Wessenshire, an imaginary county: four localities, twelve teams, sixty-one people. Nobody in it is real. The first nine are the
 * cast whom demonstrations, tests, screenshots and guides all use; the rest are made from lists of names, always the same.
 */
import type { Role } from '#domain/access/roles.ts'
import type { PersonRow } from '#features/people/door.ts'

export const countyName = 'Wessenshire County Council'
const domain = 'wessenshire.example'

export const localities = ['North', 'South', 'East', 'West'] as const
export type LocalityName = (typeof localities)[number]

const teamKinds = ['Initial Response', 'Child in Need and Protection', 'Permanence and Transition'] as const

export interface CountyTeam {
  readonly name: string
  readonly locality: LocalityName
}

export const teams: readonly CountyTeam[] = localities.flatMap(locality =>
  teamKinds.map(kind => ({ name: `${locality} ${kind}`, locality })),
)

const emailFor = (name: string): string => `${name.toLowerCase().replaceAll("'", '').replaceAll(' ', '.')}@${domain}`

interface Post {
  readonly jobTitle: string
  readonly roles: readonly Role[]
  readonly team?: string
  readonly locality?: LocalityName
  readonly manager?: string
}

const person = (name: string, post: Post): PersonRow => ({
  name,
  email: emailFor(name),
  jobTitle: post.jobTitle,
  team: post.team ?? null,
  locality: post.locality ?? null,
  lineManagerEmail: post.manager === undefined ? null : emailFor(post.manager),
  roles: post.roles,
})

const northProtection = 'North Child in Need and Protection'

/** The nine whom everyone meets. */
export const cast = {
  helen: person('Helen Marsh', { jobTitle: 'Head of Children’s Social Care', roles: ['head-of-service'] }),
  joan: person('Joan Pritchard', {
    jobTitle: 'Principal Social Worker',
    roles: ['principal-social-worker'],
    manager: 'Helen Marsh',
  }),
  dev: person('Dev Acharya', { jobTitle: 'Quality Assurance Lead', roles: ['qa-lead'], manager: 'Helen Marsh' }),
  grace: person('Grace Okafor', {
    jobTitle: 'Moderator, Safeguarding Unit',
    roles: ['moderator'],
    manager: 'Dev Acharya',
  }),
  ruth: person('Ruth Adeyemi', {
    jobTitle: 'Advanced Practitioner and Auditor',
    roles: ['auditor'],
    manager: 'Dev Acharya',
  }),
  marcus: person('Marcus Bell', {
    jobTitle: 'Team Manager',
    roles: ['team-manager', 'auditor'],
    team: northProtection,
    locality: 'North',
    manager: 'Imogen Frayne',
  }),
  sam: person('Sam Whitlock', {
    jobTitle: 'Social Worker',
    roles: ['practitioner'],
    team: northProtection,
    locality: 'North',
    manager: 'Marcus Bell',
  }),
  arthur: person('Arthur Penrose', {
    jobTitle: 'Councillor, Children’s Scrutiny Committee',
    roles: ['scrutiny-member'],
  }),
  tess: person('Tess Lindley', { jobTitle: 'Systems Administrator', roles: ['administrator'] }),
} as const

const areaManagers: Readonly<Record<LocalityName, string>> = {
  North: 'Imogen Frayne',
  South: 'Oliver Stannard',
  East: 'Nadia Rahim',
  West: 'Callum Thorne',
}

const teamManagers = [
  'Beth Carrow',
  'Marcus Bell',
  'Yusuf Darwish',
  'Leah Winstone',
  'Tom Ashdown',
  'Priya Nair',
  'Gareth Pugh',
  'Ellen Sayers',
  'Kwame Boateng',
  'Fiona Lusk',
  'Adam Hartnoll',
  'Mei Castle',
] as const

const givenNames = [
  'Amara',
  'Ben',
  'Cerys',
  'Daniel',
  'Esme',
  'Farah',
  'George',
  'Hana',
  'Idris',
  'Jess',
  'Kofi',
  'Lucy',
  'Milo',
  'Niamh',
  'Owen',
  'Pooja',
  'Quentin',
  'Rosa',
  'Stefan',
  'Tilda',
  'Uma',
  'Vera',
  'Will',
  'Yara',
  'Zac',
  'Abigail',
  'Bilal',
  'Connie',
  'Dafydd',
  'Edith',
  'Freya',
  'Hugh',
  'Isla',
  'Jonah',
  'Kit',
  'Lowri',
] as const
const familyNames = [
  'Aldous',
  'Brack',
  'Coombe',
  'Dunstan',
  'Elwell',
  'Farrow',
  'Goss',
  'Hallam',
  'Ingle',
  'Jory',
  'Kershaw',
  'Lovell',
  'Marrable',
  'Nethercott',
  'Oram',
  'Pascoe',
  'Quill',
  'Rundle',
  'Slade',
  'Tapper',
  'Underhay',
  'Vosper',
  'Warne',
  'Yelland',
  'Zeal',
  'Ashby',
  'Burrage',
  'Cadge',
  'Dyer',
  'Eastley',
  'Fulford',
  'Gribble',
  'Hext',
  'Isaac',
  'Jewell',
  'Kellow',
] as const

/** Three practitioners to a team; Sam is one of those in North Child in Need and Protection. */
function practitionersOf(team: CountyTeam, index: number): readonly PersonRow[] {
  const manager = teamManagers[index] ?? ''
  const places = team.name === northProtection ? [0, 1] : [0, 1, 2]
  return places.map(place => {
    const number = (index * 3 + place) % givenNames.length
    const name = `${givenNames[number] ?? ''} ${familyNames[(number * 3 + 1) % familyNames.length] ?? ''}`
    return person(name, {
      jobTitle: place === 2 ? 'Personal Adviser' : 'Social Worker',
      roles: ['practitioner'],
      team: team.name,
      locality: team.locality,
      manager,
    })
  })
}

/** Told when nobody below has answered. */
export const director = person('Rosalind Tarrant', {
  jobTitle: 'Director of Children’s Services',
  roles: ['director'],
})

/** Everyone in the county: line managers come with the people they manage, in one list. */
export const people: readonly PersonRow[] = [
  ...Object.values(cast),
  ...localities.map(locality =>
    person(areaManagers[locality], {
      jobTitle: 'Area Manager',
      roles: ['auditor', 'service-manager'],
      locality,
      manager: 'Helen Marsh',
    }),
  ),
  ...teams.flatMap((team, index) => {
    const name = teamManagers[index] ?? ''
    if (name === cast.marcus.name) return []
    const manager = areaManagers[team.locality]
    return [
      person(name, {
        jobTitle: 'Team Manager',
        roles: ['team-manager', 'auditor'],
        team: team.name,
        locality: team.locality,
        manager,
      }),
    ]
  }),
  ...['Nora Tresidder', 'Euan Blackler'].map(name =>
    person(name, {
      jobTitle: 'Independent Reviewing Officer',
      roles: ['auditor', 'moderator'],
      manager: 'Dev Acharya',
    }),
  ),
  ...teams.flatMap(practitionersOf),
  director,
]
