/**
 * Every setting, with a sentence each, read from the environment once at start. A wrong setting is told in words, all at
 * once, before anything opens. docs/generated/settings.md is made from this table.
 */
import { z } from 'zod'

const yesNo = z.enum(['yes', 'no'])
const port = z.coerce.number().int().min(0).max(65_535)

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
  LFA_LOG: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'])
    .default('warn')
    .describe('How much to write to the log.'),
})

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
  }
}

function* faultsBetween(set: z.infer<typeof settingsSchema>): Generator<string> {
  if (set.DATABASE_OWNER_URL !== undefined && set.DATABASE_URL === undefined) {
    yield 'DATABASE_OWNER_URL is set without DATABASE_URL: set both, or neither for the embedded database.'
  }
  if (set.LFA_ADDRESS !== undefined && !isSafeAddress(new URL(set.LFA_ADDRESS))) {
    yield 'LFA_ADDRESS must begin with https:// unless it is this machine: pages carry case facts.'
  }
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
