/**
 * Writes every generated document and source; `--check` writes nothing and fails when a committed one is not what its
 * generator says. This is the whole list: what is not here is written by hand.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { databaseDocuments } from './database.ts'
import type { Generated } from './document.ts'
import { houseDrawing } from './house.ts'
import { lifecyclesDocument } from './lifecycles.ts'
import { permissionsDocument } from './permissions.ts'
import { problemsDocument } from './problems.ts'
import { routesDocument } from './routes.ts'
import { settingsDocument } from './settings.ts'
import { generateStyles } from './styles.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

const everything = async (): Promise<readonly Generated[]> => [
  ...(await databaseDocuments()),
  { path: 'src/ui/assets/app.css', content: await generateStyles() },
  await houseDrawing(),
  await lifecyclesDocument(),
  permissionsDocument(),
  await problemsDocument(),
  routesDocument(),
  settingsDocument(),
]

const committed = (path: string): string | null =>
  existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null

const documents = await everything()
const stale = documents.filter(({ path, content }) => committed(path) !== content)
const nobodys = existsSync(join(root, 'docs/generated'))
  ? readdirSync(join(root, 'docs/generated'))
      .map(name => `docs/generated/${name}`)
      .filter(path => !documents.some(document => document.path === path))
  : []

if (process.argv.includes('--check')) {
  for (const { path } of stale) console.error(`${path} is not what its generator says. Run: npm run docs`)
  for (const path of nobodys) console.error(`${path} is made by no generator. Remove it, or write its generator.`)
  process.exitCode = stale.length + nobodys.length === 0 ? 0 : 1
} else {
  for (const { path, content } of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
    console.log(`wrote ${path}`)
  }
}
