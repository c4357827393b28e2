/**
 * Wakes GOV.UK Frontend, and MoJ Frontend where the page has its components. Every page works without it. The two packages
 * stand beside this file under the same versioned address.
 */
import { initAll as wakeGovuk } from './govuk-frontend.min.js'

// What was just done is told with the focus on it, so that it is read aloud and Tab goes on from there into the page. An address that
// names a place on the page leads there instead.
if (location.hash !== '') {
  for (const banner of document.querySelectorAll('.lfa-banner')) banner.setAttribute('data-disable-auto-focus', 'true')
}

wakeGovuk()

if (document.querySelector('[data-module^="moj-"]') !== null) {
  const { initAll: wakeMoj } = await import('./moj-frontend.min.js')
  wakeMoj()
}

/**
 * A page that waits for work done elsewhere marks the part that tells of it: `data-look-again` holds the seconds between looks.
 * Only that part changes, so nobody loses their place; when it is gone the work is over and the whole page is shown. Without
 * script the page refreshes itself.
 */
async function lookAgain(part) {
  const response = await fetch(location.pathname, { headers: { accept: 'text/html' } })
  const found = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('[data-look-again]')
  if (found === null) location.reload()
  else part.replaceChildren(...document.importNode(found, true).childNodes)
}

const waiting = document.querySelector('[data-look-again]')
if (waiting !== null) {
  setInterval(() => { lookAgain(waiting).catch(() => undefined) }, Number(waiting.getAttribute('data-look-again')) * 1000)
}

const kept = document.querySelector('form[data-save-as-you-go]')
if (kept !== null) {
  const { saveAsYouGo } = await import('./save-as-you-go.js')
  saveAsYouGo(kept)
}
