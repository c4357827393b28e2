/** docs/generated/house.mmd: the rooms and floors, and an arrow for each that is truly imported, drawn from the sources. */
import { fileURLToPath } from 'node:url'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import type { Generated } from './document.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The files at the top of src, by the box they belong to. */
const top: Readonly<Record<string, string>> = {
  'src/cli.ts': 'commands',
  'src/app.ts': 'hall',
  'src/main.ts': 'hall',
  'src/opening.ts': 'hall',
}

/** The box a file belongs to: a room of the features, or a whole floor. Tests and their furniture are not drawn. */
function boxOf(path: string): string | null {
  if (/\.test\.ts$|^src\/testing\//.test(path)) return null
  const [, floor = '', room = ''] = path.replace(/\.ts$/, '').split('/')
  return top[path] ?? (floor === 'features' ? room : floor)
}

const idOf = (box: string): string => box.replaceAll('-', '_')

async function arrows(): Promise<readonly (readonly [string, string])[]> {
  const { output } = await cruise(
    ['src'],
    {
      baseDir: root,
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      includeOnly: '^src/',
      exclude: { path: '^src/ui/assets/' },
    },
    { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  )
  const found = (output as ICruiseResult).modules.flatMap(module =>
    module.dependencies.map(dependency => [boxOf(module.source), boxOf(dependency.resolved)] as const),
  )
  const drawn = new Set(
    found.flatMap(([from, to]) => (from !== null && to !== null && from !== to ? [`${from} ${to}`] : [])),
  )
  return [...drawn].sort().map(line => line.split(' ') as [string, string])
}

const floors = new Set(['domain', 'outputs', 'ui', 'platform', 'hall', 'commands'])

export async function houseDrawing(): Promise<Generated> {
  const all = await arrows()
  const rooms = [...new Set(all.flat())].filter(box => !floors.has(box)).sort()
  const isRoom = (box: string): boolean => rooms.includes(box)
  // Every room uses rules and platform: one arrow from the floor says so better than one from each room.
  const between = all.filter(([from, to]) => isRoom(from) && isRoom(to))
  const floorOf = (box: string): string => (isRoom(box) ? 'features' : box)
  const wide = new Set(
    all
      .filter(([from, to]) => !(isRoom(from) && isRoom(to)))
      .map(([from, to]) => `  ${floorOf(from)} --> ${floorOf(to)}`),
  )
  const lines = [
    '%% Made by `npm run docs` from the imports of src; do not edit. Each arrow is an import that is there; the rules are in .dependency-cruiser.mjs.',
    'flowchart TB',
    '  subgraph features',
    ...rooms.map(room => `    ${idOf(room)}["${room}"]`),
    ...between.map(([from, to]) => `    ${idOf(from)} --> ${idOf(to)}`),
    '  end',
    ...[...wide].sort(),
  ]
  return { path: 'docs/generated/house.mmd', content: `${lines.join('\n')}\n` }
}
