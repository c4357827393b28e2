/** docs/generated/problems.md: everything the product can refuse, with its code and sentence. A code used twice fails. */
import { globSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { ProblemKind } from '#domain/problem.ts'
import { code, markdown, table, type Generated } from './document.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

interface Found {
  readonly code: string
  readonly status: number
  readonly sentence: string
  readonly path: string
}

const isKind = (value: unknown): value is ProblemKind<object> =>
  typeof value === 'function' && 'code' in value && 'status' in value

/** Stands for any detail: shown as its name, also where a sentence joins a list of them. */
const placeholder = (name: string): unknown =>
  Object.assign(new String(`‹${name}›`), { join: () => `‹${name}›`, map: () => [`‹${name}›`] })
const anyDetails = new Proxy({}, { get: (_target, name) => placeholder(String(name)) })

function sentenceOf(kind: ProblemKind<object>): string {
  try {
    return kind(anyDetails).message
  } catch {
    return '(a sentence made from its details)'
  }
}

function* kindsIn(value: unknown): Generator<ProblemKind<object>> {
  if (isKind(value)) yield value
  else if (value !== null && typeof value === 'object') for (const part of Object.values(value)) yield* kindsIn(part)
}

async function problemsIn(path: string): Promise<readonly Found[]> {
  const module: unknown = await import(pathToFileURL(`${root}${path}`).href)
  return [...kindsIn({ ...(module as object) })].map(kind => ({
    code: kind.code,
    status: kind.status,
    sentence: sentenceOf(kind),
    path,
  }))
}

export async function problemsDocument(): Promise<Generated> {
  const found: Found[] = []
  for (const path of globSync('src/**/problems.ts', { cwd: root }).sort()) found.push(...(await problemsIn(path)))
  const twice = found.filter((one, index) => found.findIndex(other => other.code === one.code) !== index)
  if (twice.length > 0)
    throw new Error(`Problem codes used twice: ${twice.map(one => `${one.code} (${one.path})`).join(', ')}`)
  const rows = found
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .map(one => [code(one.code), String(one.status), one.sentence])
  return {
    path: 'docs/generated/problems.md',
    content: markdown('Problems', 'every problems.ts', [table(['code', 'status', 'what people are told'], rows)]),
  }
}
