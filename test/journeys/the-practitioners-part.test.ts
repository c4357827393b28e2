/**
 * The practitioner's part in Chromium, on the product as people run it: Sam is told and reflects without script, the auditor reads it
 * beside the section that asks, the quality assurance lead answers; every page is clean under axe and fits 320 pixels.
 */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { axeViolations, openPage, scrollsSideways, withBrowser } from '#testing/browser.ts'
import { cast } from '#seeds/county.ts'
import { newFolder, removeFolder, startHouse, type RunningHouse } from '../../bench/house.ts'

describe('the practitioner’s part in the demonstration county', () => {
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

  async function signIn(browser: Browser, name: string, script: boolean): Promise<Page> {
    const page = await openPage(browser, { script, width: 320 })
    await page.goto(`${house.address}/sign-in`)
    await page.getByRole('button', { name: `Sign in as ${name}` }).click()
    await page.getByRole('heading', { level: 1, name: /^Hello/ }).waitFor()
    return page
  }

  async function isClean(page: Page): Promise<void> {
    assert.deepEqual(await axeViolations(page), [], page.url())
    assert.equal(await scrollsSideways(page), false, page.url())
    assert.equal(await page.locator('h1').count(), 1, page.url())
  }

  test('Sam is told on home, is refused an empty reflection, keeps one without script, and reads it again in a clean page', () =>
    withBrowser(async browser => {
      const sam = await signIn(browser, cast.sam.name, false)
      await sam.getByRole('link', { name: /^Your case \S+ is being audited by/ }).click()
      await sam.getByRole('button', { name: 'Keep this reflection' }).click()
      await sam.getByRole('link', { name: 'Write in at least one of the five boxes' }).waitFor()
      await sam.getByLabel('What got in the way').fill('Two courts in one fortnight.')
      await sam.getByRole('button', { name: 'Keep this reflection' }).click()
      await sam.getByText('Your reflection has been kept').waitFor()
      const withScript = await signIn(browser, cast.sam.name, true)
      await withScript.goto(sam.url())
      await isClean(withScript)
      await withScript.getByLabel('What got in the way').fill('')
      await withScript.getByRole('button', { name: 'Keep this reflection' }).click()
      await withScript.getByRole('heading', { name: 'There is a problem' }).waitFor()
      await isClean(withScript)
    }))

  test('the quality assurance lead answers the one who has waited longest, who finds the answer under their reply', () =>
    withBrowser(async browser => {
      const dev = await signIn(browser, cast.dev.name, true)
      await dev.goto(`${house.address}/practitioner-replies`)
      await isClean(dev)
      await dev.locator('tbody a').first().click()
      await isClean(dev)
      await dev.getByLabel('Your answer').fill('Thank you. I have asked the auditor to look there.')
      await dev.getByRole('button', { name: 'Send your answer' }).click()
      await dev.getByText('Your answer has been sent.').waitFor()
      await dev.getByRole('link', { name: /^The practitioner’s part of audit/ }).click()
      await dev.getByText('Thank you. I have asked the auditor to look there.').waitFor()
      await isClean(dev)
      const reference = new URL(dev.url()).pathname.split('/')[2] ?? ''
      await dev.goto(`${house.address}/audits/${reference}`)
      await isClean(dev)
      const sam = await signIn(browser, cast.sam.name, true)
      await sam.goto(`${house.address}/my-cases-audited/${reference}`)
      await sam.getByText('Thank you. I have asked the auditor to look there.').waitFor()
      await isClean(sam)
    }))

  test('an auditor finds the practitioner on the list of sections, and their part beside the section that asks', () =>
    withBrowser(async browser => {
      const ruth = await signIn(browser, cast.ruth.name, true)
      await ruth.locator('main a[href^="/audits/A-"]').first().click()
      await isClean(ruth)
      const audit = new URL(ruth.url()).pathname
      await ruth.getByRole('link', { name: 'The practitioner’s reflection' }).click()
      await ruth.getByText(/Told on 1 November 2018/).waitFor()
      await isClean(ruth)
      await ruth.goto(`${house.address}${audit}/sections/voices`)
      await ruth.getByRole('heading', { name: 'The practitioner’s reflection' }).waitFor()
      await isClean(ruth)
    }))
})
