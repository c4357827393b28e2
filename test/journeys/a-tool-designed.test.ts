/**
 * The quality assurance lead changes a tool in Chromium as people run it, and by keyboard where it matters: a
 * draft, a fault at its place, a preview, a comparison, a publication. Every page met is clean under axe, also at 320 pixels.
 */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { axeViolations, openPage, scrollsSideways, withBrowser } from '#testing/browser.ts'
import { cast } from '#seeds/county.ts'
import { newFolder, removeFolder, startHouse, type RunningHouse } from '../../bench/house.ts'

const tool = '/audit-tools/monthly-case-audit'

describe('a tool is designed', () => {
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

  async function isClean(page: Page): Promise<void> {
    assert.deepEqual(await axeViolations(page), [], page.url())
    assert.equal(await scrollsSideways(page), false, page.url())
  }

  test('from a published version to the next, with every page clean at 320 pixels', () =>
    withBrowser(async browser => {
      const page = await openPage(browser, { script: true, width: 320 })
      await page.goto(`${house.address}/sign-in`)
      await page.getByRole('button', { name: `Sign in as ${cast.dev.name}` }).click()
      await page.goto(`${house.address}${tool}`)
      await page.getByRole('button', { name: 'Change this tool' }).click()
      await page.getByRole('heading', { level: 1, name: 'Monthly case audit' }).waitFor()
      await isClean(page)
      await page.setViewportSize({ width: 1100, height: 800 })
      await isClean(page)
      await page.setViewportSize({ width: 320, height: 800 })

      await page.getByRole('link', { name: /^Is there a case summary/ }).click()
      await page.getByLabel('How it is answered').selectOption('choice')
      await isClean(page)
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByRole('link', { name: /needs at least two answers/ }).click()
      assert.match(page.url(), /#choices$/)
      await page.getByLabel('Choices').fill('all | All of it\nnone | None of it | explain')
      await page.getByLabel('Measures of timeliness that fill it in').fill('')
      await page.getByLabel('Carries on from version 3').selectOption({ label: 'A new beginning' })
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByText('None. An auditor who answers everything').waitFor()

      const pages = ['preview', 'publication', 'upload', 'discard', 'about', 'worked-out', 'new-rule', 'new-section']
      for (const path of [...pages, 'sections/record', 'questions/record-summary/removal']) {
        await page.goto(`${house.address}${tool}/draft/${path}`)
        await isClean(page)
      }
      await page.goto(`${house.address}${tool}/comparison`)
      await isClean(page)
      await page.goto(`${house.address}${tool}/draft/publication`)
      await page.getByLabel('What changed, and why?').fill('How much of a summary there is, not only whether.')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.getByText('The version is published.').waitFor()
      await page.getByText('How much of a summary there is, not only whether.').waitFor()
      await isClean(page)
    }))
})
