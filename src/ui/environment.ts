/**
 * The one way pages are made: Nunjucks with escaping always on, templates found in our own rooms first and then in GOV.UK's
 * and the Ministry of Justice's packages. Compiled templates are kept, except in development, where each change shows at once.
 */
import { fileURLToPath } from 'node:url'
import nunjucks from 'nunjucks'
import { strictView } from './strict-view.ts'

export type Environment = nunjucks.Environment

const root = fileURLToPath(new URL('../../', import.meta.url))
const searchRoots = [
  'src/ui',
  'src/features',
  'node_modules/govuk-frontend/dist',
  'node_modules/@ministryofjustice/frontend',
]

export interface PageContext {
  /** The page's view-model: strict, so reading what it does not have is an error. */
  readonly view?: object
  readonly shell?: { readonly csrfField: string }
  readonly [name: string]: unknown
}

export function createEnvironment(options: { development: boolean }): Environment {
  const folders = searchRoots.map(folder => `${root}${folder}`)
  const loader = new nunjucks.FileSystemLoader(folders, { noCache: options.development, watch: false })
  const environment = new nunjucks.Environment(loader, { autoescape: true, trimBlocks: true, lstripBlocks: true })
  return environment.addFilter('errorFor', errorFor).addFilter('errorList', errorList)
}

/**
 * Renders `template`, a path from one of the search roots such as `rounds/pages/round.njk`. Templates see `view`, `shell` and
 * `csrfField()`, and whatever else the context holds. Throws when a template is missing or reads what `view` does not have.
 */
export function renderTemplate(environment: Environment, template: string, context: PageContext): string {
  const field = new nunjucks.runtime.SafeString(context.shell?.csrfField ?? '')
  const view = context.view === undefined ? undefined : strictView(context.view, template)
  return environment.render(template, { ...context, view, csrfField: () => field })
}

/** Problems by field; a view-model may name a field that has none as null. */
type ShownErrors = Readonly<Record<string, string | null>> | null

/** `view.errors | errorFor('reason')`: a macro's `errorMessage`, or undefined where that field has none. */
function errorFor(errors: ShownErrors, field: string): { readonly text: string } | undefined {
  return errorList(errors).find(({ href }) => href === `#${field}`)
}

/** `view.errors | errorList`: the error summary's list, each linked to `#field`; empty where there are none. */
function errorList(errors: ShownErrors): readonly { readonly text: string; readonly href: string }[] {
  return Object.entries(errors ?? {}).flatMap(([field, text]) => (text === null ? [] : [{ text, href: `#${field}` }]))
}
