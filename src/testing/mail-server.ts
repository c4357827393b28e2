/** A mail server on loopback for tests: keeps what it is given, refuses whom it is told to, and can be away and come back. */
import { SMTPServer } from 'smtp-server'
import type { MailSettings } from '#platform/settings.ts'

export interface MailTaken {
  readonly from: string
  readonly to: readonly string[]
  /** The whole letter as it came, headers first. */
  readonly raw: string
}

export interface TestMailServer {
  readonly port: number
  readonly taken: readonly MailTaken[]
  /** How the product would be set to use it. */
  readonly settings: MailSettings
  close(): Promise<void>
}

export interface MailServerOptions {
  /** The port of one that was closed; left out, any free one. */
  readonly port?: number
  /** Addresses that are refused for good (550), and those that are put off (451). */
  readonly refuses?: readonly string[]
  readonly putsOff?: readonly string[]
}

const refusal = (responseCode: number, message: string): Error => Object.assign(new Error(message), { responseCode })

export async function openMailServer(options: MailServerOptions = {}): Promise<TestMailServer> {
  const taken: MailTaken[] = []
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    logger: false,
    onRcptTo: ({ address }, _session, done) => {
      if (options.refuses?.includes(address) === true) done(refusal(550, 'No such person here'))
      else if (options.putsOff?.includes(address) === true) done(refusal(451, 'Try again later'))
      else done()
    },
    onData: (stream, { envelope }, done) => {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
        const raw = Buffer.concat(pieces).toString('utf8')
        taken.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw })
        done()
      })
    },
  })
  server.on('error', () => undefined)
  const port = await new Promise<number>(resolve => {
    const listening = server.listen(options.port ?? 0, '127.0.0.1', () =>
      resolve((listening.address() as { port: number }).port),
    )
  })
  const from = 'audit@wessenshire.example'
  return {
    ...{ port, taken },
    settings: { host: '127.0.0.1', port, tls: 'none', name: null, password: null, from },
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}
