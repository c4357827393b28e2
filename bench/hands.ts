/**
 * Two ways of working through a page, counted: by keyboard alone, and by pointer. Both do the same deeds in the order of the page;
 * typed text is put in at once and counted as one text for each field, never by its characters.
 */
import type { Locator, Page } from 'playwright-core'

/** A control of the page, as whoever works through it sees it. */
export interface Control {
  readonly tag: 'a' | 'button' | 'select' | 'textarea' | 'input' | 'other'
  readonly type: string
  readonly name: string
  readonly href: string
  /** Chosen, selected or written already; of radios, any of the same question. */
  readonly answered: boolean
}

/** What to do with a control. `choose`: the choice at this place among those offered. `go`: follow or press it, and leave the page. */
export type Deed =
  | { readonly do: 'pass' }
  | { readonly do: 'choose'; readonly place: number }
  | { readonly do: 'write'; readonly text: string }
  | { readonly do: 'go' }

export type Decide = (control: Control) => Deed

/** Steps taken on one page. */
export interface Steps {
  keys: number
  /** Of the keys, how often Tab. */
  tabs: number
  clicks: number
  texts: number
}

/** Works through the page that is open, until it is left for another. Throws where its end is reached before that. */
export type WorkThrough = (page: Page, decide: Decide) => Promise<Steps>

const mostControls = 250

const describe = `element => {
  const tag = element.tagName.toLowerCase()
  const group = [...document.getElementsByName(element.name ?? '')]
  const isChoice = ['radio', 'checkbox'].includes(element.type)
  return {
    tag: ['a', 'button', 'select', 'textarea', 'input'].includes(tag) ? tag : 'other',
    type: element.type ?? '',
    name: element.name ?? '',
    href: element.getAttribute('href') ?? '',
    answered: isChoice ? group.some(one => one.checked) : (element.value ?? '') !== '',
  }
}`

/** A choice may ask further questions, which stand on the page as soon as it is saved. */
async function settled(page: Page, deed: Deed): Promise<void> {
  if (deed.do === 'choose' && (await page.locator('[data-save-state]').count()) > 0)
    await page.locator('[data-save-state="saved"]').waitFor({ state: 'attached' })
}

async function leaving(page: Page, leave: () => Promise<void>): Promise<void> {
  await Promise.all([page.waitForEvent('load'), leave()])
}

/** The keys that choose: the arrow to the choice, or the space bar for the first of those that have none chosen. */
const keysFor = ({ tag }: Control, deed: Deed): readonly string[] => {
  if (deed.do !== 'choose') return []
  return tag === 'select' || deed.place > 0 ? new Array<string>(deed.place).fill('ArrowDown') : ['Space']
}

/** Never a pointer: first the link that skips to the main content, unless the focus is already past the menu; then from control to control. */
export const byKeyboard: WorkThrough = async (page, decide) => {
  const steps: Steps = { keys: 0, tabs: 0, clicks: 0, texts: 0 }
  const press = async (key: string): Promise<void> => {
    steps.keys += 1
    if (key === 'Tab') steps.tabs += 1
    await page.keyboard.press(key)
  }
  if (await page.evaluate<boolean>('document.activeElement === document.body')) {
    await press('Tab')
    await press('Enter')
  }
  while (steps.tabs < mostControls) {
    await press('Tab')
    const control = await page.evaluate<Control>(`(${describe})(document.activeElement)`)
    const deed = decide(control)
    if (deed.do === 'go') {
      await leaving(page, () => press('Enter'))
      return steps
    }
    if (deed.do === 'write') {
      await page.keyboard.insertText(deed.text)
      steps.texts += 1
    }
    for (const key of keysFor(control, deed)) await press(key)
    await settled(page, deed)
  }
  throw new Error(`${page.url()} cannot be left by keyboard`)
}

const reachable = ['a', 'button', 'select', 'textarea', 'input:not([type=hidden])'].map(one => `main ${one}`).join(', ')

/** Each control is clicked; a list to select from twice, to open it and to choose. */
export const byPointer: WorkThrough = async (page, decide) => {
  const steps: Steps = { keys: 0, tabs: 0, clicks: 0, texts: 0 }
  const controls = page.locator(reachable)
  for (let place = 0; place < mostControls; place += 1) {
    const one = controls.nth(place)
    if (!(await one.isVisible())) continue
    const control = await page.evaluate<Control>(
      `(${describe})(document.querySelectorAll(${JSON.stringify(reachable)})[${place}])`,
    )
    const deed = decide(control)
    if (deed.do === 'go') {
      steps.clicks += 1
      await leaving(page, () => one.click())
      return steps
    }
    await doByPointer(page, { one, control, controls, place }, deed, steps)
  }
  throw new Error(`${page.url()} cannot be left by pointer`)
}

interface Pointed {
  readonly one: Locator
  readonly control: Control
  readonly controls: Locator
  readonly place: number
}

async function doByPointer(
  page: Page,
  { one, control, controls, place }: Pointed,
  deed: Deed,
  steps: Steps,
): Promise<void> {
  if (deed.do === 'write') {
    steps.clicks += 1
    steps.texts += 1
    await one.click()
    await page.keyboard.insertText(deed.text)
  } else if (deed.do === 'choose' && control.tag === 'select') {
    steps.clicks += 2
    await one.selectOption({ index: deed.place })
  } else if (deed.do === 'choose') {
    steps.clicks += 1
    await controls.nth(place + deed.place).click()
    await settled(page, deed)
  }
}
