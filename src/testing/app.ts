/**
 * The whole product without a network: the real server, rooms and templates on a copy of the test county, and browsers that
 * keep cookies and forms as people's do. `const house = await openTestHouse()`, `const dev = await house.signIn(cast.dev)`,
 * `await dev.get('/rounds')`, `await dev.post('/rounds', { title: '…' })`, and `house.close()` in `after`.
 */
import * as cheerio from 'cheerio'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { systemActor } from '#domain/access/actor.ts'
import type { PersonRow } from '#features/people/door.ts'
import { fixedClock, systemClock, type Clock } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { kyselyOn, openPool, type Address } from '#platform/database/connection.ts'
import { inTransaction, type Building } from '#platform/database/transaction.ts'
import { buildServer } from '#platform/http/server.ts'
import type { JobEnvelope } from '#platform/jobs/job.ts'
import { openLog } from '#platform/logging.ts'
import type { Post } from '#platform/mail/post.ts'
import { seededRandom } from '#platform/random.ts'
import type { Room } from '#platform/room.ts'
import { actorFor } from '#platform/sign-in/session.ts'
import { countyName } from '#seeds/county.ts'
import { defaultBrandColour } from '#ui/brand.ts'
import { furnish } from '#ui/furniture.ts'
import { rooms as everyRoom } from '#app'
import { testAuthorityId, testDatabase } from './database.ts'

/** What a page answered, and its HTML ready to be asked about: `answer.$('h1').text()`. */
export interface Answer {
  readonly status: number
  readonly headers: LightMyRequestResponse['headers']
  readonly body: string
  /** Where a redirect leads, or null. */
  readonly to: string | null
  readonly $: cheerio.CheerioAPI
  /** Bytes, for slides and documents. */
  readonly bytes: Buffer
}

export interface TestFile {
  readonly field: string
  readonly name: string
  readonly content: string | Buffer
}

export type Fields = Readonly<Record<string, string | readonly string[]>>

/** One person's browser: keeps cookies, and sends the form token of the page that it fetched last. */
export interface TestBrowser {
  get(path: string, accept?: string): Promise<Answer>
  /** Sends a form. Fetches the home page for a token first, if no page with a form has been fetched. */
  post(path: string, fields?: Fields, files?: readonly TestFile[]): Promise<Answer>
  /** Fetches what a redirect points to. */
  follow(answer: Answer): Promise<Answer>
}

export interface TestHouse {
  readonly server: FastifyInstance
  readonly building: Building
  /** Someone who has not signed in. */
  visitor(): TestBrowser
  /** Signs one of the cast in, through the demonstration's own sign-in page. */
  signIn(who: PersonRow): Promise<TestBrowser>
  /** Work that is committed, as someone or as the system: to lay the table before a test. */
  asPerson<Result>(who: PersonRow | 'system', work: (ctx: Context) => Promise<Result>): Promise<Result>
  /** The database as its owner: for benches that lay more than a room would write. */
  readonly owner: Address
  /** Jobs that pages have asked for: nothing runs them here. */
  readonly jobs: readonly { readonly name: string; readonly envelope: JobEnvelope }[]
  close(): Promise<void>
}

interface TestHouseOptions {
  readonly rooms?: readonly Room[]
  /** The moment at which everything happens, such as `testDay` of database.ts; left out, the real time goes by. */
  readonly at?: string
  /** A mail server; left out, none is set. */
  readonly post?: Post
}

export async function openTestHouse(options: TestHouseOptions = {}): Promise<TestHouse> {
  const rooms = options.rooms ?? everyRoom
  const clock = options.at === undefined ? systemClock : fixedClock(options.at)
  const copy = await testDatabase()
  const jobs: { name: string; envelope: JobEnvelope }[] = []
  const building: Building = {
    database: kyselyOn(openPool(copy.app, () => undefined)),
    listeners: rooms.flatMap(room => room.listeners ?? []),
    queue: { enqueue: (_db, name, envelope) => Promise.resolve(void jobs.push({ name, envelope })) },
    ...(options.post === undefined ? {} : { post: options.post }),
    log: openLog(process.env['LFA_LOG'] ?? 'silent'),
  }
  const face = { authorityId: testAuthorityId, name: countyName, demonstration: true, brandColour: defaultBrandColour }
  const hall = {
    building,
    face,
    furniture: furnish({ development: true }),
    clock,
    address: null,
    requestsPerMinute: 100_000,
  }
  const server = await buildServer(hall, rooms)
  return {
    server,
    building,
    owner: copy.owner,
    jobs,
    visitor: () => openBrowser(server),
    signIn: who => signInAs(server, who),
    asPerson: (who, work) => asPerson(building, clock, who, work),
    close: async () => {
      await server.close()
      await building.database.destroy()
      await copy.drop()
    },
  }
}

async function signInAs(server: FastifyInstance, who: PersonRow): Promise<TestBrowser> {
  const browser = openBrowser(server)
  const { $ } = await browser.get('/sign-in')
  const card = $('form').filter((_index, form) => $(form).text().includes(`Sign in as ${who.name}`))
  const staffId = card.find('input[name=staffId]').attr('value')
  if (staffId === undefined) throw new Error(`${who.name} is not on the sign-in page`)
  const answer = await browser.post(card.attr('action') ?? '', { staffId })
  if (answer.status !== 303)
    throw new Error(`${who.name} could not sign in (${answer.status}): ${answer.$('main').text().trim()}`)
  await browser.get('/')
  return browser
}

/** Ids that are made by committed work must not be made twice, so each piece of work has chance of its own. */
let works = 100

async function asPerson<Result>(
  building: Building,
  clock: Clock,
  who: PersonRow | 'system',
  work: (ctx: Context) => Promise<Result>,
): Promise<Result> {
  const system = systemActor(testAuthorityId, 'Tests')
  const occasion = { actor: system, now: clock(), random: seededRandom((works += 1)) }
  if (who === 'system') return inTransaction(building, occasion, work)
  const actor = await inTransaction(building, occasion, async ctx => {
    const person = await ctx.db
      .selectFrom('staffMember')
      .select('staffId')
      .where('email', '=', who.email)
      .executeTakeFirstOrThrow()
    return actorFor(ctx.db, testAuthorityId, person.staffId)
  })
  if (!actor) throw new Error(`${who.name} is not in the test county`)
  return inTransaction(building, { ...occasion, actor, random: seededRandom((works += 1)) }, work)
}

/** A browser with an empty cookie jar. */
function openBrowser(server: FastifyInstance): TestBrowser {
  const cookies = new Map<string, string>()
  let token: string | null = null

  async function ask(options: InjectOptions): Promise<Answer> {
    const response = await server.inject({ ...options, cookies: Object.fromEntries(cookies) })
    keep(cookies, response)
    const $ = cheerio.load(isPage(response) ? response.body : '')
    // A view gave a template an object where it shows text: no reader of any page should meet that.
    if (response.body.includes('[object Object]'))
      throw new Error(`A page shows [object Object]: ${response.body.slice(0, 200)}`)
    token = $('input[name=formToken]').attr('value') ?? token
    const to = response.headers.location
    return {
      status: response.statusCode,
      headers: response.headers,
      body: response.body,
      bytes: response.rawPayload,
      to: typeof to === 'string' ? to : null,
      $,
    }
  }

  const get = (path: string, accept = 'text/html'): Promise<Answer> =>
    ask({ method: 'GET', url: path, headers: { accept } })

  async function post(path: string, fields: Fields = {}, files: readonly TestFile[] = []): Promise<Answer> {
    if (token === null) await get('/')
    const { payload, type } =
      files.length > 0
        ? multipart({ formToken: token ?? '', ...fields }, files)
        : urlEncoded({ formToken: token ?? '', ...fields })
    const headers = {
      accept: 'text/html',
      'content-type': type,
      origin: 'http://localhost',
      host: 'localhost',
      'sec-fetch-site': 'same-origin',
    }
    return ask({ method: 'POST', url: path, headers, payload })
  }

  return { get, post, follow: answer => get(answer.to ?? '/') }
}

const isPage = (response: LightMyRequestResponse): boolean =>
  String(response.headers['content-type']).startsWith('text/html')

/** A cookie that is cleared is forgotten; as a browser does, one that is set replaces the one before. */
function keep(cookies: Map<string, string>, response: LightMyRequestResponse): void {
  for (const { name, value } of response.cookies) {
    if (value === '') cookies.delete(name)
    else cookies.set(name, value)
  }
}

interface Sent {
  readonly payload: string | Buffer
  readonly type: string
}

const pairsOf = (fields: Fields): [string, string][] =>
  Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one]))

function urlEncoded(fields: Fields): Sent {
  const payload = new URLSearchParams(pairsOf(fields)).toString()
  return { payload, type: 'application/x-www-form-urlencoded' }
}

const boundary = 'a-line-between-the-parts-of-a-test-form'

function multipart(fields: Fields, files: readonly TestFile[]): Sent {
  const head = (disposition: string): string => `--${boundary}\r\ncontent-disposition: form-data; ${disposition}\r\n`
  const parts = [
    ...pairsOf(fields).map(([name, value]) => Buffer.from(`${head(`name="${name}"`)}\r\n${value}\r\n`)),
    ...files.flatMap(file => [
      Buffer.from(
        `${head(`name="${file.field}"; filename="${file.name}"`)}content-type: application/octet-stream\r\n\r\n`,
      ),
      typeof file.content === 'string' ? Buffer.from(file.content) : file.content,
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ]
  return { payload: Buffer.concat(parts), type: `multipart/form-data; boundary=${boundary}` }
}
