/**
 * How many steps a whole monthly case audit takes, from the list of audits to handed in: once by keyboard alone and once by pointer.
 * Each question is answered in its quickest honest way: yes, good, one strength, one area for improvement and one action. Nobody
 * has set a target; the numbers are found, and fewer are better.
 */
import type { Page } from 'playwright-core'
import { openPage, withBrowser } from '#testing/browser.ts'
import { cast } from '#seeds/county.ts'
import { auditsForRuth } from './audits-for-ruth.ts'
import { byKeyboard, byPointer, type Control, type Decide, type Deed, type Steps, type WorkThrough } from './hands.ts'
import { newFolder, removeFolder, startHouse } from './house.ts'
import { printFound } from './machine.ts'

const pass: Deed = { do: 'pass' }
const go: Deed = { do: 'go' }

const numbers: Readonly<Record<string, string>> = { day: '2', month: '5', year: '2018' }
const later: Readonly<Record<string, string>> = { day: '2', month: '5', year: '2030' }

/** What is written into a field; null for one that may be left empty and is. */
function textFor(name: string): string | null {
  const datePart = /-(day|month|year)$/.exec(name)?.[1]
  if (datePart !== undefined) return (name.includes('dueOn') ? later : numbers)[datePart] ?? null
  if (name.endsWith('-evidence') && !name.endsWith('-grade-evidence')) return null
  return 'Seen in the case note of 2 May 2018.'
}

/** Strengths, areas for improvement and actions after the first of each stay empty. */
const anotherToLearn = /^(?:strength|area|action)-(?!1-)/

const chosen: Readonly<Record<string, (name: string) => number>> = {
  'select-one': () => 1,
  radio: name => (name.endsWith('-grade') ? 1 : 0),
  checkbox: () => 0,
}

/** On a page with a form: every question asked, every grade, one of each thing to learn; then its first button. */
const fillIn: Decide = ({ tag, type, name, answered }: Control): Deed => {
  if (tag === 'button') return go
  if (['a', 'other'].includes(tag) || answered || anotherToLearn.test(name)) return pass
  const place = chosen[type]?.(name)
  if (place !== undefined) return { do: 'choose', place }
  const text = textFor(name)
  return text === null ? pass : { do: 'write', text }
}

const follow =
  (wanted: (href: string) => boolean): Decide =>
  ({ tag, href }) =>
    tag === 'a' && wanted(href) ? go : pass

function decideOn(path: string, audit: string): Decide {
  if (path === '/audits') return follow(href => href === audit)
  return path === audit ? follow(href => href.startsWith(`${audit}/sections/`)) : fillIn
}

interface PageWorked extends Steps {
  readonly path: string
}

/** From the list of audits until this one was handed in. */
async function complete(page: Page, audit: string, workThrough: WorkThrough): Promise<readonly PageWorked[]> {
  const worked: PageWorked[] = []
  for (;;) {
    const path = new URL(page.url()).pathname
    const left = await page.locator('main a[href*="#"]').allInnerTexts()
    if (path.endsWith('/check') && left.length > 0) throw new Error(`${audit} is not complete: ${left.join('; ')}`)
    worked.push({ path, ...(await workThrough(page, decideOn(path, audit))) })
    if (path.endsWith('/check')) break
    if (worked.length > 40) throw new Error(`${audit} was never handed in: ${worked.map(one => one.path).join(', ')}`)
  }
  await page.getByText('The audit has been submitted for moderation.').waitFor()
  return worked
}

const sumOf = (worked: readonly PageWorked[], what: keyof Steps): number =>
  worked.reduce((sum, one) => sum + one[what], 0)

/** What is counted, in all and on the page that has most of `longest`. */
function found(how: string, worked: readonly PageWorked[], what: 'keys' | 'clicks', longest: 'tabs' | 'clicks') {
  const most = worked.toSorted((a, b) => b[longest] - a[longest])[0]
  const over = `one monthly case audit, ${worked.length} pages, ${sumOf(worked, 'texts')} texts written, their characters not counted`
  const unit = longest === 'tabs' ? 'Tabs' : 'clicks'
  const tabs = longest === 'tabs' ? `, ${sumOf(worked, 'tabs')} of them Tab` : ''
  return {
    what: how,
    found: `${sumOf(worked, what)}${tabs}; the longest page, “${most?.path.split('/').at(-1) ?? ''}”, takes ${most?.[longest] ?? 0} ${unit}`,
    over,
  }
}

/** The audits listed: where each is, and the status of its case. */
async function rowsOf(page: Page): Promise<readonly (readonly [href: string, status: string])[]> {
  const rows = await page.locator('tbody tr').all()
  return Promise.all(
    rows.map(async row => {
      const href = (await row.locator('a').first().getAttribute('href')) ?? ''
      const [of = ''] = (await row.locator('td').first().innerText()).split('\n')
      return [href, of.split(', ').slice(1).join(', ')] as const
    }),
  )
}

const folder = await newFolder()
const house = await startHouse(folder)
try {
  const references = await auditsForRuth(folder)
  await withBrowser(async browser => {
    const page = await openPage(browser, { script: true })
    await page.goto(`${house.address}/sign-in`)
    await page.getByRole('button', { name: `Sign in as ${cast.ruth.name}` }).click()
    await page.getByRole('heading', { level: 1, name: /^Hello/ }).waitFor()
    await page.goto(`${house.address}/audits`)
    const rows = await rowsOf(page)
    const fresh = rows.filter(([href]) => references.includes(href.split('/').at(-1) ?? ''))
    const pair = fresh.flatMap(([one, status]) => {
      const other = fresh.find(([href, same]) => same === status && href !== one)
      return other ? [[one, other[0], status] as const] : []
    })[0]
    if (!pair) throw new Error('No two audits are of cases of one status')
    const [first, second] = pair
    const keyboard = await complete(page, first, byKeyboard)
    await page.goto(`${house.address}/audits`)
    const pointer = await complete(page, second, byPointer)
    if (process.env['EACH_PAGE'] !== undefined) console.table([...keyboard, ...pointer])
    printFound([
      found('keys pressed, by keyboard alone', keyboard, 'keys', 'tabs'),
      found('clicks, by pointer', pointer, 'clicks', 'clicks'),
    ])
  })
} finally {
  await house.stop()
  await removeFolder(folder)
}
