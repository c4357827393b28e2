/** Everything the hall needs of the front rooms, in one value: how pages are made, what stands under `/assets`, the navigation. */
import { assetVersion, readAssets } from './assets.ts'
import { bannerFor } from './banners.ts'
import { createEnvironment, renderTemplate } from './environment.ts'

/** In the order of the audit cycle; each person sees what their roles include. */
const navigation = [
  { text: 'Home', href: '/', permission: 'home.read' },
  { text: 'Audits', href: '/audits', permission: 'audit.read' },
  { text: 'Audits of my cases', href: '/my-cases-audited', permission: 'audit.take-part' },
  { text: 'Moderation', href: '/moderation', permission: 'audit.moderate' },
  { text: 'Programme', href: '/programme', permission: 'programme.read' },
  { text: 'Rounds', href: '/rounds', permission: 'round.read' },
  { text: 'Audit tools', href: '/audit-tools', permission: 'tool.read' },
  { text: 'Case lists', href: '/case-imports', permission: 'case-import.read' },
  { text: 'Actions', href: '/actions', permission: 'action.read' },
  { text: 'Reports', href: '/reports', permission: 'round.report' },
  { text: 'People', href: '/people', permission: 'people.read' },
  { text: 'Activity', href: '/activity', permission: 'activity.read' },
] as const

export interface Furnishing {
  readonly development: boolean
}

export function furnish({ development }: Furnishing) {
  const environment = createEnvironment({ development })
  return {
    render: (template: string, context: { view: object; shell: { csrfField: string } }) =>
      renderTemplate(environment, template, context),
    bannerFor,
    navigation,
    assetVersion,
    assets: readAssets(),
  }
}
