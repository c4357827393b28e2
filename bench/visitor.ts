/** A browser's own habits, as far as a bench or a fault test needs them: cookies are kept and the form's token is sent back. */
import { Agent, request } from 'node:http'

const agent = new Agent({ keepAlive: true })

interface Answered {
  readonly status: number
  readonly text: string
  readonly cookies: readonly string[]
}

export interface Fetched {
  readonly text: string
  readonly status: number
  /** From the request to the last byte of the answer. */
  readonly milliseconds: number
}

export class Visitor {
  private token = ''
  private readonly cookies = new Map<string, string>()
  private readonly address: string
  constructor(address: string) {
    this.address = address
  }

  fetch(path: string, form?: Record<string, string>): Promise<Fetched> {
    return this.ask(path, form && new URLSearchParams({ formToken: this.token, ...form }))
  }

  /** Sends one file, as a browser sends a form with an upload. */
  sendFile(path: string, file: { field: string; name: string; content: string | Buffer }): Promise<Fetched> {
    const form = new FormData()
    form.set('formToken', this.token)
    form.set(file.field, new Blob([file.content]), file.name)
    return this.ask(path, form)
  }

  private async ask(path: string, body: URLSearchParams | FormData | undefined): Promise<Fetched> {
    const began = performance.now()
    const { status, text, cookies } = await (body instanceof FormData
      ? this.sendParts(path, body)
      : this.send(path, body?.toString()))
    const milliseconds = performance.now() - began
    this.keepCookies(cookies)
    this.token = /name="formToken" value="([^"]+)"/.exec(text)?.[1] ?? this.token
    return { text, status, milliseconds }
  }

  private headers(): Record<string, string> {
    return { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '), accept: 'text/html' }
  }

  private async sendParts(path: string, body: FormData): Promise<Answered> {
    const sent = { method: 'POST', body, headers: this.headers(), redirect: 'manual' } as const
    const response = await fetch(`${this.address}${path}`, sent)
    return { status: response.status, text: await response.text(), cookies: response.headers.getSetCookie() }
  }

  /** By `node:http`: the load shares two cores with the product, and `fetch` takes three times the processor's time. */
  private send(path: string, form: string | undefined): Promise<Answered> {
    const typed = form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }
    const method = form === undefined ? 'GET' : 'POST'
    return new Promise((resolve, reject) => {
      const sent = request(`${this.address}${path}`, { method, agent, headers: { ...this.headers(), ...typed } })
      sent.on('error', reject).on('response', response => {
        let text = ''
        response
          .setEncoding('utf8')
          .on('data', (piece: string) => (text += piece))
          .on('error', reject)
          .on('end', () => {
            resolve({ status: response.statusCode ?? 0, text, cookies: response.headers['set-cookie'] ?? [] })
          })
      })
      sent.end(form)
    })
  }

  private keepCookies(lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = ''] = line.split(';')
      const name = pair.slice(0, pair.indexOf('='))
      const value = pair.slice(name.length + 1)
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
  }

  /** Through the demonstration's own sign-in page. */
  async signInAs(name: string): Promise<void> {
    const { text } = await this.fetch('/sign-in')
    const card = text.split('<form').find(part => part.includes(`Sign in as ${name}`)) ?? ''
    const staffId = /name="staffId" value="([^"]+)"/.exec(card)?.[1] ?? ''
    const { status } = await this.fetch('/sign-in/cast', { staffId })
    if (status !== 303) throw new Error(`Could not sign in as ${name}: ${status}`)
    await this.fetch('/')
  }
}
