/** The tools that come with the product, read from audit-tools/ and published once for each authority. */
import { readdir, readFile } from 'node:fs/promises'
import { toolFaults } from '#domain/audit-tool/validate.ts'
import type { ToolContent } from '#domain/audit-tool/tool.ts'
import type { Context } from '#platform/context.ts'
import { publishVersion } from './publish-tool.ts'
import { versionsOf } from './queries.ts'
import { readTool } from './tool-schema.ts'

const folder = new URL('../../../audit-tools/', import.meta.url)

export async function shippedTools(): Promise<readonly ToolContent[]> {
  const keys = (await readdir(folder, { withFileTypes: true })).filter(entry => entry.isDirectory()).map(entry => entry.name).sort()
  const versions = await Promise.all(keys.map(async key => {
    const files = (await readdir(new URL(`${key}/`, folder))).filter(name => name.endsWith('.json')).sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
    return Promise.all(files.map(async file => readTool(JSON.parse(await readFile(new URL(`${key}/${file}`, folder), 'utf8')))))
  }))
  return versions.flat()
}

/** Publishes every shipped version that this authority does not have yet. A tool with a fault is never published. */
export async function publishShippedTools(ctx: Context): Promise<void> {
  for (const tool of await shippedTools()) {
    const [fault] = toolFaults(tool)
    if (fault)
      throw new Error(
        `The tool ${tool.key} ${tool.version} is not fit to publish: ${fault.where}: ${fault.sentence}`,
      )
    if (!(await isThere(ctx, tool))) await publishVersion(ctx, tool)
  }
}

/** A council that has gone on by itself keeps its own version of this number. */
async function isThere(ctx: Context, { key, version }: ToolContent): Promise<boolean> {
  return (await versionsOf(ctx, key)).some(found => found.version === version)
}
