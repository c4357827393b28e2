/**
 * Learning reaches a team, in Chromium at 320 pixels: the lead shares it, a practitioner without script reads it and says so, their manager
 * says what the team changed, and the lead sees how far it reached. Every page met is clean under axe.
 */
import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import type { Post } from '#platform/mail/post.ts'
import { openTestHouse, type TestHouse } from '#testing/app.ts'
import { axeViolations, openPage, pressTabUntil, scrollsSideways, withBrowser } from '#testing/browser.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'

const post: Post = {
  configured: true,
  address: 'https://audit.wessenshire.example',
  described: 'a server of the test',
  send: () => Promise.resolve({ outcome: 'sent', answer: '250 Kept' }),
}
let house: TestHouse
let address: string

before(async () => {
  house = await openTestHouse({ at: testDay, post })
  await house.server.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(house.server.server.address() as AddressInfo).port}`
})
after(() => house.close())

async function signIn(browser: Browser, name: string, script = true): Promise<Page> {
  const page = await openPage(browser, { script, width: 320 })
  await page.goto(`${address}/sign-in`)
  await page.getByRole('button', { name: `Sign in as ${name}` }).click()
  await page.getByRole('heading', { level: 1, name: /^Hello/ }).waitFor()
  return page
}

async function isClean(page: Page): Promise<void> {
  assert.deepEqual(await axeViolations(page), [], page.url())
  assert.equal(await scrollsSideways(page), false, page.url())
  assert.equal(await page.locator('h1').count(), 1, page.url())
}

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click()
const told = (page: Page, words: RegExp): Promise<void> =>
  page.locator('.govuk-notification-banner').getByText(words).waitFor()

async function share(dev: Page): Promise<void> {
  await dev.goto(`${address}/shared-learning`)
  await isClean(dev)
  await dev.getByRole('link', { name: 'Share learning with teams' }).click()
  await press(dev, 'Share it')
  await dev.getByRole('heading', { name: 'There is a problem' }).waitFor()
  await isClean(dev)
  await dev.getByLabel('What do you share?').selectOption('A practice message of my own')
  await dev.getByLabel('Title of your message').fill('Plan the part of the visit that is for the child')
  await dev.getByLabel('Your message, or why you share this').fill('Decide before you go what you want to hear about.')
  await dev.getByLabel('North Child in Need and Protection').check()
  await press(dev, 'Share it')
  await told(dev, /Shared\. It stands on the first page/)
  await isClean(dev)
}

test('a message is shared, read, discussed and used, and the lead sees how far it reached and not who read it', () =>
  withBrowser(async browser => {
    const dev = await signIn(browser, cast.dev.name)
    await share(dev)
    const sam = await signIn(browser, cast.sam.name, false)
    await sam.getByRole('link', { name: 'Plan the part of the visit that is for the child' }).click()
    await press(sam, 'I have read this')
    await told(sam, /Nobody is shown who has read it/)
    const marcus = await signIn(browser, cast.marcus.name)
    await marcus.getByRole('link', { name: 'Plan the part of the visit that is for the child' }).click()
    await isClean(marcus)
    await press(marcus, 'We discussed it')
    await marcus.getByRole('link', { name: /Enter the day of your team meeting/ }).click()
    await marcus.keyboard.type('10')
    await marcus.getByLabel('Month').fill('5')
    await marcus.getByLabel('Year').fill('2018')
    await isClean(marcus)
    await press(marcus, 'We discussed it')
    await told(marcus, /learning reaches people/)
    await marcus.getByLabel('What we changed').fill('Each visit has a line for the child in the diary.')
    await pressTabUntil(marcus, 'form[action$="/changed"] button')
    await marcus.keyboard.press('Enter')
    await told(marcus, /Other teams can read/)
    await isClean(marcus)
    await dev.reload()
    await dev.getByText('1 of 1 team has discussed it; 1 said what they changed.').waitFor()
    await dev.getByText('Each visit has a line for the child in the diary.').waitFor()
    assert.equal(await dev.getByText(cast.sam.name).count(), 0)
    await isClean(dev)
  }))

test('what is new, what I hear and the page of e-mail are clean, with something in them', () =>
  withBrowser(async browser => {
    const sam = await signIn(browser, cast.sam.name)
    await sam.goto(`${address}/news`)
    await isClean(sam)
    await sam.getByRole('link', { name: 'Choose what you hear of by e-mail' }).click()
    await isClean(sam)
    await sam
      .getByRole('group', { name: 'When learning is shared with my team' })
      .getByLabel('By e-mail, once a week')
      .check()
    await press(sam, 'Keep this')
    await told(sam, /Your choice is kept/)
    const tess = await signIn(browser, cast.tess.name)
    await tess.goto(`${address}/mail`)
    assert.ok((await tess.getByRole('button', { name: /^Try again now/ }).count()) > 1)
    await isClean(tess)
    await tess
      .getByRole('button', { name: /^Try again now/ })
      .first()
      .click()
    await told(tess, /is being tried again/)
  }))
