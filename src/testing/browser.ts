/**
 * A real browser for journeys: opened for one story and closed after it, with pages as a council's laptop or a telephone shows
 * them, with script or without, and axe to say what WCAG 2.2 AA is broken. The page's content security policy stays in force.
 */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { chromium, type Browser, type Page } from 'playwright-core'
import { unpackChromium } from './chromium.ts'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--disable-domain-reliability',
  '--no-pings',
]

/** Opens a browser with an empty folder of its own, tells it the story, and closes it whatever happens. */
export async function withBrowser(story: (browser: Browser) => Promise<void>): Promise<void> {
  const { executable, environment } = await unpackChromium()
  const browser = await chromium.launch({
    executablePath: executable,
    env: { ...environment },
    args: flags,
    headless: true,
  })
  try {
    await story(browser)
  } finally {
    await browser.close()
  }
}

export interface PageOptions {
  readonly script: boolean
  /** In pixels; 1,280 when left out. 320 is the narrowest that WCAG asks for. */
  readonly width?: number
}

const faults = new WeakMap<Page, string[]>()

/** A page with cookies of its own. */
export async function openPage(browser: Browser, { script, width = 1280 }: PageOptions): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled: script,
    viewport: { width, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  })
  const page = await context.newPage()
  const told: string[] = []
  faults.set(page, told)
  page.on('pageerror', error => told.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error') told.push(message.text())
  })
  return page
}

/** What went wrong in the page since it was opened: script errors, missing files, refusals by the content security policy. */
export const faultsOf = (page: Page): readonly string[] => faults.get(page) ?? []

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

interface Violation {
  readonly id: string
  readonly help: string
  readonly nodes: readonly { readonly target: readonly string[] }[]
}

/** One line for each rule of WCAG 2.2 A and AA that axe sees broken: the rule, in words, and where. Needs a page with script. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(`${axeSource}; undefined`)
  const options = JSON.stringify({ runOnly: { type: 'tag', values: levels }, resultTypes: ['violations'] })
  const found = await page.evaluate<readonly Violation[]>(
    `axe.run(document, ${options}).then(results => results.violations)`,
  )
  return found.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(node => node.target.join(' ')).join('; ')})`)
}

/** True when the page is wider than its window, so that one must scroll sideways to read it (WCAG 2.2, 1.4.10). */
export async function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth')
}

/**
 * Presses Tab until what has the focus matches the CSS selector, and answers how often. Throws after `most` presses, naming
 * where the focus was: then a keyboard cannot reach it.
 */
export async function pressTabUntil(page: Page, selector: string, most = 60): Promise<number> {
  for (let presses = 1; presses <= most; presses += 1) {
    await page.keyboard.press('Tab')
    if (await page.evaluate<boolean>(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`))
      return presses
  }
  const last = await page.evaluate<string>('document.activeElement?.outerHTML.slice(0, 120) ?? "nothing"')
  throw new Error(`Pressing Tab ${most} times never reached ${selector}; the focus was on ${last}`)
}
