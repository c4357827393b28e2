/** What stops the boot: a route without a permission, a form that cannot be shown again, a writing route that announces nothing. */
import { permissions } from '#domain/access/permissions.ts'
import type { Room } from '../room.ts'
import type { Format, Route } from './route.ts'

export const formatSuffix: Readonly<Record<Format, string>> = {
  page: '',
  json: '.json',
  csv: '.csv',
  slides: '.pptx',
  document: '.docx',
  workbook: '.xlsx',
}

/** The addresses a route answers: one, or one for each of its formats. */
export function pathsOf(route: Route): readonly { readonly path: string; readonly format: Format }[] {
  return (route.formats ?? ['page']).map(format => ({ path: `${route.path}${formatSuffix[format]}`, format }))
}

function* faultsOf(room: Room, route: Route): Generator<string> {
  const name = `${route.method} ${route.path} in the room ${room.name}`
  if (!hasPermission(route)) yield `${name} has no permission`
  if (route.body && !route.again) yield `${name} takes a form and cannot show it again`
  if (writes(route) && (route.announces ?? []).length === 0) yield `${name} writes and announces nothing`
}

/** Types say that there is one; a route that was made without types must not open the house. */
const hasPermission = ({ permission }: { readonly permission?: string }): boolean =>
  permission !== undefined && (permission === 'public' || permission in permissions)

export const writes = (route: Route): boolean => route.method === 'POST' || route.recordsRead === true

/** Throws one Error that names every fault. */
export function checkRoutes(rooms: readonly Room[]): void {
  const faults = rooms.flatMap(room => room.routes.flatMap(route => [...faultsOf(room, route)]))
  const seen = new Set<string>()
  for (const route of rooms.flatMap(room => room.routes)) {
    const key = `${route.method} ${route.path}`
    if (seen.has(key)) faults.push(`${key} is declared twice`)
    seen.add(key)
  }
  if (faults.length > 0) throw new Error(`The product does not open:\n${faults.map(fault => `  ${fault}`).join('\n')}`)
}
