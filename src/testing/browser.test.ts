/** The browser harness opens a served page under a strict content security policy, and tells apart a good page from a bad one. */
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { axeViolations, faultsOf, openPage, pressTabUntil, scrollsSideways, withBrowser } from './browser.ts'

const good = `<!DOCTYPE html><html lang="en"><title>Good</title><main><h1>Round</h1><a href="#a" id="a">One</a>
  <button id="b">Two</button></main><script src="/script.js"></script></html>`
const bad = `<!DOCTYPE html><html><title>Bad</title><main><img src="data:,"><p style="color:#ddd">Pale</p>
  <script>document.title = 'ran'</script><div><pre>${'w'.repeat(600)}</pre></div></main></html>`

async function withPages(story: (address: string) => Promise<void>): Promise<void> {
  const server = createServer((request, response) => {
    const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'self'"
    const script = request.url === '/script.js'
    response.writeHead(200, {
      'content-type': script ? 'text/javascript' : 'text/html',
      'content-security-policy': policy,
    })
    response.end(script ? "document.title = 'Script ran'" : request.url === '/good' ? good : bad)
  })
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve)
  })
  try {
    await story(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

test('The browser reads a page with and without script, by keyboard and with axe, though the policy forbids everything inline', async () => {
  await withPages(address =>
    withBrowser(async browser => {
      const page = await openPage(browser, { script: true, width: 320 })
      await page.goto(`${address}/good`)
      assert.equal(await page.title(), 'Script ran')
      assert.deepEqual(await axeViolations(page), [])
      assert.equal(await scrollsSideways(page), false)
      assert.equal(await pressTabUntil(page, '#b'), 2)
      await assert.rejects(pressTabUntil(page, '#nowhere', 3), /never reached #nowhere/)

      await page.goto(`${address}/bad`)
      const violations = await axeViolations(page)
      assert.deepEqual(violations.map(line => line.split(':')[0]).sort(), [
        'color-contrast',
        'html-has-lang',
        'image-alt',
      ])
      assert.equal(await scrollsSideways(page), true)
      assert.ok(
        faultsOf(page).some(fault => /Content Security Policy/.test(fault)),
        'the inline script is refused and told',
      )

      const still = await openPage(browser, { script: false })
      await still.goto(`${address}/good`)
      assert.equal(await still.title(), 'Good')
    }),
  )
})
