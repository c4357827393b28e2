/**
 * A mother answers on an old telephone: the auditor copies a private link, the page opens at 320 pixels without script, what she presses
 * is big enough, and her worry stands before the auditor. Every page on the way is clean under axe.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { cast } from '#seeds/county.ts'
import { axeViolations, openPage, scrollsSideways, withBrowser } from '#testing/browser.ts'
import { newFolder, removeFolder, startHouse, type RunningHouse } from '../../bench/house.ts'

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

const isClean = async (page: Page): Promise<void> => assert.deepEqual(await axeViolations(page), [], await page.title())

test('a private link is copied, opened on an old telephone and answered; the worry stands first for the auditor', () =>
  withBrowser(async browser => {
    const ruth = await openPage(browser, { script: true })
    await ruth.goto(`${house.address}/sign-in`)
    await ruth.getByRole('button', { name: `Sign in as ${cast.ruth.name}` }).click()
    const audit = (await ruth.locator('main a[href^="/audits/A-"]').first().getAttribute('href')) ?? ''
    await ruth.goto(`${house.address}${audit}`)
    await ruth.getByRole('link', { name: 'Family feedback' }).click()
    await isClean(ruth)
    await ruth.getByRole('button', { name: 'Make a private link' }).click()
    await isClean(ruth)
    await ruth.getByLabel('Parent or carer').check()
    await ruth.getByLabel('Mother').check()
    await ruth.getByRole('button', { name: 'Make the link' }).click()
    await isClean(ruth)
    const link = (await ruth.locator('#link').innerText()).trim()

    const looked = await openPage(browser, { script: true, width: 320 })
    await looked.goto(link)
    await isClean(looked)
    assert.equal(await scrollsSideways(looked), false)

    const mother = await openPage(browser, { script: false, width: 320 })
    await mother.goto(link)
    const targets = mother.locator('.lfa-scale__input, .lfa-leave a, main button')
    for (const target of await targets.all()) {
      const box = await target.boundingBox()
      assert.ok(box && box.width >= 44 && box.height >= 44, JSON.stringify(box))
    }
    await mother
      .getByRole('group', { name: /kindness and respect/ })
      .getByLabel('9', { exact: true })
      .check()
    await mother.getByLabel(/worried about now/).fill('The stairs are dark.')
    await mother.getByRole('button', { name: 'Send my answers' }).click()
    await mother.getByRole('heading', { name: 'Thank you' }).waitFor()
    await mother.goto(link)
    await mother.getByRole('heading', { name: 'This link no longer works' }).waitFor()

    await ruth.goto(`${house.address}${audit}`)
    await ruth.getByText('The stairs are dark.').waitFor()
    await isClean(ruth)
  }))
