/**
 * Makes src/ui/assets/app.css from src/ui/styles. The result is committed, so that starting the product needs no compiler;
 * `--check` fails when the committed file is not what the styles say.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compileAsync, Logger } from 'sass'

const root = fileURLToPath(new URL('../../', import.meta.url))
const target = `${root}src/ui/assets/app.css`

/** The stylesheet, minified, with no reference to fonts or pictures. */
export async function generateStyles(): Promise<string> {
  const compiled = await compileAsync(`${root}src/ui/styles/app.scss`, {
    style: 'compressed',
    loadPaths: [root],
    quietDeps: true,
    logger: Logger.silent,
    silenceDeprecations: ['import'],
  })
  return `${compiled.css.replace(/^\uFEFF/, '')}\n`
}

async function main(checkOnly: boolean): Promise<number> {
  const css = await generateStyles()
  const committed = existsSync(target) ? readFileSync(target, 'utf8') : null
  if (committed === css) return 0
  if (checkOnly) {
    console.error('src/ui/assets/app.css is not what src/ui/styles says. Run: npm run styles')
    return 1
  }
  writeFileSync(target, css)
  return 0
}

if (import.meta.main) process.exitCode = await main(process.argv.includes('--check'))
