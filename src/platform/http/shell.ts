/** What the layout needs on every page, beside the page's own view-model: names, who is signed in, navigation, the form token. */
import type { Actor } from '#domain/access/actor.ts'
import { canEver } from '#domain/access/can.ts'
import type { Permission } from '#domain/access/permissions.ts'
import { roleLabel } from '#domain/access/roles.ts'

export interface NavigationItem {
  readonly text: string
  readonly href: string
  readonly permission: Permission
}

export interface Shell {
  readonly serviceName: string
  readonly authorityName: string
  readonly brandColour: string
  readonly demonstration: boolean
  readonly actor: { readonly name: string; readonly roles: readonly string[] } | null
  readonly navigation: readonly { readonly text: string; readonly href: string; readonly current: boolean }[]
  /** The hidden field that every form carries. */
  readonly csrfField: string
  readonly path: string
  /** What has just been done, told once after a redirect. */
  readonly banner: string | null
  readonly assetVersion: string
}

/** The authority as the layout shows it. */
export interface AuthorityFace {
  readonly authorityId: string
  readonly name: string
  readonly demonstration: boolean
  readonly brandColour: string
}

export interface ShellFacts {
  readonly face: AuthorityFace
  readonly actor: Actor
  readonly path: string
  readonly formToken: string
  readonly banner: string | null
  readonly navigation: readonly NavigationItem[]
  readonly assetVersion: string
}

export function shellFor(facts: ShellFacts): Shell {
  const { face, actor, path } = facts
  const signedIn = actor.kind === 'staff'
  const mine = signedIn ? facts.navigation.filter(item => canEver(actor, item.permission)) : []
  return {
    serviceName: 'Learning from Audit',
    authorityName: face.name,
    brandColour: face.brandColour,
    demonstration: face.demonstration,
    actor: signedIn ? { name: actor.name, roles: actor.roles.map(roleLabel) } : null,
    navigation: mine.map(({ text, href }) => ({ text, href, current: isCurrent(path, href) })),
    csrfField: `<input type="hidden" name="formToken" value="${facts.formToken}">`,
    path,
    banner: facts.banner,
    assetVersion: facts.assetVersion,
  }
}

const isCurrent = (path: string, href: string): boolean =>
  href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`)
