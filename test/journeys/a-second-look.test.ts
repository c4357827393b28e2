/**
 * A few stories in Chromium on the product as people run it, with the demonstration county: an auditor finishes an audit without
 * script, a moderator takes the second look, two windows never overwrite each other, and every page met is clean under axe.
 */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { axeViolations, faultsOf, openPage, scrollsSideways, withBrowser } from '#testing/browser.ts'
import { cast } from '#seeds/county.ts'
import { newFolder, removeFolder, startHouse, type RunningHouse } from '../../bench/house.ts'

interface Visit {
  readonly script: boolean
  readonly width?: number
}

describe('journeys through the demonstration county', () => {
  let folder: string
  let house: RunningHouse
  before(async () => {
    folder = await newFolder()
    house = await startHouse(folder)
  })
  after(async () => {
    await house.stop()
    await removeFolder(folder)
  })

  async function signIn(browser: Browser, name: string, visit: Visit): Promise<Page> {
    const page = await openPage(browser, visit)
    await page.goto(`${house.address}/sign-in`)
    await page.getByRole('button', { name: `Sign in as ${name}` }).click()
    await page.getByRole('heading', { level: 1, name: /^Hello/ }).waitFor()
    return page
  }

  async function isClean(page: Page): Promise<void> {
    assert.deepEqual(await axeViolations(page), [], page.url())
    // A form that needs correcting is answered with 422, which Chromium notes as a resource that failed.
    const faults = faultsOf(page).filter(fault => !fault.includes('status of 422'))
    assert.deepEqual(faults, [], page.url())
  }

  test('everyone of the cast opens every page of their navigation: clean under axe, and nothing scrolls sideways at 320 pixels', () =>
    withBrowser(async browser => {
      for (const { name } of Object.values(cast)) {
        const page = await signIn(browser, name, { script: true, width: 320 })
        const hrefs = await page.locator('header a, main a').evaluateAll(hrefsOf)
        for (const href of new Set(hrefs.filter(one => one.startsWith('/')))) {
          const answer = await page.goto(`${house.address}${href}`)
          assert.equal(answer?.status(), 200, `${name}: ${href}`)
          await isClean(page)
          assert.equal(await scrollsSideways(page), false, `${name}: ${href}`)
        }
      }
    }))

  test('the same section saved in two windows: the second is shown both, and nothing is lost', () =>
    withBrowser(async browser => {
      const ruth = await signIn(browser, cast.ruth.name, { script: true })
      const audit = await ruth.locator('main a[href^="/audits/A-"]').first().getAttribute('href')
      assert.ok(audit, 'the last round leaves Ruth an audit')
      const other = await ruth.context().newPage()
      for (const page of [ruth, other]) {
        await page.goto(`${house.address}${audit}`)
        await page.locator('main a[href*="/sections/"]').first().click()
      }
      const evidence = (page: Page) => page.locator('textarea').first()
      await evidence(ruth).fill('What the first window says.')
      await ruth.getByRole('button', { name: 'Save and go to all sections' }).click()
      await evidence(other).fill('What the second window says.')
      await other.getByRole('button', { name: 'Save and go to all sections' }).click()
      await other.getByText('What the first window says.').first().waitFor()
      assert.equal(await evidence(other).inputValue(), 'What the second window says.')
      await isClean(other)
    }))

  test('an auditor finishes an audit without script, stops and comes back, and a moderator changes the grade with a reason', () =>
    withBrowser(async browser => {
      const ruth = await signIn(browser, cast.ruth.name, { script: false })
      await ruth.locator('main a[href^="/audits/A-"]').first().click()
      const reference = new URL(ruth.url()).pathname
      const sections = await ruth.locator('main a[href*="/sections/"]').evaluateAll(hrefsOf)
      for (const href of sections) {
        await ruth.goto(`${house.address}${href}`)
        await fill(ruth)
        await ruth.getByRole('button', { name: 'Save and go to all sections' }).click()
      }
      await ruth.goto(`${house.address}${reference}/learning`)
      await ruth.locator('#strength-1-text').fill('The child was seen alone at each visit.')
      await ruth.locator('#strength-1-theme').selectOption({ index: 1 })
      await ruth.getByRole('button', { name: 'Save and continue' }).click()
      await fill(ruth)
      await ruth.getByRole('button', { name: 'Save and check' }).click()
      for (const box of await ruth.locator('textarea[name^="concern-"]').all())
        await box.fill('Weighed against the last two months.')
      await ruth.getByRole('button', { name: 'Submit the audit' }).click()
      await ruth.getByText('has been submitted for moderation').waitFor()

      const grace = await signIn(browser, cast.grace.name, { script: true })
      await grace.goto(`${house.address}${reference}/moderation`)
      await isClean(grace)
      await grace.getByLabel('I would grade it differently').check()
      await grace.getByRole('button', { name: 'Record the moderation' }).click()
      await grace.getByRole('link', { name: 'Say why you would grade it differently' }).waitFor()
      await isClean(grace)
      await grace.locator('input[name=grade]:not([disabled])').first().check()
      await grace.locator('#reason').fill('Two sections fall short of what is claimed.')
      await grace.getByRole('button', { name: 'Record the moderation' }).click()
      await grace.goto(`${house.address}${reference}`)
      await grace.getByText('Two sections fall short of what is claimed.').first().waitFor()
      await isClean(grace)
    }))
})

/** Answers everything on a page of an audit: the first choice of each question, words in each box. */
async function fill(page: Page): Promise<void> {
  const names = await page.locator('input[type=radio]').evaluateAll(namesOf)
  for (const name of names)
    await page
      .locator(`input[name="${name}"]`)
      .nth(name.endsWith('grade') ? 1 : 0)
      .check()
  for (const box of await page.locator('textarea:visible').all()) await box.fill('Seen on the record.')
  for (const box of await page.locator('main input[type=text]:visible').all()) {
    const part = /-(day|month|year)$/.exec((await box.getAttribute('name')) ?? '')?.[1]
    await box.fill(part === undefined ? 'Seen' : part === 'day' ? '12' : part === 'month' ? '11' : '2018')
  }
}

// Run in the page: what each link leads to, and the names of the questions that are answered by a choice.
const hrefsOf = (links: readonly Asked[]): string[] => links.map(link => link.getAttribute('href') ?? '')
const namesOf = (radios: readonly Asked[]): string[] => [
  ...new Set(radios.map(radio => radio.getAttribute('name') ?? '')),
]

/** What the checks need of an element: these files are checked without the browser's own types. */
interface Asked {
  getAttribute(name: string): string | null
}
