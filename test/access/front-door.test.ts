/** The front door as an attacker meets it: forged forms, planted and stolen sessions, guessing, and what refusals give away. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setPassword } from '#features/account/door.ts'
import { personByEmail } from '#features/people/door.ts'
import { openTestHouse, type TestHouse } from '#testing/app.ts'
import { cast } from '#testing/context.ts'

const password = 'harbour thistle lantern'

describe('the front door', () => {
  let house: TestHouse
  before(async () => {
    house = await openTestHouse()
    await house.asPerson('system', async ctx => {
      const ruth = await personByEmail(ctx, cast.ruth.email)
      await setPassword(ctx, ruth?.staffId ?? '', cast.ruth.email, password)
    })
  })
  after(() => house.close())

  const token = async (browser: ReturnType<TestHouse['visitor']>): Promise<string> =>
    (await browser.get('/sign-in')).$('input[name=formToken]').attr('value') ?? ''

  test('every kind of answer carries the security headers and is kept by nobody', async () => {
    const visitor = house.visitor()
    const ruth = await house.signIn(cast.ruth)
    const answers = [
      await visitor.get('/sign-in'),
      await visitor.get('/'),
      await visitor.get('/nowhere'),
      await ruth.get('/people'),
      await ruth.get('/'),
    ]
    for (const { headers, status } of answers) {
      assert.match(
        String(headers['content-security-policy']),
        /default-src 'none'.*frame-ancestors 'none'/,
        String(status),
      )
      assert.doesNotMatch(String(headers['content-security-policy']), /unsafe/)
      assert.equal(headers['x-content-type-options'], 'nosniff')
      assert.equal(headers['cache-control'], 'no-store')
      assert.match(String(headers['strict-transport-security']), /max-age=31536000/)
    }
  })

  test('someone who has not signed in is led to the door, and back to where they were going', async () => {
    const visitor = house.visitor()
    const answer = await visitor.get('/people?afterName=B')
    assert.deepEqual([answer.status, answer.to], [303, '/sign-in?next=%2Fpeople%3FafterName%3DB'])
    const door = await visitor.follow(answer)
    const signedIn = await visitor.post('/sign-in', {
      email: cast.ruth.email,
      password,
      next: door.$('input[name=next]').first().attr('value') ?? '',
    })
    assert.deepEqual([signedIn.status, signedIn.to], [303, '/people?afterName=B'])
  })

  test('signing in never leads to another site', async () => {
    for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
      const visitor = house.visitor()
      await visitor.get('/sign-in')
      assert.equal((await visitor.post('/sign-in', { email: cast.ruth.email, password, next })).to, '/', next)
    }
  })

  test('a form without this browser’s token changes nothing, and what was typed is given back', async () => {
    const ruth = await house.signIn(cast.ruth)
    const refused = await ruth.post('/sign-out', {
      formToken: 'x'.repeat(64),
      note: 'a sentence I do not want to lose',
    })
    assert.equal(refused.status, 403)
    assert.match(refused.$('main').text(), /a sentence I do not want to lose/)
    assert.equal((await ruth.get('/')).status, 200)
  })

  test('a form sent from another site is refused even with a good token', async () => {
    const visitor = house.visitor()
    const formToken = await token(visitor)
    const payload = new URLSearchParams({ formToken, email: cast.ruth.email, password }).toString()
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }]) {
      const response = await house.server.inject({
        method: 'POST',
        url: '/sign-in',
        payload,
        headers: { 'content-type': 'application/x-www-form-urlencoded', host: 'localhost', ...headers },
      })
      assert.equal(response.statusCode, 403)
      assert.equal(
        response.cookies.some(cookie => cookie.name === '__Host-session'),
        false,
      )
    }
  })

  test('a planted session never becomes valid: signing in gives a new secret in a __Host- cookie', async () => {
    const planted = 'A'.repeat(43)
    const door = await house.server.inject({ method: 'GET', url: '/sign-in', cookies: { '__Host-session': planted } })
    const formToken = /name="formToken" value="([^"]+)"/.exec(door.body)?.[1] ?? ''
    const signedIn = await house.server.inject({
      method: 'POST',
      url: '/sign-in',
      cookies: { '__Host-session': planted },
      payload: new URLSearchParams({ formToken, email: cast.ruth.email, password }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    const cookie = signedIn.cookies.find(one => one.name === '__Host-session')
    assert.ok(cookie && cookie.value !== planted)
    assert.deepEqual([cookie.secure, cookie.httpOnly, cookie.path, cookie.sameSite], [true, true, '/', 'Lax'])
    const home = await house.server.inject({ method: 'GET', url: '/', cookies: { '__Host-session': planted } })
    assert.equal(home.statusCode, 303)
  })

  test('the session stored in the database is a digest, which opens nothing', async () => {
    await house.signIn(cast.ruth)
    const digests = await house.asPerson('system', ctx => ctx.db.selectFrom('session').select('secretDigest').execute())
    for (const { secretDigest } of digests) {
      const home = await house.server.inject({ method: 'GET', url: '/', cookies: { '__Host-session': secretDigest } })
      assert.equal(home.statusCode, 303)
    }
  })

  test('after signing out, the same cookie opens nothing', async () => {
    const ruth = await house.signIn(cast.ruth)
    assert.equal((await ruth.post('/sign-out')).status, 303)
    assert.equal((await ruth.get('/')).to?.startsWith('/sign-in'), true)
  })

  test('someone who has left is out at the very next request', async () => {
    const euan = 'euan.blackler@wessenshire.example'
    const visitor = house.visitor()
    await house.asPerson('system', async ctx =>
      setPassword(ctx, (await personByEmail(ctx, euan))?.staffId ?? '', euan, password),
    )
    await visitor.get('/sign-in')
    assert.equal((await visitor.post('/sign-in', { email: euan, password })).status, 303)
    assert.equal((await visitor.get('/')).status, 200)
    await house.asPerson('system', ctx =>
      ctx.db.updateTable('staffMember').set({ leftOn: ctx.today }).where('email', '=', euan).execute(),
    )
    assert.equal((await visitor.get('/')).status, 303)
    assert.equal((await visitor.post('/sign-in', { email: euan, password })).status, 422)
  })

  test('an unknown e-mail and a wrong password get the same words', async () => {
    const words = async (email: string): Promise<string> => {
      const visitor = house.visitor()
      await visitor.get('/sign-in')
      const answer = await visitor.post('/sign-in', { email, password: 'not the password' })
      assert.equal(answer.status, 422)
      return answer.$('.govuk-error-summary').text()
    }
    assert.equal(await words(cast.dev.email), await words('nobody@nowhere.example'))
  })

  test('the eleventh guess in five minutes waits, even with the right password, and says how long', async () => {
    const nora = 'nora.tresidder@wessenshire.example'
    await house.asPerson('system', async ctx =>
      setPassword(ctx, (await personByEmail(ctx, nora))?.staffId ?? '', nora, password),
    )
    const visitor = house.visitor()
    await visitor.get('/sign-in')
    for (let guess = 0; guess < 10; guess += 1)
      await visitor.post('/sign-in', { email: nora, password: `guess ${guess}` })
    const answer = await visitor.post('/sign-in', { email: nora, password })
    assert.equal(answer.status, 422)
    assert.match(answer.$('main').text(), /Wait 5 minutes/)
  })

  test('choosing a name signs nobody in where this is not a demonstration', async () => {
    const sam = await house.asPerson('system', async ctx => {
      await ctx.db.updateTable('authority').set({ demonstration: false }).execute()
      return (await personByEmail(ctx, cast.sam.email))?.staffId ?? ''
    })
    const visitor = house.visitor()
    const door = await visitor.get('/sign-in')
    assert.equal(door.$('input[name=staffId]').length, 0)
    assert.equal((await visitor.post('/sign-in/cast', { staffId: sam })).status, 403)
    await house.asPerson('system', ctx => ctx.db.updateTable('authority').set({ demonstration: true }).execute())
  })

  test('a script that asks for JSON gets a problem with a code, and never a stack', async () => {
    const answer = await house.visitor().get('/people', 'application/json')
    assert.equal(answer.status, 401)
    assert.equal((JSON.parse(answer.body) as { type: string }).type, 'http.sign-in-first')
    const garbled = await house.server.inject({
      method: 'POST',
      url: '/sign-in',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      payload: '{',
    })
    assert.equal(garbled.statusCode, 400)
    assert.doesNotMatch(garbled.body, /at .*\.ts/)
  })
})
