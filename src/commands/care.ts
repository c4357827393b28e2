/** Commands for those who run the product: bring the database forward, examine it, set up a council, give a password. */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { systemActor } from '#domain/access/actor.ts'
import { accountProblems, setPassword } from '#features/account/door.ts'
import { importPeople, personByEmail, readPeopleList, setUpAuthority } from '#features/people/door.ts'
import { publishShippedTools } from '#features/audit-tools/door.ts'
import { asOwner } from '#platform/database/connection.ts'
import { examineDatabase } from '#platform/database/doctor.ts'
import { allMigrations, pendingMigrations } from '#platform/database/migrate.ts'
import { openLog } from '#platform/logging.ts'
import { readSettings } from '#platform/settings.ts'
import { bringForward, openDatabase, runAs } from '../opening.ts'
import { CommandFailed, exitCodes, say, tell } from './outcome.ts'
import { authorityOf, withProduct } from './with-product.ts'

export async function migrateCommand(): Promise<void> {
  const settings = readSettings(process.env)
  const database = await openDatabase(settings, openLog(settings.logLevel), true)
  try {
    const names = await bringForward(database.owner)
    tell(names.length === 0 ? 'The database is up to date.' : `Applied ${names.length}: ${names.join(', ')}`)
  } finally {
    await database.close()
  }
}

export async function doctorCommand(): Promise<void> {
  const settings = readSettings(process.env)
  const database = await openDatabase(settings, openLog(settings.logLevel), true)
  try {
    const examinations = await asOwner(database.owner, async client => {
      const pending = await pendingMigrations(client, await allMigrations())
      const migrations = {
        what: 'migrations',
        ok: pending.length === 0,
        sentence:
          pending.length === 0
            ? 'The database is up to date.'
            : `The database lacks ${pending.length} changes. Run "learning-from-audit migrate".`,
      }
      return [
        migrations,
        ...(await examineDatabase(async text => (await client.query<Record<string, unknown>>(text)).rows)),
      ]
    })
    for (const { ok, what, sentence } of examinations) tell(`${ok ? 'ok   ' : 'FAULT'} ${what}: ${sentence}`)
    const faults = examinations.filter(examination => !examination.ok).length
    if (faults > 0)
      throw new CommandFailed(`${faults} of ${examinations.length} need attention.`, exitCodes.unavailable)
  } finally {
    await database.close()
  }
}

export interface SetUp {
  readonly name: string
  readonly people: string
  readonly account: string
}

/** Sets up a council, its people, the shipped tools and the first account, whose password comes from LFA_PASSWORD or standard input. */
export async function setUpCommand({ name, people, account }: SetUp): Promise<void> {
  const rows = readPeopleList(await readFile(people))
  const password = await newPassword()
  await withProduct(async product => {
    if (product.face)
      throw new CommandFailed(`This database already has a council: ${product.face.name}.`, exitCodes.data)
    await runAs(product.building, systemActor(randomUUID(), 'Command line'), async ctx => {
      await setUpAuthority(ctx, { name, demonstration: false })
      await importPeople(ctx, rows)
      await publishShippedTools(ctx)
      const person = await personByEmail(ctx, account)
      if (!person) throw accountProblems.personUnknown({ email: account })
      await setPassword(ctx, person.staffId, account, password)
    })
    tell(`${name} has been set up with ${rows.length} people. ${account} can now sign in.`)
  })
}

export async function peopleCommand(file: string): Promise<void> {
  const rows = readPeopleList(await readFile(file))
  await withProduct(async product => {
    const imported = await runAs(product.building, systemActor(authorityOf(product), 'Command line'), ctx =>
      importPeople(ctx, rows),
    )
    tell(`${imported.added} people added, ${imported.changed} changed.`)
  })
}

export async function passwordCommand(email: string): Promise<void> {
  const password = await newPassword()
  await withProduct(async product => {
    await runAs(product.building, systemActor(authorityOf(product), 'Command line'), async ctx => {
      const person = await personByEmail(ctx, email)
      if (!person) throw accountProblems.personUnknown({ email })
      await setPassword(ctx, person.staffId, email, password)
    })
    tell(`${email} can now sign in with the new password. Sessions that were open have ended.`)
  })
}

/** From LFA_PASSWORD, or the first line of standard input: never from the command line, where others could read it. */
async function newPassword(): Promise<string> {
  if (process.env['LFA_PASSWORD']) return process.env['LFA_PASSWORD']
  if (process.stdin.isTTY) say('Type the new password and press Enter (it will be shown):')
  for await (const chunk of process.stdin.setEncoding('utf8')) {
    const line = String(chunk).split('\n')[0]?.trim()
    if (line) return line
  }
  throw new CommandFailed('No password was given. Set LFA_PASSWORD, or type it on standard input.', exitCodes.usage)
}
