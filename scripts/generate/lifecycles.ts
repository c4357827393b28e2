/** docs/generated/lifecycles.md: what has states, what leads from one to the next, and who may, as diagrams and tables. */
import { globSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { code, markdown, table, type Generated } from './document.ts'

/** What every lifecycle's steps have in common (domain/rounds/lifecycle.ts, domain/audit/lifecycle.ts). */
interface Step {
  readonly to: string
  readonly permission?: string
  readonly label: string
  readonly announces: string
}
type Lifecycle = Readonly<Record<string, Readonly<Record<string, Step>>>>

interface Move extends Step {
  readonly from: string
  readonly action: string
}

/** What no step of the table says, because another table's step brings it about. */
const besides: Readonly<Record<string, string>> = { audit: 'A moderated audit is closed when its round is closed.' }

const root = fileURLToPath(new URL('../../', import.meta.url))

const movesOf = (lifecycle: Lifecycle): readonly Move[] =>
  Object.entries(lifecycle).flatMap(([from, steps]) =>
    Object.entries(steps).map(([action, step]) => ({ from, action, ...step })),
  )

/** Mermaid takes no hyphen in a state's name. */
const state = (name: string): string => name.replaceAll('-', '_')

function diagram(lifecycle: Lifecycle): string {
  const states = Object.keys(lifecycle)
  const lines = [
    ...states.map(name => `  ${state(name)} : ${name.replaceAll('-', ' ')}`),
    `  [*] --> ${state(states[0] ?? '')}`,
    ...movesOf(lifecycle).map(move => `  ${state(move.from)} --> ${state(move.to)} : ${move.action}`),
    `  ${state(states.at(-1) ?? '')} --> [*]`,
  ]
  return `\`\`\`mermaid\nstateDiagram-v2\n${lines.join('\n')}\n\`\`\``
}

const rowOf = (move: Move): readonly string[] => [
  move.from,
  move.action,
  move.to,
  move.permission === undefined ? '' : code(move.permission),
  move.label,
  code(move.announces),
]

async function lifecyclesOf(path: string): Promise<readonly string[]> {
  const module = (await import(pathToFileURL(`${root}${path}`).href)) as Record<string, unknown>
  const found = Object.entries(module).filter(([name]) => name.endsWith('Lifecycle'))
  if (found.length === 0) throw new Error(`${path} exports no lifecycle`)
  return found.map(([name, lifecycle]) => {
    const title = name
      .replace('Lifecycle', '')
      .replace(/([A-Z])/g, ' $1')
      .toLowerCase()
    const rows = movesOf(lifecycle as Lifecycle).map(rowOf)
    const steps = table(['from', 'action', 'to', 'permission', 'button', 'records'], rows)
    return [`## ${title}`, diagram(lifecycle as Lifecycle), steps, besides[title]]
      .filter(part => part !== undefined)
      .join('\n\n')
  })
}

export async function lifecyclesDocument(): Promise<Generated> {
  const parts: string[] = []
  for (const path of globSync('src/domain/*/lifecycle.ts', { cwd: root }).sort())
    parts.push(...(await lifecyclesOf(path)))
  return { path: 'docs/generated/lifecycles.md', content: markdown('Lifecycles', 'src/domain/*/lifecycle.ts', parts) }
}
