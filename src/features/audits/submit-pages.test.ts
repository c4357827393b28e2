/** The last look before handing in, what does not fit, and an audit that was handed in, as a browser sees them. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gradeKey } from '#domain/audit/answers.ts'
import { openTestHouse, type Answer, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { aRoundOf, fillAudit } from '#testing/audits.ts'
import { cast } from '#testing/context.ts'
import { assertRefused, fieldsOf, script, summaryLinks, tooLong, wordsOf } from '#testing/pages.ts'
import { testDay } from '#testing/database.ts'
import { answerSection } from './save-answers.ts'

let house: TestHouse
let audits: readonly string[]
let browser: TestBrowser

before(async () => {
  house = await openTestHouse({ at: testDay })
  audits = await house.asPerson(cast.dev, ctx => aRoundOf(ctx, cast.ruth, cast.marcus))
  browser = await house.signIn(cast.ruth)
})
after(() => house.close())

interface Own {
  readonly reference: string
  readonly path: string
}

let taken = 0

/** An audit of Ruth's that no other test has touched. */
function own(): Own {
  const reference = audits[taken]
  assert.ok(reference !== undefined && taken < audits.length - 1, 'the round has audits enough for these tests')
  taken += 1
  return { reference, path: `/audits/${reference}` }
}

test('every link of what is left leads to a field that its page has', async () => {
  const { path, reference } = own()
  await house.asPerson(cast.ruth, ctx =>
    answerSection(ctx, reference, 'record', {
      given: {
        'record-summary': { value: 'no', evidence: '' },
        [gradeKey('record')]: { value: 'good', evidence: '' },
      },
    }),
  )
  await browser.post(`${path}/learning`, {
    'area-2-text': 'No dates.',
    'area-2-theme': 'plans',
    'action-2-text': 'Date it.',
    'action-2-ownerRole': 'practitioner',
  })
  const check = await browser.get(`${path}/check`)
  assert.equal(check.status, 200)
  const links = check
    .$('main ul a')
    .map((_index, link) => check.$(link).attr('href') ?? '')
    .get()
  assert.ok(links.length > 20)
  assert.ok(links.includes(`${path}/sections/record#record-summary-evidence`))
  assert.ok(links.includes(`${path}/sections/record#record-grade-evidence`))
  assert.ok(links.includes(`${path}/learning#action-2-dueOn-day`))
  const pages = new Map<string, Answer>()
  for (const link of links) {
    const [page = '', id = ''] = link.split('#')
    if (!pages.has(page)) pages.set(page, await browser.get(page))
    assert.equal(pages.get(page)?.$(`[id="${id}"]`).length, 1, link)
  }
  const refused = await browser.post(`${path}/submission`, {})
  assert.equal(refused.status, 422)
  assert.equal(summaryLinks(refused).length, links.length)
})

/** An audit whose overall grade does not fit one of its sections. */
async function withConcern(): Promise<Own> {
  const mine = own()
  await house.asPerson(cast.ruth, async ctx => {
    await fillAudit(ctx, mine.reference)
    await answerSection(ctx, mine.reference, 'record', {
      given: { [gradeKey('record')]: { value: 'inadequate', evidence: 'Nothing since March.' } },
    })
  })
  return mine
}

const concern = 'concern-good-with-inadequate-section'

test('what does not fit must be explained before the audit is handed in, and explanations that are too long are kept on the page', async () => {
  const { path } = await withConcern()
  const check = await browser.get(`${path}/check`)
  assert.match(wordsOf(check), /Overall you judged Good, and you judged “[^”]+” inadequate/)
  const bare = await browser.post(`${path}/submission`, fieldsOf(check))
  assert.equal(bare.status, 422)
  assert.deepEqual(summaryLinks(bare), [`${path}/check#${concern}`])
  assert.equal(bare.$(`#${concern}`).length, 1)
  const long = await browser.post(`${path}/submission`, fieldsOf(check, { [concern]: tooLong }))
  assertRefused(long, `#${concern}`)
  assert.equal(long.$(`#${concern}`).text().trim().length, 10_001)
  const done = await browser.post(`${path}/submission`, fieldsOf(long, { [concern]: `Put right. ${script}` }))
  assert.equal(done.to, `${path}?done=audit-submitted`)
  const submitted = await browser.follow(done)
  assert.match(wordsOf(submitted), /Put right\. <script>/)
  assert.doesNotMatch(submitted.body, /<script>alert/)
})

test('an explanation written meanwhile in another window is not overwritten unseen', async () => {
  const { path } = await withConcern()
  const check = await browser.get(`${path}/check`)
  await browser.post(`${path}/overall`, {
    ...fieldsOf(await browser.get(`${path}/overall`)),
    'overall-grade-evidence': '',
  })
  const first = await browser.post(`${path}/submission`, fieldsOf(check, { [concern]: 'First.' }))
  assert.equal(first.status, 422, 'the reasons of the overall grade are missing')
  assert.equal(first.$(`#${concern}`).text().trim(), 'First.', 'the explanation was saved')
  const second = await browser.post(`${path}/submission`, fieldsOf(check, { [concern]: 'Second.' }))
  assert.equal(second.status, 409)
  assert.match(wordsOf(second, `#${concern}-theirs`), /First\./)
  assert.equal(second.$(`#${concern}`).text().trim(), 'Second.')
  assert.equal(second.$('.govuk-notification-banner__link').attr('href'), `${path}/check`)
})

test('a submitted audit is read with its grades and seal; its pages lead there, a second click is harmless, and a late save is refused', async () => {
  const { path, reference } = own()
  await house.asPerson(cast.ruth, ctx => fillAudit(ctx, reference))
  const check = await browser.get(`${path}/check`)
  assert.match(wordsOf(check), /Submit the audit/)
  const section = await browser.get(`${path}/sections/record`)
  assert.equal((await browser.post(`${path}/submission`, {})).to, `${path}?done=audit-submitted`)
  const submitted = await browser.get(path)
  assert.equal(submitted.status, 200)
  assert.match(wordsOf(submitted, '.lfa-seal'), /^[0-9a-f]{64}$/)
  assert.match(wordsOf(submitted), /Good/)
  assert.match(wordsOf(submitted), /Bring it up to date\./)
  for (const page of ['sections/record', 'learning', 'overall', 'check']) {
    assert.equal((await browser.get(`${path}/${page}`)).to, path)
  }
  assert.equal((await browser.post(`${path}/submission`, {})).to, path)
  assert.equal((await browser.post(`${path}/sections/record`, fieldsOf(section))).status, 409)
})
