/** Every component, as a browser shows it, breaks no rule of WCAG 2.2 AA that axe can see, nor the policy, at any width. */
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { axeViolations, faultsOf, openPage, pressTabUntil, scrollsSideways, withBrowser } from '#testing/browser.ts'
import { assetVersion, readAssets } from './assets.ts'
import { defaultBrandColour } from './brand.ts'
import { createEnvironment, renderTemplate } from './environment.ts'
import { galleryView } from './gallery.ts'

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'"

const shell = {
  serviceName: 'Learning from Audit',
  authorityName: 'Wessenshire',
  brandColour: defaultBrandColour,
  demonstration: true,
  actor: { name: 'Ruth Adeyemi', roles: ['Auditor', 'Moderator'] },
  csrfField: '',
  path: '/gallery',
  banner: 'The round is open',
  navigation: [
    { text: 'Audits', href: '/audits', current: true },
    { text: 'Rounds', href: '/rounds', current: false },
  ],
  assetVersion,
}

async function withGallery(story: (address: string) => Promise<void>): Promise<void> {
  const html = renderTemplate(createEnvironment({ development: false }), 'gallery.njk', { view: galleryView(), shell })
  const assets = new Map(readAssets().map(asset => [asset.url, asset]))
  const server = createServer((request, response) => {
    const asset = assets.get(request.url ?? '')
    const known = asset !== undefined || request.url === '/gallery'
    const mediaType = asset?.mediaType ?? 'text/html; charset=utf-8'
    response.writeHead(known ? 200 : 404, { 'content-type': mediaType, 'content-security-policy': policy })
    response.end(asset?.plain ?? html)
  })
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve)
  })
  try {
    await story(`http://127.0.0.1:${(server.address() as AddressInfo).port}/gallery`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

test('The gallery breaks no rule that axe knows and never scrolls sideways, on a laptop and at 320 pixels, to serve everyone', async () => {
  await withGallery(address =>
    withBrowser(async browser => {
      for (const width of [1280, 320]) {
        const page = await openPage(browser, { script: true, width })
        await page.goto(address)
        assert.deepEqual(await axeViolations(page), [], `at ${width} pixels`)
        assert.deepEqual(faultsOf(page), [])
        assert.equal(await scrollsSideways(page), false)
      }
    }),
  )
})

test('The first press of Tab offers to skip to the page’s own words, and signing out can be reached', async () => {
  await withGallery(address =>
    withBrowser(async browser => {
      const page = await openPage(browser, { script: true })
      // The gallery has a banner, which has the focus unless the address names a place: here the top.
      await page.goto(`${address}#top`)
      assert.equal(await pressTabUntil(page, '.govuk-skip-link'), 1)
      assert.equal(await pressTabUntil(page, '.lfa-link-button'), 1)
    }),
  )
})
