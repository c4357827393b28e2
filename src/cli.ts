/** Side door: the same use-cases without a browser, for scheduled work and for those who run the product. */
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { caseloadCommand } from './commands/caseload.ts'
import { importAnnexACommand } from './commands/import-annex-a.ts'
import { doctorCommand, migrateCommand, passwordCommand, peopleCommand, setUpCommand } from './commands/care.ts'
import { exitCodeOf, exitCodes, say, sentenceOf } from './commands/outcome.ts'
import { reportFormats, roundReportCommand } from './commands/round-report.ts'
import { toolCheckCommand } from './commands/tool-check.ts'
import { toolRateCommand } from './commands/tool-rate.ts'
import { isLocalDate, localDate, type LocalDate } from '#domain/calendar/dates.ts'

const codes = `
Exit codes: 0 done, 1 a fault of ours, 64 not written as this help says, 65 the file or the rules say no,
66 not found, 69 the database cannot be reached or needs attention, 78 a setting needs correcting.`

function aDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new InvalidArgumentError('Write the date as yyyy-mm-dd, such as 2018-05-31.')
  return text
}

const aCount =
  (least: number, most: number) =>
  (text: string): number => {
    const count = Number(text)
    if (!Number.isInteger(count) || count < least || count > most)
      throw new InvalidArgumentError(`Write a whole number from ${least} to ${most}.`)
    return count
  }

function aFormat(text: string): keyof typeof reportFormats {
  if (!Object.hasOwn(reportFormats, text))
    throw new InvalidArgumentError(`Choose one of ${Object.keys(reportFormats).join(', ')}.`)
  return text as keyof typeof reportFormats
}

const program = new Command('learning-from-audit')
  .description(
    'Quality assurance for children’s social care. Settings come from the environment: see docs/generated/settings.md.',
  )
  .addHelpText('after', codes)
  .exitOverride()
  .configureHelp({ showGlobalOptions: true })

const imports = program.command('import').description('Bring in data that the council holds')
for (const [name, description] of [
  ['annex-a', 'Read an Ofsted Annex A workbook, or its lists as CSV files'],
  [
    'extract',
    'Read an extract: Annex A, Standard Safeguarding Dataset, SSDA903, children in need census, DfE data flow',
  ],
] as const) {
  const command = imports
    .command(name)
    .description(description)
    .argument('<files...>', 'one .xlsx workbook, several .csv files, or one folder of .csv files')
    .option('--report-date <date>', 'the day the extract was made (yyyy-mm-dd); left out, today', aDate)
    .option('--accept', 'accept it at once, so that rounds can be drawn from it and measures are worked out')
    .option('--as <email>', 'whom the record names; left out, the first quality assurance lead by name')
    .addHelpText('after', codes)
    .action(importAnnexACommand)
  if (name === 'extract')
    command.option('--mapping <file>', 'what the columns of one CSV of your own hold (.json): see docs/guides')
}

program
  .command('round')
  .description('Rounds of audits')
  .command('report')
  .description('The learning report of a round, in any of its formats')
  .argument('<reference>', 'the round, such as 2018-05-monthly; 2018-05 will do where one round has that month')
  .option('--format <format>', Object.keys(reportFormats).join(', '), aFormat, 'text')
  .option('--out <file>', 'where to write it; left out, standard output')
  .option('--as <email>', 'whose reach the figures have; left out, the first quality assurance lead by name')
  .addHelpText('after', codes)
  .action(roundReportCommand)

program
  .command('caseload')
  .description('Invented caseloads, for demonstration, training and tests')
  .command('make')
  .description('Write one as files in every format that can be brought in, with what was planted in it')
  .argument('<folder>', 'where to write it: a folder that is not there yet')
  .option('--children <number>', 'how many', aCount(1, 100_000), 1000)
  .option('--seed <number>', 'any whole number: the same one makes the same caseload', aCount(0, 2_147_483_647), 1)
  .option('--report-date <date>', 'the day of the extract (yyyy-mm-dd)', aDate, localDate('2026-03-31'))
  .option('--planted <percent>', 'in how many of a hundred journeys a fault is planted', aCount(0, 100), 5)
  .addHelpText('after', codes)
  .action(caseloadCommand)

const tool = program.command('tool').description('Audit tools')
tool
  .command('check')
  .description('Read a file as an audit tool and name every fault at its place')
  .argument('<file>', 'a .json file: see docs/guides/writing-an-audit-tool.md')
  .addHelpText('after', codes)
  .action(toolCheckCommand)
tool
  .command('rate')
  .description('Work out what a tool asks, rates and counts for sets of answers, as JSON, one line for each set')
  .argument('<file>', 'a tool without faults: a .json file')
  .argument('<answers>', 'one set of answers on each line, as JSON: see docs/guides/writing-an-audit-tool.md')
  .addHelpText('after', codes)
  .action(toolRateCommand)

program
  .command('migrate')
  .description('Bring the database forward to this version')
  .addHelpText('after', codes)
  .action(migrateCommand)
program
  .command('doctor')
  .description('Examine the database: durability, separation, migrations')
  .addHelpText('after', codes)
  .action(doctorCommand)

program
  .command('set-up')
  .description('Set up a council in an empty database')
  .requiredOption('--name <name>', 'the council’s name')
  .requiredOption('--people <file>', 'a CSV of its people (see docs/guides/running-it.md)')
  .requiredOption(
    '--account <email>',
    'who gets the first account; the password comes from LFA_PASSWORD or standard input',
  )
  .addHelpText('after', codes)
  .action(setUpCommand)

program
  .command('people')
  .description('The council’s people')
  .command('import')
  .description('Add and change people from a CSV')
  .argument('<file>')
  .addHelpText('after', codes)
  .action(peopleCommand)

program
  .command('account')
  .description('Local accounts')
  .command('password')
  .description('Give a person a new password, from LFA_PASSWORD or standard input')
  .argument('<email>')
  .addHelpText('after', codes)
  .action(passwordCommand)

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : exitCodes.usage
  else {
    say(sentenceOf(error))
    process.exitCode = exitCodeOf(error)
  }
}
