/** The tools that come with the product: published once, whole, and readable by those who audit with them. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { canonicalJson, sha256 } from '#platform/digest.ts'
import { openTestHouse, type TestHouse } from '#testing/app.ts'
import { announced, cast, withContext } from '#testing/context.ts'
import { latestToolVersion, publishShippedTools, toolVersion } from './door.ts'
import { shippedTools } from './shipped-tools.ts'
import { readTool } from './tool-schema.ts'

let house: TestHouse
before(async () => {
  house = await openTestHouse()
})
after(() => house.close())

test('publishing again publishes nothing, because a published version never changes', () =>
  withContext('system', async ctx => {
    const versions = () => ctx.db.selectFrom('toolVersion').select('toolVersionId').execute()
    const before = (await versions()).length
    await publishShippedTools(ctx)
    assert.equal((await versions()).length, before)
    assert.deepEqual(await announced(ctx), [])
  }))

test('what was published is what is shipped, under its digest', () =>
  withContext('system', async ctx => {
    for (const tool of await shippedTools()) {
      const row = await ctx.db
        .selectFrom('toolVersion')
        .innerJoin('auditTool', 'auditTool.toolId', 'toolVersion.toolId')
        .select(['toolVersion.digest', 'toolVersion.toolVersionId'])
        .where('auditTool.key', '=', tool.key)
        .where('toolVersion.version', '=', tool.version)
        .executeTakeFirst()
      assert.equal(row?.digest, sha256(canonicalJson(tool)))
      assert.deepEqual((await toolVersion(ctx, row.toolVersionId))?.content, tool)
    }
    assert.equal((await latestToolVersion(ctx, 'monthly-case-audit'))?.version, 3)
    assert.equal(await latestToolVersion(ctx, 'no-such-tool'), undefined)
  }))

test('a tool file with a field that there is not, or with one left out, is not read as a tool', async () => {
  const [tool] = await shippedTools()
  assert.ok(tool)
  assert.throws(() => readTool({ ...tool, colour: 'blue' }))
  assert.throws(() => readTool({ ...tool, sections: undefined }))
})

test('the tool can be read as its auditors meet it, and one that there is not is not found', async () => {
  const ruth = await house.signIn(cast.ruth)
  const page = await ruth.get('/audit-tools/monthly-case-audit')
  assert.equal(page.status, 200)
  assert.match(page.$('h1').text(), /Monthly case audit/)
  assert.ok(page.$('table tbody tr').length > 40)
  assert.match(page.$('main').text(), /Asked of: looked after\./)
  assert.equal((await ruth.get('/audit-tools/no-such-tool')).status, 404)
})
