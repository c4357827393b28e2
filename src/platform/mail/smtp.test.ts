/** Letters over SMTP, to a real server on loopback: delivered whole, refused, put off, and never with a header that somebody slipped in. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openMailServer, type MailServerOptions, type TestMailServer } from '#testing/mail-server.ts'
import { asAnswer, isHeaderLine, isPlainAddress, noPost, type Letter } from './post.ts'
import { openPost } from './smtp.ts'

const letter: Letter = {
  id: '00000000-0000-7000-8000-00000000000a',
  to: 'sam.whitlock@wessenshire.example',
  subject: 'Learning has been shared with your team',
  text: 'Learning has been shared with your team.\n\nhttps://audit.example/shared-learning/SL-2018-0001',
  html: '<p>Learning has been shared with your team.</p>',
}

async function withServer(options: MailServerOptions, story: (server: TestMailServer) => Promise<void>): Promise<void> {
  const server = await openMailServer(options)
  try {
    await story(server)
  } finally {
    await server.close()
  }
}

const headersOf = (raw: string): string => raw.slice(0, raw.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]+/g, ' ')

test('a letter is delivered to one person, as plain text and HTML, with an identity of its own and no answer asked for', () =>
  withServer({}, async server => {
    const post = openPost(server.settings, 'https://audit.example/')
    assert.equal(post.address, 'https://audit.example')
    const { outcome, answer } = await post.send(letter)
    assert.equal(outcome, 'sent')
    assert.match(answer, /^250 /)
    assert.equal(server.taken.length, 1)
    const [mail] = server.taken
    assert.deepEqual(mail?.to, [letter.to])
    assert.equal(mail?.from, server.settings.from)
    const headers = headersOf(mail?.raw ?? '')
    assert.match(headers, /^Subject: Learning has been shared with your team$/m)
    assert.match(headers, new RegExp(`^Message-ID: <${letter.id}@wessenshire\\.example>$`, 'm'))
    assert.match(headers, /^Auto-Submitted: auto-generated$/m)
    assert.match(mail?.raw ?? '', /Content-Type: text\/plain[\s\S]*Content-Type: text\/html/)
  }))

test('a recipient whom the server refuses is refused for good, with what it said; one it puts off may go later', () =>
  withServer({ refuses: ['gone@wessenshire.example'], putsOff: ['busy@wessenshire.example'] }, async server => {
    const post = openPost(server.settings, 'https://audit.example')
    const refused = await post.send({ ...letter, to: 'gone@wessenshire.example' })
    assert.equal(refused.outcome, 'refused')
    assert.match(refused.answer, /550.*No such person here/)
    const later = await post.send({ ...letter, to: 'busy@wessenshire.example' })
    assert.equal(later.outcome, 'put-off')
    assert.match(later.answer, /451/)
    assert.equal(server.taken.length, 0)
  }))

test('a server that is not there puts a letter off, in words; once it is there, the same letter goes', async () => {
  const first = await openMailServer()
  const post = openPost(first.settings, 'https://audit.example')
  await first.close()
  assert.deepEqual(await post.send(letter), { outcome: 'put-off', answer: 'The mail server could not be reached.' })
  await withServer({ port: first.port }, async server => {
    assert.equal((await post.send(letter)).outcome, 'sent')
    assert.equal(server.taken.length, 1)
  })
})

test('where the connection must be safe and the server offers none, nothing is said to it, the password least', () =>
  withServer({}, async server => {
    const settings = { ...server.settings, tls: 'starttls', name: 'audit', password: 'secret-of-ours' } as const
    const { outcome, answer } = await openPost(settings, 'https://audit.example').send(letter)
    assert.equal(outcome, 'put-off')
    assert.doesNotMatch(answer, /secret-of-ours/)
    assert.equal(server.taken.length, 0)
  }))

const injections = [
  'Shared\r\nBcc: everyone@evil.example',
  'Shared\nX-Evil: 1',
  'Shared\rTo: other@evil.example',
  'Shared\u2028Bcc: x@evil.example',
  'Shared\u0000',
]

test('a subject that would begin another header is not sent at all', () =>
  withServer({}, async server => {
    const post = openPost(server.settings, 'https://audit.example')
    for (const subject of injections) {
      assert.equal(isHeaderLine(subject), false)
      assert.equal((await post.send({ ...letter, subject })).outcome, 'refused', subject)
    }
    assert.equal(server.taken.length, 0)
  }))

test('an address that is a list, has a name beside it or holds a line end is not sent to', () =>
  withServer({}, async server => {
    const post = openPost(server.settings, 'https://audit.example')
    const wrong = [
      'a@one.example, b@two.example',
      'Sam <a@one.example>',
      'a@one.example\r\nRCPT TO:<b@two.example>',
      'a@one.example>',
      'group: a@one.example;',
      '"a b"@one.example',
      'nobody',
      '',
    ]
    for (const to of wrong) {
      assert.equal(isPlainAddress(to), false, to)
      assert.equal((await post.send({ ...letter, to })).outcome, 'refused', to)
    }
    assert.equal(server.taken.length, 0)
    for (const to of ["o'neill@council.gov.uk", 'a+b@x.example', 'siân@cyngor.cymru'])
      assert.equal(isPlainAddress(to), true, to)
  }))

test('what a server says is kept on one line, and no longer than there is room for', () => {
  assert.equal(asAnswer('550 one\r\n550 two\u0000'), '550 one 550 two')
  assert.equal(asAnswer('x'.repeat(900)).length, 500)
})

test('without a server nothing is configured, and nothing is taken as sent', async () => {
  assert.equal(noPost.configured, false)
  assert.equal((await noPost.send(letter)).outcome, 'put-off')
})
