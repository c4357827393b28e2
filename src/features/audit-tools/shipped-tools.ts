/** The tools that come with the product, read from audit-tools/ and published once for each authority. */
import { readdir, readFile } from 'node:fs/promises'
import { toolFaults } from '#domain/audit-tool/validate.ts'
import type { ToolContent } from '#domain/audit-tool/tool.ts'
import type { Context } from '#platform/context.ts'
import { canonicalJson, sha256 } from '#platform/digest.ts'
import { readTool } from './tool-schema.ts'

const folder = new URL('../../../audit-tools/', import.meta.url)

export async function shippedTools(): Promise<readonly ToolContent[]> {
  const keys = (await readdir(folder, { withFileTypes: true })).filter(entry => entry.isDirectory()).map(entry => entry.name).sort()
  const versions = await Promise.all(keys.map(async key => {
    const files = (await readdir(new URL(`${key}/`, folder))).filter(name => name.endsWith('.json')).sort()
    return Promise.all(files.map(async file => readTool(JSON.parse(await readFile(new URL(`${key}/${file}`, folder), 'utf8')))))
  }))
  return versions.flat()
}

/** Publishes every shipped version that this authority does not have yet. A tool with a fault is never published. */
export async function publishShippedTools(ctx: Context): Promise<void> {
  for (const tool of await shippedTools()) {
    const [fault] = toolFaults(tool)
    if (fault) throw new Error(`The tool ${tool.key} ${tool.version} is not fit to publish: ${fault.where}: ${fault.sentence}`)
    await publish(ctx, tool)
  }
}

async function publish(ctx: Context, tool: ToolContent): Promise<void> {
  const toolId = await keepTool(ctx, tool)
  const there = await ctx.db.selectFrom('toolVersion').select('toolVersionId')
    .where('authorityId', '=', ctx.authorityId).where('toolId', '=', toolId).where('version', '=', tool.version).executeTakeFirst()
  if (there) return
  const content = canonicalJson(tool)
  await ctx.db.insertInto('toolVersion').values({
    authorityId: ctx.authorityId, toolVersionId: ctx.newId(), toolId, version: tool.version, content, digest: sha256(content), publishedAt: ctx.now,
  }).execute()
  await ctx.announce({ type: 'tool.published', subject: `tool:${tool.key}`, version: tool.version })
}

async function keepTool(ctx: Context, { key, name }: ToolContent): Promise<string> {
  const known = await ctx.db.selectFrom('auditTool').select('toolId').where('authorityId', '=', ctx.authorityId).where('key', '=', key).executeTakeFirst()
  if (known) return known.toolId
  const toolId = ctx.newId()
  await ctx.db.insertInto('auditTool').values({ authorityId: ctx.authorityId, toolId, key, name }).execute()
  return toolId
}
