/** The account room's pages say what they must to the people who open them: the cast by name, errors by field, what comes next. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { defaultBrandColour } from '#ui/brand.ts'
import { auditStateTag } from '#ui/components/audit-state-tag/params.ts'
import { createEnvironment, renderTemplate } from '#ui/environment.ts'
import { params } from '#ui/params.ts'

const environment = createEnvironment({ development: false })
const shell = {
  serviceName: 'Learning from Audit',
  authorityName: 'Wessenshire',
  brandColour: defaultBrandColour,
  demonstration: true,
  actor: null,
  navigation: [],
  csrfField: '<input type="hidden" name="formToken" value="t">',
  path: '/sign-in',
  banner: null,
  assetVersion: 'v',
}
const render = (template: string, view: object) => load(renderTemplate(environment, template, { view, shell }))

const signIn = {
  demonstration: true,
  errors: null,
  email: '',
  action: '/sign-in',
  next: '/audits/A-2018-0412',
  cast: [{ staffId: 'ruth-id', name: 'Ruth Adeyemi', roles: 'Auditor', does: 'Audits the cases allocated to her' }],
}

test('In a demonstration anyone can sign in as one of the cast with one button, and is told that nothing is real', () => {
  const $ = render('account/pages/sign-in.njk', signIn)
  const form = $('form').filter((_, element) => $(element).text().includes('Sign in as Ruth Adeyemi'))
  assert.equal(form.attr('method'), 'post')
  assert.equal(form.find('input[name=staffId]').attr('value'), 'ruth-id')
  assert.equal(form.find('input[name=formToken]').length, 1)
  assert.equal(form.find('input[name=next]').attr('value'), '/audits/A-2018-0412')
  assert.match($('main').text(), /Nobody and nothing here is real/)
})

test('Outside a demonstration there is no cast, only an e-mail address and a password, to keep everyone their own', () => {
  const $ = render('account/pages/sign-in.njk', { ...signIn, demonstration: false, cast: [] })
  assert.equal($('input[name=staffId]').length, 0)
  assert.equal($('main form').length, 1)
})

test('A sign-in that does not do is told at the top and beside its field, and the password is never given back', () => {
  const $ = render('account/pages/sign-in.njk', {
    ...signIn,
    errors: { form: null, email: 'Enter your e-mail address', password: null },
    email: 'r@',
  })
  assert.match($('title').text(), /^Error: /)
  assert.deepEqual(
    [...$('.govuk-error-summary a')].map(link => $(link).attr('href')),
    ['#email'],
  )
  assert.match($('#email-error').text(), /Enter your e-mail address/)
  assert.equal($('#email').attr('value'), 'r@')
  assert.equal($('#password').attr('value'), undefined)
})

test('Home shows what comes next with where it stands, or says in words that nothing does', () => {
  const { label, colour } = auditStateTag('in-progress')
  const step = {
    text: 'A-2018-0412',
    href: '/audits/A-2018-0412',
    hint: 'Due 29 May',
    tag: params({ text: label, classes: `govuk-tag--${colour}` }),
  }
  const card = { title: 'Audits', text: 'Allocated to you', href: '/audits', count: 0 }
  const busy = render('account/pages/home.njk', {
    greeting: 'Ruth',
    safetyNotices: [],
    cards: [card, { ...card, count: null }],
    nextSteps: [step, { ...step, tag: null }],
    empty: null,
  })
  assert.deepEqual(
    [...busy('.govuk-task-list__link')].map(link => busy(link).attr('href')),
    [step.href, step.href],
  )
  assert.equal(busy('.govuk-tag--blue').text().trim(), 'In progress')
  assert.deepEqual(
    [...busy('.lfa-cards__count')].map(count => busy(count).text()),
    ['0'],
  )
  const idle = render('account/pages/home.njk', {
    greeting: 'Ruth',
    safetyNotices: [],
    cards: [],
    nextSteps: [],
    empty: 'Audits come here when a round is shared out.',
  })
  assert.match(idle('main').text(), /Audits come here when a round is shared out/)
})
