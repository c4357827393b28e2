/**
 * Answers are saved as they are given, and called saved only when the server has them: through a connection that is cut, a session
 * that ends in the middle, a date half typed, and a second window. In Chromium, on the product as people run it.
 */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { axeViolations, openPage, withBrowser } from '#testing/browser.ts'
import { cast } from '#seeds/county.ts'
import { newFolder, removeFolder, startHouse, type RunningHouse } from '../../bench/house.ts'

describe('answers saved as they are given', () => {
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

  async function signIn(page: Page): Promise<void> {
    await page.goto(`${house.address}/sign-in`)
    await page.getByRole('button', { name: `Sign in as ${cast.ruth.name}` }).click()
    await page.getByRole('heading', { level: 1, name: /^Hello/ }).waitFor()
  }

  /** A section of an audit that Ruth has to do; `section` picks the link. */
  async function aSection(browser: Browser, section: string): Promise<Page> {
    const page = await openPage(browser, { script: true })
    await signIn(page)
    const href = await page.locator('main a[href^="/audits/A-"]').first().getAttribute('href')
    await page.goto(`${house.address}${href ?? ''}/sections/${section}`)
    return page
  }

  const state = (page: Page, wanted: string): Promise<void> => page.locator(`[data-save-state="${wanted}"]`).waitFor()
  const first = (page: Page) => page.locator('textarea').first()

  test('what was typed and chosen is there when the page is opened again, without a button', () =>
    withBrowser(async browser => {
      const page = await aSection(browser, 'record')
      await first(page).fill('Read twice, and clear.')
      await state(page, 'waiting')
      await page.locator('input[type=radio]').nth(1).check()
      await page.getByText(/^Last saved/).waitFor()
      await state(page, 'saved')
      assert.deepEqual(await axeViolations(page), [])
      await page.reload()
      assert.equal(await first(page).inputValue(), 'Read twice, and clear.')
      assert.equal(await page.locator('input[type=radio]').nth(1).isChecked(), true)
      await page.context().close()
    }))

  test('what is typed before the script has come is saved as well', () =>
    withBrowser(async browser => {
      const page = await aSection(browser, 'record')
      let comes: () => void = () => undefined
      const held = new Promise<void>(resolve => (comes = resolve))
      await page.context().route('**/save-as-you-go*', async asked => {
        await held
        await asked.continue()
      })
      await page.reload({ waitUntil: 'domcontentloaded' })
      await first(page).fill('Typed at once.')
      const taken = page.waitForResponse(response => response.request().method() === 'POST' && response.ok())
      comes()
      await taken
      await page.reload()
      assert.equal(await first(page).inputValue(), 'Typed at once.')
      await page.context().close()
    }))

  test('without a connection nothing is called saved, the page is not left, and all is saved when it is back', () =>
    withBrowser(async browser => {
      const page = await aSection(browser, 'record')
      await page.context().setOffline(true)
      await first(page).fill('Typed on the train.')
      await page.getByRole('button', { name: 'Save and continue' }).click()
      await state(page, 'offline')
      assert.match(page.url(), /sections\/record$/)
      await page.context().setOffline(false)
      await state(page, 'saved')
      await page.reload()
      assert.equal(await first(page).inputValue(), 'Typed on the train.')
      await page.context().close()
    }))

  test('a session that ended in mid-sentence: sign in in another window, and what was typed is saved', () =>
    withBrowser(async browser => {
      const page = await aSection(browser, 'record')
      await page.context().clearCookies()
      await first(page).fill('Nobody lost this.')
      await state(page, 'signed-out')
      await signIn(await page.context().newPage())
      await state(page, 'saved')
      await page.reload()
      assert.equal(await first(page).inputValue(), 'Nobody lost this.')
      await page.context().close()
    }))

  test('a date half typed is told as not yet saved, and holds up no other answer', () =>
    withBrowser(async browser => {
      const page = await aSection(browser, 'voices')
      await page.locator('#voices-practitioner-date').fill('31')
      await state(page, 'misfit')
      const taken = page.waitForResponse(
        response => response.request().method() === 'POST' && response.status() === 200,
      )
      await page.locator('#voices-practitioner').fill('We talked for an hour.')
      await taken
      await page.getByText('Not yet saved: Enter a real date').waitFor()
      const other = await page.context().newPage()
      await other.goto(page.url())
      assert.equal(await other.locator('#voices-practitioner').inputValue(), 'We talked for an hour.')
      assert.equal(await other.locator('#voices-practitioner-date').inputValue(), '')
      await page.context().close()
    }))

  test('a question that an answer asks appears at once, and goes when it is not asked any more', () =>
    withBrowser(async browser => {
      const page = await aSection(browser, 'voices')
      const followUp = page.locator('#voices-family-question')
      await page.getByLabel('Yes, they gave their view').check()
      await followUp.waitFor({ state: 'visible' })
      await page.locator('#voices-family').fill('That somebody listens.')
      await state(page, 'waiting')
      await state(page, 'saved')
      await page.getByLabel('They were asked and declined').check()
      await followUp.waitFor({ state: 'hidden' })
      await page.reload()
      assert.equal(await followUp.isVisible(), false)
      await page.getByLabel('Yes, they gave their view').check()
      await followUp.waitFor({ state: 'visible' })
      assert.equal(await page.locator('#voices-family').inputValue(), 'That somebody listens.')
      await page.context().close()
    }))

  test('an answer changed in another window is not overwritten, also when others are saved in between', () =>
    withBrowser(async browser => {
      const page = await aSection(browser, 'assessment')
      const other = await page.context().newPage()
      await other.goto(page.url())
      await first(other).fill('What the other window says.')
      await state(other, 'waiting')
      await state(other, 'saved')
      await page.locator('textarea').nth(1).fill('Another answer.')
      await state(page, 'waiting')
      await state(page, 'saved')
      await first(page).fill('What this window says.')
      await state(page, 'stale')
      await page.getByRole('button', { name: 'Save and continue' }).click()
      await page.getByText('What the other window says.').first().waitFor()
      assert.equal(await first(page).inputValue(), 'What this window says.')
      await page.context().close()
    }))

  test('a strength typed and proposed as good practice, and the overall grade, are there when the page is opened again', () =>
    withBrowser(async browser => {
      const page = await openPage(browser, { script: true })
      await signIn(page)
      const href = await page.locator('main a[href^="/audits/A-"]').first().getAttribute('href')
      await page.goto(`${house.address}${href ?? ''}/learning`)
      await page.locator('#action-1-text').fill('Ask the grandmother.')
      await page.locator('#strength-2-text').fill('Fathers were asked first.')
      await state(page, 'waiting')
      await page.locator('#strength-2-proposed').check()
      await page.getByText(/^Last saved/).waitFor()
      await state(page, 'saved')
      assert.deepEqual(await axeViolations(page), [])
      await page.reload()
      assert.equal(await page.locator('#strength-2-text').inputValue(), 'Fathers were asked first.')
      assert.equal(await page.locator('#strength-2-proposed').isChecked(), true)
      assert.equal(await page.locator('#action-1-text').inputValue(), 'Ask the grandmother.')
      assert.equal(await page.locator('#strength-1-text').inputValue(), '')
      await page.goto(`${house.address}${href ?? ''}/overall`)
      await page.locator('textarea').fill('Seen on the whole record.')
      await page.locator('input[type=radio]').nth(2).check()
      await page.getByText(/^Last saved/).waitFor()
      await state(page, 'saved')
      assert.deepEqual(await axeViolations(page), [])
      await page.reload()
      assert.equal(await page.locator('textarea').inputValue(), 'Seen on the whole record.')
      assert.equal(await page.locator('input[type=radio]').nth(2).isChecked(), true)
      await page.context().close()
    }))

  test('after a save the focus is on what was done, and the next Tab is at the first question: past the menu and the links', () =>
    withBrowser(async browser => {
      const page = await aSection(browser, 'record')
      await page.getByRole('button', { name: 'Save and continue' }).click()
      await page.locator('.govuk-notification-banner:focus').getByText('Saved.').waitFor()
      assert.deepEqual(await axeViolations(page), [])
      await page.keyboard.press('Tab')
      await page.locator('form[data-save-as-you-go] input[type=radio]:focus').waitFor()
      // An address that names a place leads there, and not to the banner.
      await page.goto(`${page.url().replace(/#.*/, '')}&again=yes#main-content`)
      await page.locator('.govuk-notification-banner').getByText('Saved.').waitFor()
      assert.equal(await page.locator('.govuk-notification-banner:focus').count(), 0)
      await page.context().close()
    }))
})
