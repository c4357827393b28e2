/**
 * The post over SMTP (nodemailer). Only to the server that the settings name; with TLS unless that server is this machine; no file and no
 * address from outside is ever fetched into a letter. Answers are told apart: what may go later, and what never will.
 */
import { createTransport } from 'nodemailer'
import type { MailSettings } from '../settings.ts'
import { asAnswer, isHeaderLine, isPlainAddress, type Letter, type Post, type Posted } from './post.ts'

const seconds = 1000
/** A server that says nothing for so long is taken as not there. */
const patience = { connectionTimeout: 10 * seconds, greetingTimeout: 10 * seconds, socketTimeout: 20 * seconds }

/** `address`: where links lead. */
export function openPost(mail: MailSettings, address: string): Post {
  const { host, port, tls, name, password, from } = mail
  const transport = createTransport({
    ...{ host, port, ...patience },
    secure: tls === 'tls',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'none',
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(name === null ? {} : { auth: { user: name, pass: password ?? '' } }),
  })
  const domain = from.slice(from.indexOf('@') + 1)
  return {
    configured: true,
    address: address.replace(/\/+$/, ''),
    described: `${host}, port ${port}, as ${from}`,
    send: async letter => {
      const fault = faultOf(letter)
      if (fault !== null) return { outcome: 'refused', answer: fault }
      try {
        const { response } = await transport.sendMail({
          from: { name: 'Learning from Audit', address: from },
          to: { name: '', address: letter.to },
          subject: letter.subject,
          text: letter.text,
          html: letter.html,
          messageId: `<${letter.id}@${domain}>`,
          // Answered by nobody, and not to be answered by machines (RFC 3834).
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        })
        return { outcome: 'sent', answer: asAnswer(response) }
      } catch (error) {
        return failed(error)
      }
    },
  }
}

/** Null where it may be sent. What people typed does not come here; what comes here is looked at all the same. */
function faultOf({ to, subject }: Letter): string | null {
  if (!isPlainAddress(to)) return 'Not sent: this is not one plain e-mail address.'
  return isHeaderLine(subject) ? null : 'Not sent: the subject is not one short line.'
}

interface Failure {
  readonly code: string
  readonly response: string
  readonly responseCode: number
}

const failureOf = (error: unknown): Failure => {
  const { code, response, responseCode } = error as Partial<Failure>
  return { code: code ?? 'unknown', response: response ?? '', responseCode: responseCode ?? 0 }
}

const known: Readonly<Record<string, string>> = {
  ECONNECTION: 'The mail server could not be reached.',
  ESOCKET: 'The mail server could not be reached.',
  ETIMEDOUT: 'The mail server did not answer in time.',
  EDNS: 'The mail server’s name is not known.',
  ETLS: 'The mail server did not agree on a safe connection (TLS).',
  EAUTH: 'The mail server did not accept the name and password of the settings.',
}

/** A recipient or letter that the server refuses for good is not tried again; a server that is away, or does not let us in, is. */
function failed(error: unknown): Posted {
  const { code, response, responseCode } = failureOf(error)
  const forGood = (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode >= 500
  const said = response === '' ? (known[code] ?? `The letter could not be handed over (${code}).`) : response
  return { outcome: forGood ? 'refused' : 'put-off', answer: asAnswer(said) }
}
