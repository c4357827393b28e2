/**
 * Wakes GOV.UK Frontend, and MoJ Frontend where the page has its components. Every page works without it. The two packages
 * stand beside this file under the same versioned address.
 */
import { initAll as wakeGovuk } from './govuk-frontend.min.js'

wakeGovuk()

if (document.querySelector('[data-module^="moj-"]') !== null) {
  const { initAll: wakeMoj } = await import('./moj-frontend.min.js')
  wakeMoj()
}
