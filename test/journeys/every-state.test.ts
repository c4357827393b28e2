/**
 * The states of pages that other journeys do not meet: empty, refused, corrected, closed. Each is looked at in Chromium at 320 pixels:
 * clean under axe, one main heading, nothing scrolls sideways, and no script or file missing.
 */
import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import type { ToolContent } from '#domain/audit-tool/tool.ts'
import type { Context } from '#platform/context.ts'
import { openTestHouse, type TestHouse } from '#testing/app.ts'
import { aSubmittedAudit } from '#testing/audits.ts'
import { axeViolations, faultsOf, openPage, scrollsSideways, withBrowser } from '#testing/browser.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { aRoundOfCasesHeldBy } from '#testing/practitioners.ts'
import { publishNextVersion } from '#testing/published-tools.ts'
import { anOpenedRound } from '#testing/rounds.ts'
import { moderateAudit } from '#features/moderation/door.ts'
import { allocateAuditors, drawSample, roundByReference, sampledCasesOf } from '#features/rounds/door.ts'

let house: TestHouse
let address: string
/** Audits of Ruth's of cases that Sam holds; the first was submitted, and `again` is of the same child. */
let audits: readonly string[]
let again: string

/** A second round that draws everybody, all of it Ruth's: the audit of the case that `first` was of. */
async function auditedAgain(ctx: Context, first: string): Promise<string> {
  const { caseReference, auditorId } = await ctx.db
    .selectFrom('audit')
    .select(['caseReference', 'auditorId'])
    .where('reference', '=', first)
    .executeTakeFirstOrThrow()
  const round = await anOpenedRound(ctx)
  await drawSample(ctx, round, { size: 80, seed: 'again', exclusionMonths: 0 })
  const drawn = await sampledCasesOf(ctx, (await roundByReference(ctx, round)).roundId)
  const pairs = drawn.filter(one => !one.reserve).map(one => ({ caseReference: one.caseReference, auditorId }))
  await allocateAuditors(ctx, round, pairs)
  const { reference } = await ctx.db
    .selectFrom('audit')
    .select('reference')
    .where('caseReference', '=', caseReference)
    .orderBy('reference', 'desc')
    .executeTakeFirstOrThrow()
  return reference
}

/** A tool that does not ask what the practitioner says: their conversation then has a page of its own. */
const withoutPractitioner = (tool: ToolContent): ToolContent => ({
  ...tool,
  sections: tool.sections.map(section => ({
    ...section,
    questions: section.questions.filter(({ key }) => !key.includes('practitioner')),
  })),
})

before(async () => {
  house = await openTestHouse({ at: testDay })
  audits = await house.asPerson(cast.dev, ctx => aRoundOfCasesHeldBy(ctx, cast.sam, cast.ruth))
  for (const reference of audits.slice(0, 2)) await house.asPerson(cast.ruth, ctx => aSubmittedAudit(ctx, reference))
  await house.asPerson(cast.grace, ctx => moderateAudit(ctx, audits[1] ?? '', { kind: 'agree', comment: '' }))
  again = await house.asPerson(cast.dev, async ctx => {
    await publishNextVersion(ctx, withoutPractitioner)
    return auditedAgain(ctx, audits[0] ?? '')
  })
  await house.server.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(house.server.server.address() as AddressInfo).port}`
})
after(() => house.close())

async function signIn(browser: Browser, name: string): Promise<Page> {
  const page = await openPage(browser, { script: true, width: 320 })
  await page.goto(`${address}/sign-in`)
  await page.getByRole('button', { name: `Sign in as ${name}` }).click()
  await page.getByRole('heading', { level: 1, name: /^Hello/ }).waitFor()
  return page
}

async function isClean(page: Page): Promise<void> {
  const where = `${page.url()}: ${await page.title()}`
  assert.deepEqual(await axeViolations(page), [], where)
  assert.equal(await scrollsSideways(page), false, where)
  assert.equal(await page.locator('h1').count(), 1, where)
  // A page that is refused or is not there is noted by Chromium as a file that failed.
  assert.deepEqual(
    faultsOf(page).filter(fault => !/status of 4(?:04|22)/.test(fault)),
    [],
    where,
  )
}

async function look(page: Page, ...paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const answer = await page.goto(`${address}${path}`)
    assert.equal(answer?.status(), 200, path)
    assert.equal(new URL(page.url()).pathname, path, 'it leads elsewhere')
    await isClean(page)
  }
}

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click()

/** The first link of that name, followed until its page has been read: a click alone answers while the old page is being left. */
async function follow(page: Page, name: RegExp): Promise<void> {
  const link = page.getByRole('link', { name }).first()
  const to = new URL((await link.getAttribute('href')) ?? '', page.url())
  await link.click()
  await page.waitForURL(to.href)
}

/** The button pressed with what is missing: the same page again, with the faults listed. */
async function refused(page: Page, button: string): Promise<void> {
  await press(page, button)
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
  await isClean(page)
}

const told = async (page: Page, banner: RegExp): Promise<void> => {
  await page.locator('.govuk-notification-banner').getByText(banner).waitFor()
  await isClean(page)
}

describe('states of pages, each clean', () => {
  test('an audit that is corrected and submitted again: its versions, what changed, and the earlier answers', () =>
    withBrowser(async browser => {
      const ruth = await signIn(browser, cast.ruth.name)
      const audit = `/audits/${audits[0] ?? ''}`
      await look(ruth, audit, `${audit}/correction`)
      await refused(ruth, await ruth.locator('main form button').innerText())
      await ruth.getByRole('textbox').fill('A visit was counted twice.')
      await ruth.locator('main form button').click()
      await told(ruth, /The audit is open again/)
      await look(ruth, `${audit}/sections/record`)
      await ruth.locator('#record-summary-evidence').fill('Read again.')
      await press(ruth, 'Save and continue')
      await told(ruth, /Saved/)
      await look(ruth, `${audit}/sections/record`)
      await follow(ruth, /^Earlier answers/)
      await isClean(ruth)
      await look(ruth, `${audit}/learning`, `${audit}/overall`, `${audit}/check`)
      await press(ruth, 'Submit the audit')
      await told(ruth, /submitted for moderation/)
      await look(ruth, `${audit}/versions`, `${audit}/versions/1`, `${audit}/versions/2`, `${audit}/versions/2/changes`)
    }))

  test('the audit of a child who was audited before: what was said last time, and what is left before submitting', () =>
    withBrowser(async browser => {
      const ruth = await signIn(browser, cast.ruth.name)
      const audit = `/audits/${again}`
      await look(ruth, audit, `${audit}/memory`, `${audit}/learning`, `${audit}/overall`, `${audit}/check`)
      await look(ruth, `${audit}/memory`)
      await ruth.locator('main input[type=radio]').first().check()
      await ruth.locator('main form button').first().click()
      await told(ruth, /Saved/)
      await look(ruth, `${audit}/memory`)
    }))

  test('a safety concern from raised to closed, with each refusal; the clocks, set and refused', () =>
    withBrowser(async browser => {
      const [ruth, helen, dev] = [
        await signIn(browser, cast.ruth.name),
        await signIn(browser, cast.helen.name),
        await signIn(browser, cast.dev.name),
      ]
      await look(dev, '/safety-concerns', '/safety-concern-clocks')
      await look(ruth, `/audits/${audits[2] ?? ''}/safety-concerns/new`)
      await refused(ruth, 'Raise the concern')
      await ruth.getByLabel('What did you see?').fill('No visit since the injury.')
      await ruth.locator('input[name=severity]').first().check()
      await ruth.getByLabel('Not yet').check()
      await press(ruth, 'Raise the concern')
      await told(ruth, /The concern has been recorded/)
      await refused(ruth, 'Record who was told')
      const concern = new URL(ruth.url()).pathname.replace(/\/tellings$/, '')
      await look(helen, '/', '/safety-concerns', concern)
      await refused(helen, 'Record the response')
      await helen.getByLabel('What was done?').fill('Seen this morning.')
      await helen.locator('input[name=safe]').first().check()
      await press(helen, 'Record the response')
      await told(helen, /The response has been recorded/)
      await look(dev, '/', concern)
      await refused(dev, 'Confirm and close')
      await dev.getByLabel('How do you know that the child is safe?').fill('Read the case note.')
      await press(dev, 'Confirm and close')
      await told(dev, /confirmed and closed/)
      await look(dev, '/safety-concerns', '/safety-concern-clocks')
      await dev.locator('main input[type=text]').first().fill('soon')
      await refused(dev, 'Set the clocks')
    }))

  test('asking a family: an attempt, answers heard and corrected, links; each refusal', () =>
    withBrowser(async browser => {
      const ruth = await signIn(browser, cast.ruth.name)
      const family = `/audits/${audits[2] ?? ''}/family-feedback`
      await look(ruth, family, `${family}/attempts`)
      await refused(ruth, 'Record the attempt')
      await look(ruth, family)
      for (const script of await ruth
        .getByRole('link', { name: /^(?:Read or print|Type in answers)/ })
        .evaluateAll(hrefsOf))
        await look(ruth, script)
      await refused(ruth, 'Record what they said')
      await look(ruth, `${family}/links`)
      await refused(ruth, 'Make the link')
    }))

  test('the family’s page at 320 pixels: nothing answered, answered, answered already, unknown, and the way out', () =>
    withBrowser(async browser => {
      const ruth = await signIn(browser, cast.ruth.name)
      const link = async (): Promise<string> => {
        await look(ruth, `/audits/${audits[3] ?? ''}/family-feedback/links`)
        await ruth.locator('input[name=version], input[name=script]').first().check()
        await ruth.locator('input[name=asked]').first().check()
        await press(ruth, 'Make the link')
        await isClean(ruth)
        return (await ruth.locator('#link').innerText()).trim()
      }
      const secret = new URL(await link()).pathname
      const mother = await openPage(browser, { script: true, width: 320 })
      await look(mother, secret)
      await refused(mother, 'Send my answers')
      await mother.locator('.lfa-scale__input').first().check()
      await press(mother, 'Send my answers')
      await mother.getByRole('heading', { name: 'Thank you' }).waitFor()
      await isClean(mother)
      for (const dead of [secret, '/family/nobody-knows-this-secret']) {
        await mother.goto(`${address}${dead}`)
        await mother.getByRole('heading', { name: 'This link no longer works' }).waitFor()
        await isClean(mother)
      }
      const correct = ruth.getByRole('link', { name: /^Correct what you recorded/ })
      await look(ruth, `/audits/${audits[3] ?? ''}/family-feedback`, `/audits/${audits[3] ?? ''}`)
      assert.equal(await correct.count(), 0, 'what the family wrote themselves is never corrected')
    }))

  test('the practitioner’s part: nothing yet, a conversation and a reply, each refused and kept', () =>
    withBrowser(async browser => {
      const ruth = await signIn(browser, cast.ruth.name)
      await look(ruth, `/audits/${audits[3] ?? ''}/reflection`, `/audits/${again}/conversation`)
      await refused(ruth, 'Record the conversation')
      await ruth.locator('input[name=manner]').first().check()
      await ruth.locator('input[name=heldOn-day]').fill('31')
      await refused(ruth, 'Record the conversation')
      const sam = await signIn(browser, cast.sam.name)
      const mine = `/my-cases-audited/${audits[1] ?? ''}`
      await look(sam, '/', '/my-cases-audited', `/my-cases-audited/${audits[3] ?? ''}`, mine)
      await refused(sam, 'Send your reply')
      await sam.locator('input[name=stance]').last().check()
      await sam.getByLabel('Your reply').fill('The visits are on another record.')
      await press(sam, 'Send your reply')
      await told(sam, /Your reply has been sent/)
      await look(ruth, `/audits/${audits[1] ?? ''}/reflection`)
      const dev = await signIn(browser, cast.dev.name)
      await look(dev, '/practitioner-replies')
    }))

  test('designing a tool: begun, refused, brought from a file, discarded', () =>
    withBrowser(async browser => {
      const dev = await signIn(browser, cast.dev.name)
      await look(dev, '/audit-tools', '/audit-tools/new')
      await refused(dev, 'Start')
      const tool = '/audit-tools/monthly-case-audit'
      await look(dev, `${tool}/versions/1`, `${tool}/comparison`, tool)
      await press(dev, 'Change this tool')
      await look(dev, `${tool}/draft/new-rule`)
      await refused(dev, 'Save')
      await look(dev, `${tool}/draft/new-section`)
      await refused(dev, 'Save')
      await look(dev, `${tool}/draft/sections/record/new-question`)
      await refused(dev, 'Save')
      await look(dev, `${tool}/draft/publication`, `${tool}/draft/upload`)
      await dev.setInputFiles('#file', { name: 'tool.json', mimeType: 'application/json', buffer: Buffer.from('{}') })
      await refused(dev, 'See what would change')
      const content = (await dev.request.get(`${address}${tool}/versions/1.json`)).body()
      await look(dev, `${tool}/draft/upload`)
      await dev.setInputFiles('#file', { name: 'tool.json', mimeType: 'application/json', buffer: await content })
      await press(dev, 'See what would change')
      await dev.waitForLoadState()
      await isClean(dev)
      await look(dev, `${tool}/draft`, `${tool}/draft/discard`)
    }))
})

// Run in the page: what each link leads to.
const hrefsOf = (links: readonly { getAttribute(name: string): string | null }[]): string[] =>
  links.map(link => link.getAttribute('href') ?? '')
