/** docs/generated/routes.md: every address, who may come, what is recorded, in which forms it answers. */
import { rooms } from '#app'
import { writes } from '#platform/http/route-check.ts'
import type { Route } from '#platform/http/route.ts'
import { code, markdown, table, type Generated } from './document.ts'

const rowOf = (route: Route): readonly string[] => [
  route.method,
  code(route.path),
  route.permission === 'public' ? 'anyone' : code(route.permission),
  writes(route) ? (route.announces ?? []).map(code).join(', ') : '',
  (route.formats ?? []).join(', '),
  route.uploadLimit === undefined ? '' : `files up to ${Math.round(route.uploadLimit / 1_048_576)} MB`,
]

export function routesDocument(): Generated {
  const parts = rooms.map(
    room =>
      `## ${room.name}\n\n${table(['method', 'address', 'permission', 'records', 'forms', 'takes'], room.routes.map(rowOf))}`,
  )
  return { path: 'docs/generated/routes.md', content: markdown('Routes', 'the rooms of src/app.ts', parts) }
}
