/** Publishes tools for tests: the next version of the monthly case audit, which rounds of tests use. */
import assert from 'node:assert/strict'
import type { ToolContent } from '#domain/audit-tool/tool.ts'
import { latestToolVersion } from '#features/audit-tools/door.ts'
import type { Context } from '#platform/context.ts'

/** `change` makes the next version from the latest. */
export async function publishNextVersion(ctx: Context, change: (latest: ToolContent) => ToolContent): Promise<void> {
  const latest = await latestToolVersion(ctx, 'monthly-case-audit')
  assert.ok(latest)
  const { toolId } = await ctx.db
    .selectFrom('auditTool')
    .select('toolId')
    .where('key', '=', latest.key)
    .executeTakeFirstOrThrow()
  const content: ToolContent = { ...change(latest.content), version: latest.version + 1 }
  await ctx.db
    .insertInto('toolVersion')
    .values({
      authorityId: ctx.authorityId,
      toolVersionId: ctx.newId(),
      toolId,
      version: content.version,
      content: JSON.stringify(content),
      digest: 'of a test',
      publishedAt: ctx.now,
    })
    .execute()
}
