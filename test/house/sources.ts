/** Reads the product's own sources for the house rules: every file, where it is and what it says. */
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

export interface SourceFile {
  /** From the root, such as `src/features/rounds/door.ts`. */
  readonly path: string
  readonly text: string
}

export function readSources(pattern: string): readonly SourceFile[] {
  return globSync(pattern, { cwd: root, exclude: path => path.includes('node_modules') })
    .sort()
    .map(path => ({ path, text: readFileSync(`${root}${path}`, 'utf8') }))
}

/** The code alone: without comments and the contents of strings, so that words about a thing are not taken for the thing. */
export function codeOf(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, found =>
    /^['"]/.test(found) ? "''" : '',
  )
}

/** Every .ts file of the running product, without tests and generated files. */
export const productSources = (): readonly SourceFile[] =>
  readSources('src/**/*.ts').filter(
    ({ path }) => !path.endsWith('.test.ts') && path !== 'src/platform/database/schema.ts',
  )
