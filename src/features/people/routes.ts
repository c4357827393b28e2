/** The council's people: a list, and a way to bring them in from a spreadsheet saved as CSV. */
import { z } from 'zod'
import { roleLabel } from '#domain/access/roles.ts'
import { canEver } from '#domain/access/can.ts'
import type { Context } from '#platform/context.ts'
import { page, route, seeOther, type Reply, type Route, type RouteRequest } from '#platform/http/route.ts'
import { Problem } from '#domain/problem.ts'
import { importPeople } from './import-people.ts'
import { peopleHeadings, readPeopleList } from './people-list.ts'
import { peopleProblems } from './problems.ts'
import { peopleAfter } from './queries.ts'

const perPage = 50
const largestList = 2_097_152

const noErrors = { file: null as string | null }

async function listPage(ctx: Context, request: RouteRequest, errors = noErrors, status = 200): Promise<Reply> {
  const { afterName, afterId } = request.query
  const after =
    afterName !== undefined && z.uuid().safeParse(afterId).success ? { name: afterName, staffId: afterId ?? '' } : null
  const people = await peopleAfter(ctx, after, perPage + 1)
  const last = people[perPage - 1]
  const shown = people.slice(0, perPage).map(person => ({ ...person, roles: person.roles.map(roleLabel).join(', ') }))
  const next =
    people.length > perPage && last
      ? `/people?${new URLSearchParams({ afterName: last.name, afterId: last.staffId }).toString()}`
      : null
  return page(
    'people/pages/people.njk',
    { people: shown, next, headings: peopleHeadings, errors, mayChange: canEver(ctx.actor, 'people.change') },
    status,
  )
}

async function bringIn(ctx: Context, request: RouteRequest): Promise<Reply> {
  const [file] = request.files
  if (!file) return listPage(ctx, request, { file: 'Choose a CSV file of people' }, 422)
  const rows = readPeopleList(file.content)
  if (await changesOwnRoles(ctx, rows)) throw peopleProblems.ownRoles({})
  await importPeople(ctx, rows)
  return seeOther('/people?done=people-imported')
}

/** Nobody gives themselves a role: a list that would change the roles of the person bringing it in is refused. */
async function changesOwnRoles(ctx: Context, rows: ReturnType<typeof readPeopleList>): Promise<boolean> {
  const self = await ctx.db
    .selectFrom('staffMember')
    .select('email')
    .where('authorityId', '=', ctx.authorityId)
    .where('staffId', '=', ctx.actor.staffId ?? '')
    .executeTakeFirst()
  const own = rows.find(row => row.email === self?.email)
  return own !== undefined && [...own.roles].sort().join() !== [...ctx.actor.roles].sort().join()
}

async function bringInOrSayWhy(ctx: Context, request: RouteRequest): Promise<Reply> {
  try {
    return await bringIn(ctx, request)
  } catch (error) {
    // Reading the list comes before any write, so the transaction is still whole and the page can be shown in it.
    if (error instanceof Problem && error.code === peopleProblems.listNotRead.code)
      return listPage(ctx, request, { file: error.message }, 422)
    throw error
  }
}

export const peopleRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/people', permission: 'people.read', run: (ctx, request) => listPage(ctx, request) }),
  route({
    method: 'POST',
    path: '/people',
    permission: 'people.change',
    announces: ['people.imported'],
    uploadLimit: largestList,
    run: bringInOrSayWhy,
  }),
]
