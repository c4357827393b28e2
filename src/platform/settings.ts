/**
 * Every setting, with a sentence each, read from the environment once at start. A wrong setting is told in words, all at
 * once, before anything opens. docs/generated/settings.md is made from this table.
 */
import { z } from 'zod'

const yesNo = z.enum(['yes', 'no'])
const port = z.coerce
  .number('must be a whole number from 0 to 65535')
  .int('must be a whole number')
  .min(0, 'must be 0 or more')
  .max(65_535, 'must be 65535 or less')

export const settingsSchema = z.object({
  LFA_DATA: z
    .string()
    .default('data')
    .describe('Folder for the embedded database and files that the product makes. Back it up.'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('A PostgreSQL server (15 or later) to use in place of the embedded one, as the application’s role.'),
  DATABASE_OWNER_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('The same database as its owner, for migrations. Left out, DATABASE_URL is used for both.'),
  LFA_HOST: z
    .string()
    .default('127.0.0.1')
    .describe('The network address to listen on. The default is this machine alone.'),
  LFA_PORT: port.default(3000).describe('The port to listen on; 0 takes any free one.'),
  LFA_ADDRESS: z
    .url()
    .optional()
    .describe(
      'The web address people use, such as https://audit.example.gov.uk. Required behind a proxy; must be https away from this machine.',
    ),
  LFA_DEMONSTRATION: yesNo
    .default('yes')
    .describe(
      'yes: a new database is filled with an imaginary county, and sign-in offers its cast by name. Say no before real use.',
    ),
  LFA_DEVELOPMENT: yesNo.default('no').describe('yes: shows the gallery of components at /gallery.'),
  LFA_MAIL_HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:-]+$/, 'must be the name of a server, such as mail.example.gov.uk')
    .optional()
    .describe(
      'The mail server (SMTP) that tells people of what is new. Left out, no e-mail is sent and everything is read in the product. Needs LFA_ADDRESS and LFA_MAIL_FROM.',
    ),
  LFA_MAIL_PORT: port.default(587).describe('The mail server’s port.'),
  LFA_MAIL_TLS: z
    .enum(['starttls', 'tls', 'none'])
    .default('starttls')
    .describe(
      'starttls: the connection begins plain and must become safe before anything is said. tls: safe from the first byte (port 465). none: only for a mail server on this machine.',
    ),
  LFA_MAIL_NAME: z
    .string()
    .optional()
    .describe('The name to sign in to the mail server with, where it asks for one. Needs LFA_MAIL_PASSWORD.'),
  LFA_MAIL_PASSWORD: z.string().optional().describe('The password for that name. Never shown, never in the log.'),
  LFA_MAIL_FROM: z
    .email('must be one e-mail address, such as audit@example.gov.uk')
    .optional()
    .describe('The address that e-mails come from.'),
  LFA_LOG: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'])
    .default('warn')
    .describe('How much to write to the log.'),
})

/** How to reach the mail server. */
export interface MailSettings {
  readonly host: string
  readonly port: number
  readonly tls: 'starttls' | 'tls' | 'none'
  readonly name: string | null
  readonly password: string | null
  readonly from: string
}

export interface Settings {
  readonly dataFolder: string
  readonly databaseUrl: string | null
  readonly ownerUrl: string | null
  readonly host: string
  readonly port: number
  readonly address: string | null
  readonly demonstration: boolean
  readonly development: boolean
  readonly logLevel: string
  /** Null where no mail server is set. */
  readonly mail: MailSettings | null
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

/** Reads settings, or throws one Error whose message lists every fault in words. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const known = Object.fromEntries(
    Object.keys(settingsSchema.shape).map(name => [name, environment[name] || undefined]),
  )
  const parsed = settingsSchema.safeParse(known)
  if (!parsed.success) {
    throw new Error(
      `These settings need correcting:\n${parsed.error.issues.map(issue => `  ${issue.path.join('.')}: ${issue.message}`).join('\n')}`,
    )
  }
  const set = parsed.data
  const faults = [...faultsBetween(set)]
  if (faults.length > 0)
    throw new Error(`These settings need correcting:\n${faults.map(fault => `  ${fault}`).join('\n')}`)
  return {
    dataFolder: set.LFA_DATA,
    databaseUrl: set.DATABASE_URL ?? null,
    ownerUrl: set.DATABASE_OWNER_URL ?? set.DATABASE_URL ?? null,
    host: set.LFA_HOST,
    port: set.LFA_PORT,
    address: set.LFA_ADDRESS ?? null,
    demonstration: set.LFA_DEMONSTRATION === 'yes',
    development: set.LFA_DEVELOPMENT === 'yes',
    logLevel: set.LFA_LOG,
    mail: mailOf(set),
  }
}

/** Called where no fault was found, so a host comes with an address to send from. */
function mailOf(set: z.infer<typeof settingsSchema>): MailSettings | null {
  const { LFA_MAIL_HOST: host, LFA_MAIL_FROM: from } = set
  if (host === undefined || from === undefined) return null
  return {
    ...{ host, from, port: set.LFA_MAIL_PORT, tls: set.LFA_MAIL_TLS },
    name: set.LFA_MAIL_NAME ?? null,
    password: set.LFA_MAIL_PASSWORD ?? null,
  }
}

function* faultsOfMail(set: z.infer<typeof settingsSchema>): Generator<string> {
  const { LFA_MAIL_HOST: host, LFA_MAIL_NAME: name, LFA_MAIL_PASSWORD: password } = set
  if ((name === undefined) !== (password === undefined)) {
    yield 'LFA_MAIL_NAME and LFA_MAIL_PASSWORD belong together: set both, or neither.'
  }
  if (host === undefined) return
  if (set.LFA_MAIL_FROM === undefined) yield 'LFA_MAIL_HOST is set, so LFA_MAIL_FROM must say the address to send from.'
  if (set.LFA_ADDRESS === undefined) {
    yield 'LFA_MAIL_HOST is set, so LFA_ADDRESS must say the web address that links in e-mails lead to.'
  }
  if (set.LFA_MAIL_TLS === 'none' && !loopback.has(host)) {
    yield 'LFA_MAIL_TLS is none, which is only for a mail server on this machine. Say starttls or tls.'
  }
}

function* faultsBetween(set: z.infer<typeof settingsSchema>): Generator<string> {
  if (set.DATABASE_OWNER_URL !== undefined && set.DATABASE_URL === undefined) {
    yield 'DATABASE_OWNER_URL is set without DATABASE_URL: set both, or neither for the embedded database.'
  }
  if (set.LFA_ADDRESS !== undefined && !isSafeAddress(new URL(set.LFA_ADDRESS))) {
    yield 'LFA_ADDRESS must begin with https:// unless it is this machine: pages carry case facts.'
  }
  yield* faultsOfMail(set)
  if (!loopback.has(set.LFA_HOST)) yield* faultsOnTheNetwork(set)
}

function* faultsOnTheNetwork(set: z.infer<typeof settingsSchema>): Generator<string> {
  if (set.LFA_ADDRESS === undefined) {
    yield 'LFA_HOST opens the product to the network, so LFA_ADDRESS must say the https:// address people use.'
  }
  if (set.LFA_DEMONSTRATION === 'yes') {
    yield 'LFA_HOST opens the product to the network while LFA_DEMONSTRATION is yes: anyone could sign in as anyone. Say no.'
  }
}

const isSafeAddress = (address: URL): boolean => address.protocol === 'https:' || loopback.has(address.hostname)
