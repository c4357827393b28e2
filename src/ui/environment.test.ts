/** Pages are made with escaping, strict views and the council's own surroundings; nothing inline, so that the policy can be strict. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import nunjucks from 'nunjucks'
import { assetFiles, assetVersion, readAssets } from './assets.ts'
import { defaultBrandColour, isReadableUnderWhite } from './brand.ts'
import { createEnvironment, renderTemplate } from './environment.ts'
import { galleryView } from './gallery.ts'
import { params } from './params.ts'
import { strictView } from './strict-view.ts'

const environment = createEnvironment({ development: false })

const shell = {
  serviceName: 'Learning from Audit',
  authorityName: 'Wessenshire',
  brandColour: defaultBrandColour,
  demonstration: true,
  actor: { name: 'Ruth Adeyemi', roles: ['Auditor'] },
  csrfField: '<input type="hidden" name="formToken" value="t">',
  navigation: [
    { text: 'Audits', href: '/audits', current: true },
    { text: 'Rounds', href: '/rounds', current: false },
  ],
  path: '/audits',
  banner: null as string | null,
  assetVersion,
}

const problemView = {
  title: 'Page not found',
  sentence: 'It is <b>not</b> here.',
  reference: null,
  back: { text: 'Home', href: '/' },
}
const render = (template: string, view: object, given: object = {}) =>
  load(renderTemplate(environment, template, { view, shell: { ...shell, ...given } }))

const templates = new nunjucks.Environment(null, { autoescape: true })
const inline = (source: string, view: object) => templates.renderString(source, { view: strictView(view, 'x.njk') })

test('A page that reads what its view-model does not have is refused, with the page and the path, to be mended at once', () => {
  const view = { rows: [{ text: 'a' }], round: { title: 'May' } }
  assert.throws(
    () => inline('{{ view.round.titel }}', view),
    /The page x\.njk reads view\.round\.titel, which its view-model does not have/,
  )
  assert.throws(() => inline('{% for row in view.rows %}{{ row.html }}{% endfor %}', view), /reads view\.rows\.0\.html/)
})

test('A strict view lets a page read nulls, lengths, texts and lists as ever, to be no burden', () => {
  const view = Object.freeze({
    nothing: null,
    later: undefined,
    list: Object.freeze(['a', 'b']),
    word: 'w',
    deep: { a: 1 },
  })
  const source =
    '{{ view.nothing }}{{ view.later }}{{ view.list.length }}{{ view.list | join("-") }}{{ view.list[5] }}{{ view.deep | dump | safe }}{% for k, v in view.deep %}{{ k }}{{ v }}{% endfor %}{{ view.deep | length }}'
  assert.equal(inline(source, view), '2a-b{"a":1}a11')
})

test('Parameters for macros are left alone by a strict view, to let those macros read options that may be missing', () => {
  const view = { tag: params({ text: 'Good', deep: { a: 1 } }) }
  assert.equal(inline('{{ view.tag.text }}{{ view.tag.classes }}{{ view.tag.deep.b }}', view), 'Good')
})

test('A problem page says what happened in escaped words, with a reference only where there is one', () => {
  const $ = render('pages/problem.njk', problemView)
  assert.equal($('h1').text(), 'Page not found')
  assert.equal($('main b').length, 0)
  assert.match($('main').text(), /It is <b>not<\/b> here\./)
  assert.doesNotMatch($('main').text(), /Reference number/)
  assert.match(
    render('pages/problem.njk', { ...problemView, reference: 'ab12' })('main').text(),
    /Reference number: ab12/,
  )
})

test('The layout holds no inline script or style and no crown, to keep the policy strict and the branding the council’s own', () => {
  const $ = render('pages/problem.njk', problemView)
  assert.equal($('script:not([src]), style, [style], [onclick]').length, 0)
  assert.equal($('.govuk-header__logotype, .govuk-footer__crown').length, 0)
  assert.match($('.lfa-header').text(), /Wessenshire[^]*Ruth Adeyemi[^]*Auditor/)
  assert.equal($('.lfa-header rect').attr('fill'), defaultBrandColour)
})

test('Every file the layout asks for stands in the table of assets, so that no page opens half dressed', () => {
  const $ = render('pages/problem.njk', problemView)
  const asked = [...$('script[src]')]
    .map(element => $(element).attr('src'))
    .concat([...$('link[href]')].map(element => $(element).attr('href')))
  const served = new Set(assetFiles.map(asset => asset.url))
  assert.deepEqual(
    asked.filter(url => !served.has(url ?? '')),
    [],
  )
})

test('A signed-in person can sign out with a form that carries the secret; nobody else sees that form', () => {
  const form = render('pages/problem.njk', problemView)('form[action="/sign-out"]')
  assert.equal(form.attr('method'), 'post')
  assert.equal(form.find('input[name=formToken]').attr('value'), 't')
  assert.equal(render('pages/problem.njk', problemView, { actor: null })('form').length, 0)
})

test('The footer leads to the accessibility statement, and to the record of activity only for those who may read it', () => {
  const links = (navigation: readonly object[]) => {
    const $ = render('pages/problem.njk', problemView, { navigation })
    return [...$('footer a')].map(link => $(link).attr('href'))
  }
  assert.deepEqual(links(shell.navigation), ['/accessibility'])
  assert.deepEqual(links([{ text: 'Activity', href: '/activity', current: false }]), ['/accessibility', '/activity'])
})

test('A demonstration says on every page that it is imaginary; a real authority never does', () => {
  const words = /Demonstration[^]*Wessenshire is imaginary: no child, worker or council here is real\./
  assert.match(render('pages/problem.njk', problemView)('header').text(), words)
  assert.doesNotMatch(render('pages/problem.njk', problemView, { demonstration: false })('body').text(), /imaginary/)
})

test('What was just done is told once in a success banner', () => {
  const $ = render('pages/problem.njk', problemView, { banner: 'The round is open' })
  assert.match($('.govuk-notification-banner--success').text(), /The round is open/)
})

test('An expired form gives back what was typed, to be copied, however it was written', () => {
  const typed = [{ name: 'reason', text: 'The chronology <stops> in January.' }]
  const $ = render('pages/form-expired.njk', { sentence: 'Nothing was saved.', typed })
  assert.equal($('textarea[readonly]').text().trim(), 'The chronology <stops> in January.')
  assert.match(
    render('pages/form-expired.njk', { sentence: 'Nothing was saved.', typed: [] })('main').text(),
    /typed nothing/,
  )
})

test('A cold page takes under 100 kilobytes on the wire, page and all', () => {
  const page = renderTemplate(environment, 'gallery.njk', { view: galleryView(), shell })
  const needed = readAssets()
    .filter(asset => /\.(css|js)$/.test(asset.url))
    .map(asset => asset.gzip.length)
  const total = needed.reduce((sum, size) => sum + size, 0) + page.length / 4
  assert.ok(total < 100_000, `${total} bytes`)
})

test('A council’s colour is taken only where white words stand out on it', () => {
  assert.equal(isReadableUnderWhite(defaultBrandColour), true)
  assert.equal(isReadableUnderWhite('#ffdd00'), false)
  assert.equal(isReadableUnderWhite('red;}'), false)
})
